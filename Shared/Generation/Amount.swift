import Foundation

/// An invented number: whole units of its last decimal, so that it is the same on every machine.
struct Amount: Hashable, Sendable {
    /// The number times 10 to the power of ``decimals``.
    var units: Int
    /// How many decimals it has at most.
    var decimals = 0

    /// The number.
    var value: Decimal { Decimal(units) / Self.power(decimals) }

    /// The number as it is printed, without idle zeros behind the point.
    var text: String {
        var scale = 1
        for _ in 0..<decimals { scale *= 10 }
        guard scale > 1, units % scale != 0 else { return String(units / scale) }
        var digits = String(units % scale)
        digits = String(repeating: "0", count: decimals - digits.count) + digits
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(units / scale).\(digits)"
    }

    /// A share in per cent with two decimals, rounded half up.
    static func share(_ part: Int, of whole: Int) -> Amount {
        Amount(units: whole == 0 ? 0 : (part * 20_000 + whole) / (2 * whole), decimals: 2)
    }

    private static func power(_ exponent: Int) -> Decimal {
        var result: Decimal = 1
        for _ in 0..<exponent { result *= 10 }
        return result
    }
}
