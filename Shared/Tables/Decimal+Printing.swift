import Foundation
import Quantities
import Rollups

extension Decimal {
    /// The value of a sum or quotient, rounded so that it shows no digit finer than its bounds allow.
    ///
    /// A sum of 126000 ± 500 and 1284 is known to the thousand: 127000. Exact sums and sums without an upper end stay as
    /// they are; the last are said with “at least”. So does a single “at most”, of which the value is the upper end; every other single
    /// figure has no finer digits than its bounds as it is printed.
    ///
    /// - Parameters:
    ///   - bounds: the bounds of the value.
    ///   - isSingle: whether it may be one figure as a text states it.
    func coarsened(to bounds: Bounds?, isSingle: Bool) -> Decimal {
        guard let bounds, let upper = bounds.upper, upper > bounds.lower, !isSingle || bounds.lower > 0 else {
            return self
        }
        let width = upper - bounds.lower
        var step: Decimal = 1
        while step * 10 <= width { step *= 10 }
        while step > width { step /= 10 }
        func rounded(_ mode: NSDecimalNumber.RoundingMode) -> Decimal {
            var quotient = self / step
            var whole = Decimal()
            NSDecimalRound(&whole, &quotient, 0, mode)
            return whole * step
        }
        let nearest = rounded(.plain)
        return nearest > upper ? rounded(.down) : nearest
    }
}

extension Cell {
    /// ``value`` without digits finer than its bounds.
    var printedValue: Decimal? { value?.coarsened(to: bounds, isSingle: method == .sum && makeup.figures <= 1) }
    /// ``handedUp`` without digits finer than its bounds.
    var printedHandedUp: Decimal? {
        handedUp?.coarsened(to: handedUpBounds, isSingle: method == .sum && handedUpMakeup.figures <= 1)
    }
}

extension CellBrief {
    /// Whether it is of a rate.
    var isRate: Bool { unit == "%" }
    /// ``value`` without digits finer than its bounds.
    var printedValue: Decimal? { value?.coarsened(to: bounds, isSingle: !isRate && stating <= 1) }
    /// ``handedUp`` without digits finer than its bounds.
    var printedHandedUp: Decimal? {
        handedUp?.coarsened(
            to: handedUpBounds, isSingle: !isRate && (handedUpBy == .ownWhole || value == nil || stating <= 1))
    }
}
