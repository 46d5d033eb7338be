import Foundation
import Indicators
import Observations
import Quantities

extension Contribution {
    /// What a place hands up of one indicator, with what the coverage of the place above tells of it.
    public struct Line: Hashable, Sendable {
        /// What is counted.
        public var indicator: IndicatorCode
        /// The base unit.
        public var unit: String
        /// The own figure, which stands in the distribution above.
        public var ownValue: Decimal?
        /// The bounds of the own figure.
        public var ownBounds: Bounds?
        /// What is handed up.
        public var value: Decimal?
        /// The bounds of what is handed up.
        public var bounds: Bounds?
        /// By which rule.
        public var rule = Cell.HandedUpBy.nothing
        /// Whether children are missing in it.
        public var isPartial = false
        /// What it is made of.
        public var makeup = Makeup()
        /// For a ratio: the numerator and denominator.
        public var parts: RatioParts?
        /// For a ratio: whether the place's own parts do not give the rate that it states.
        public var partsDisagree = false
        /// Whether several own figures stand and nothing decides between them.
        public var isAmbiguous = false
        /// Whether only a later report states the own figure, looking back.
        public var isLookingBack = false
        /// Which editions read the figures behind it; see ``Cell/editions``.
        public var editions: [Edition]?
        /// The counties under the place, for this indicator.
        public var counties = Coverage.Counties()

        /// What a cell hands up.
        public init(of cell: Cell) {
            indicator = cell.indicator
            unit = cell.unit
            ownValue = cell.ownValue
            ownBounds = cell.ownBounds
            value = cell.handedUp
            bounds = cell.handedUpBounds
            rule = cell.handedUpBy
            isPartial = cell.handedUpIsPartial
            makeup = cell.handedUpMakeup
            parts = cell.handedUpParts
            partsDisagree = cell.ratioPartsDisagree
            isAmbiguous = cell.isAmbiguous
            isLookingBack = !cell.ownFigures.isEmpty && cell.ownFigures.allSatisfy { $0.reportYear > cell.year }
            editions = cell.editions
            counties = cell.coverage.counties
        }

        /// A line that hands up nothing.
        public init(indicator: IndicatorCode, unit: String) {
            self.indicator = indicator
            self.unit = unit
        }

        /// Whether the place or something under it says anything countable about the indicator.
        var isStated: Bool { ownValue != nil || rule != .nothing }

        /// For a ratio: whether the parts are those of the place's own organs, which no quotient of whole places takes.
        var partsAreOfOrgans: Bool { parts != nil && rule == .organPlusChildren }

        /// Whether what is stated is exactly zero.
        var saysZero: Bool { (rule != .nothing ? bounds : ownBounds) == Bounds(exactly: 0) }
    }
}
