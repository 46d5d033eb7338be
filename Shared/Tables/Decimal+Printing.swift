import Foundation
import Quantities
import Rollups

extension Decimal {
    /// The value of a sum, rounded so that it shows no digit finer than its bounds allow.
    ///
    /// A sum of 126000 ± 500 and 1284 is known to the thousand: 127000. Exact sums, single figures and sums without an
    /// upper end stay as they are; the last are said with “at least”.
    ///
    /// - Parameters:
    ///   - bounds: the bounds of the value.
    ///   - figures: how many figures went in.
    func coarsened(to bounds: Bounds?, figures: Int) -> Decimal {
        guard figures > 1, let bounds, let upper = bounds.upper, upper > bounds.lower else { return self }
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
    var printedValue: Decimal? { value?.coarsened(to: bounds, figures: makeup.figures) }
    /// ``handedUp`` without digits finer than its bounds.
    var printedHandedUp: Decimal? { handedUp?.coarsened(to: handedUpBounds, figures: handedUpMakeup.figures) }
}
