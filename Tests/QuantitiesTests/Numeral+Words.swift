import Foundation
import Quantities

extension Numeral {
    /// The number at the start of a text, whichever way it is written; `nil` when none starts there.
    static func read(_ text: String) -> Numeral? {
        let bytes = Array(text.utf8)
        return NumeralReader.digits(bytes, at: 0) ?? NumeralReader.chinese(bytes, at: 0)
    }

    /// The number at the start of a text as the tables of these tests write it: `3.2万 = 32000`, `97.9% = 97.9 %`,
    /// `两千余 = 2000 +`; `-` when none starts there.
    static func words(_ text: String) -> String {
        guard let numeral = read(text) else { return "-" }
        let surface = String(decoding: Array(text.utf8)[numeral.range], as: UTF8.self)
        return "\(surface) = \(numeral.value)" + (numeral.isShare ? " %" : "") + (numeral.isOpen ? " +" : "")
    }
}

extension Bounds {
    /// `5`, `[300,400)`, `[50,)` or `[0,30]`.
    var words: String {
        guard !isExact else { return "\(lower)" }
        guard let upper else { return "[\(lower),)" }
        return "[\(lower),\(upper)" + (excludesUpper ? ")" : "]")
    }
}
