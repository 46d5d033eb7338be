import Foundation
import Quantities

/// What is above a line and what is below it, over some places.
struct TruthQuotient: Hashable, Sendable {
    /// The sum of the numerators.
    var numerator: TruthFigure
    /// The sum of the denominators.
    var denominator: TruthFigure

    /// Apart.
    static func + (left: Self, right: Self) -> Self {
        Self(numerator: left.numerator + right.numerator, denominator: left.denominator + right.denominator)
    }

    /// The quotient in per cent, to four decimals, and between what it lies: least by most, and most by least. What may be a share
    /// is none of more than everything.
    var rate: TruthFigure? {
        guard denominator.value > 0 else { return nil }
        let value = Self.rounded(numerator.value * 100 / denominator.value, .plain)
        guard !numerator.isExact || !denominator.isExact else { return TruthFigure(value, Bounds(exactly: value)) }
        var least: Decimal = 0
        if let most = denominator.most, most > 0 { least = Self.rounded(numerator.least * 100 / most, .down) }
        var most: Decimal?
        if let above = numerator.most, denominator.least > 0 {
            most = Self.rounded(above * 100 / denominator.least, .up)
        }
        if value <= 100, least <= 100 { most = min(most ?? 100, 100) }
        return TruthFigure(value, Bounds(lower: least, upper: most))
    }

    private static func rounded(_ number: Decimal, _ mode: Decimal.RoundingMode) -> Decimal {
        var (source, result) = (number, Decimal())
        NSDecimalRound(&result, &source, 4, mode)
        return result
    }
}
