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

    /// The quotient in per cent, to four decimals, and between what it lies: the least and the most of the quotients of both ends of both
    /// intervals. What may be a share is none of more than everything.
    var rate: TruthFigure? {
        guard denominator.value > 0 else { return nil }
        let value = Self.rounded(numerator.value * 100 / denominator.value, .plain)
        guard !numerator.isExact || !denominator.isExact else { return TruthFigure(value, Bounds(exactly: value)) }
        let under = [denominator.least, denominator.most].compactMap(\.self).filter { $0 > 0 }
        let corners = [numerator.least, numerator.most].compactMap(\.self).flatMap { above in
            under.map { above * 100 / $0 }
        }
        let least = denominator.most == nil ? 0 : Self.rounded(corners.min() ?? 0, .down)
        let hasEnd = numerator.most != nil && denominator.least > 0
        var most = hasEnd ? corners.max().map { Self.rounded($0, .up) } : nil
        if value <= 100, least <= 100 { most = min(most ?? 100, 100) }
        return TruthFigure(value, Bounds(lower: least, upper: most))
    }

    private static func rounded(_ number: Decimal, _ mode: Decimal.RoundingMode) -> Decimal {
        var (source, result) = (number, Decimal())
        NSDecimalRound(&result, &source, 4, mode)
        return result
    }
}
