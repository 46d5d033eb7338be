import Foundation
import Indicators
import Quantities

/// A figure as it stands in a report, with the value that a reader takes from it: rounding loses what is not printed.
struct PrintedFigure: Hashable, Sendable {
    let text: String
    let value: Decimal
    let qualifier: Qualifier
    /// Between what the truth lies for whoever reads it: 余 goes up to the next step of the last digit that is not zero, 约 a step both
    /// ways, 超过 has no end; what is printed in 万 or 亿 is true to half of its last digit.
    let bounds: Bounds

    /// Prints an amount in a form; where the form does not suit the amount, plainly.
    init(_ amount: Amount, _ form: Slot.Form, isMoney: Bool) {
        let units = amount.units
        var text = amount.text
        var value = amount.value
        var qualifier = Qualifier.exact
        var bounds: Bounds?
        func scale(_ scale: Int, _ word: String, _ isWhole: Bool) {
            let figure = Self.scaled(units, scale, word, isWhole)
            (text, value) = (figure.text, Decimal(figure.value))
            bounds = Bounds(
                lower: max(0, Decimal(figure.value) - Decimal(figure.step) / 2),
                upper: Decimal(figure.value) + Decimal(figure.step) / 2)
        }
        switch form {
        case .plain: break
        case .grouped: text = Self.grouped(units)
        case .tenThousands where isMoney || units >= 10_000: scale(10_000, "万", isMoney)
        case .hundredMillions where units >= 100_000_000: scale(100_000_000, "亿", false)
        case .hundredMillions: scale(10_000, "万", isMoney)
        case .more, .about, .above:
            guard let rounded = Self.rounded(units) else { break }
            let step = Self.lastStep(of: rounded)
            value = Decimal(rounded)
            switch form {
            case .about:
                (text, qualifier) = ("约\(rounded)", .about)
                bounds = Bounds(lower: Decimal(rounded - step), upper: Decimal(rounded + step))
            case .above:
                (text, qualifier) = ("超过\(rounded)", .atLeast)
                bounds = Bounds(lower: Decimal(rounded), upper: nil)
            default:
                (text, qualifier) = ("\(rounded)余", .about)
                bounds = Bounds(lower: Decimal(rounded), upper: Decimal(rounded + step), excludesUpper: true)
            }
        case .words where (1..<100).contains(units): text = Self.words(units)
        case .tenThousands, .words: break
        }
        self.text = text
        self.value = value
        self.qualifier = qualifier
        self.bounds = bounds ?? Bounds(exactly: value)
    }

    private static func grouped(_ units: Int) -> String {
        guard units >= 1000 else { return String(units) }
        let rest = String(units % 1000)
        return grouped(units / 1000) + "," + String(repeating: "0", count: 3 - rest.count) + rest
    }

    /// Two decimals of a larger unit; whole ones for amounts of money, as offices do.
    private static func scaled(
        _ units: Int, _ scale: Int, _ word: String, _ isWhole: Bool
    ) -> (text: String, value: Int, step: Int) {
        if isWhole { return ("\(units / scale)\(word)", units / scale * scale, scale) }
        let hundredths = units / (scale / 100)
        // Idle zeros are not printed.
        let step = hundredths % 100 == 0 ? scale : hundredths % 10 == 0 ? scale / 10 : scale / 100
        return (Amount(units: hundredths, decimals: 2).text + word, hundredths * (scale / 100), step)
    }

    /// One of the last digit that is not zero: 100 for 1200.
    private static func lastStep(of number: Int) -> Int {
        var step = 1
        while number > 0, number % (step * 10) == 0 { step *= 10 }
        return step
    }

    /// Down to what an office says with 余, 约, 超过; `nil` for numbers so small that nobody rounds them.
    private static func rounded(_ units: Int) -> Int? {
        guard units >= 20 else { return nil }
        var step = 10
        while step * 100 <= units { step *= 10 }
        return units / step * step
    }

    private static func words(_ units: Int) -> String {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        // Before a measure word two is 两.
        guard units != 2 else { return "两" }
        let tens = units / 10
        return (tens > 1 ? digits[tens] : "") + (tens > 0 ? "十" : "") + digits[units % 10]
    }

    /// 一, 二, … for the numbers of headings.
    static func ordinal(_ number: Int) -> String { number == 2 ? "二" : words(number) }
}
