import Foundation
import Phrases
import Quantities

/// Figures as people read them.
struct FigurePrinting {
    let language: Language

    /// A figure with its unit. Where it is not exact, the bounds decide how it is said: “不少于”, “约”.
    func figure(_ value: Decimal, _ bounds: Bounds?, unit: String) -> String {
        guard let bounds, !bounds.isExact else { return number(value, unit: unit) }
        if bounds.upper == nil { return "≥" + number(bounds.lower, unit: unit) }
        return (language == .zh ? "约" : "~") + number(value, unit: unit)
    }

    /// A number with its unit: groups of three digits; in Chinese whole 万 and 亿 where nothing is lost by it.
    func number(_ value: Decimal, unit: String) -> String {
        if unit == "%" { return "\(rounded(value, 2))%" }
        if language == .zh {
            for (size, word) in [(Decimal(100_000_000), "亿"), (Decimal(10_000), "万")] where value.magnitude >= size * 10
            {
                let scaled = value / size
                if rounded(scaled, 2) == scaled { return "\(scaled)\(word)\(unit)" }
            }
        }
        return grouped(value) + (language == .zh || unit.isEmpty ? unit : " \(unit)")
    }

    /// Between which values the true one lies; `nil` where only one is possible.
    func interval(_ bounds: Bounds?, unit: String) -> String? {
        guard let bounds, !bounds.isExact else { return nil }
        let lower = number(bounds.lower, unit: unit)
        guard let upper = bounds.upper.map({ number($0, unit: unit) }) else {
            return language == .zh ? "不少于\(lower)" : "at least \(lower)"
        }
        return bounds.excludesUpper
            ? (language == .zh ? "\(lower)至不足\(upper)" : "from \(lower) to below \(upper)")
            : (language == .zh ? "\(lower)至\(upper)" : "from \(lower) to \(upper)")
    }

    /// A numerator over its denominator; `nil` where either is not known.
    func quotient(_ numerator: Decimal?, _ denominator: Decimal?) -> String? {
        guard let numerator, let denominator else { return nil }
        return number(numerator, unit: "") + "/" + number(denominator, unit: "")
    }

    /// A number with its sign, for differences.
    func signed(_ value: Decimal) -> String { (value < 0 ? "−" : "+") + grouped(value.magnitude) }

    private func rounded(_ value: Decimal, _ digits: Int) -> Decimal {
        var source = value
        var result = Decimal()
        NSDecimalRound(&result, &source, digits, .plain)
        return result
    }

    private func grouped(_ value: Decimal) -> String {
        let parts = "\(value.magnitude)".split(separator: ".", maxSplits: 1)
        let digits = Array(parts.first ?? "0")
        var whole = ""
        for (index, digit) in digits.enumerated() {
            if index > 0 && (digits.count - index) % 3 == 0 { whole.append(",") }
            whole.append(digit)
        }
        return (value < 0 ? "−" : "") + whole + (parts.count > 1 ? "." + parts[1] : "")
    }
}
