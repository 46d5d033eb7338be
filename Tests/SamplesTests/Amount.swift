import Foundation
import Quantities

/// A value and the interval in which the true value lies, as the tables of ``Truth`` write them.
struct Amount: Hashable, CustomStringConvertible {
    /// The value in the base unit.
    var value: Decimal
    /// The interval.
    var bounds: Bounds

    /// A value with its interval.
    init(value: Decimal, bounds: Bounds) {
        self.value = value
        self.bounds = bounds
    }

    /// Reads `231`, `380[380,390)`, `153600[153550,153650]` or `1800[1800,)`.
    init(_ text: String) {
        let parts = text.split(whereSeparator: { "[],)".contains($0) }).map { Self.number($0) }
        value = parts[0]
        bounds =
            switch parts.count {
            case 1: Bounds(exactly: parts[0])
            case 2: Bounds(lower: parts[1], upper: nil)
            default: Bounds(lower: parts[1], upper: parts[2], excludesUpper: text.hasSuffix(")"))
            }
    }

    /// As the tables write it.
    var description: String {
        guard !bounds.isExact || bounds.lower != value else { return "\(value)" }
        return "\(value)[\(bounds.lower),\(bounds.upper.map { "\($0)" } ?? "")\(closing)"
    }

    private var closing: String { bounds.upper == nil || bounds.excludesUpper ? ")" : "]" }

    private static func number(_ text: some StringProtocol) -> Decimal {
        guard let number = Decimal(string: String(text)) else {
            preconditionFailure("“\(text)” in a table of truth is not a number")
        }
        return number
    }
}
