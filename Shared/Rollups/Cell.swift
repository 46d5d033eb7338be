import Foundation
import Indicators
import Observations
import Places
import Quantities

/// Indicator × place × year after the roll-up.
public struct Cell: Hashable, Codable, Sendable {
    /// How the value over the children came about.
    public enum Method: String, Codable, Sendable {
        /// Added with bounds.
        case sum
        /// Summed numerators over summed denominators.
        case ratio
        /// Nothing is added; the children's figures stand beside each other.
        case none
    }

    /// By which rule a place hands a figure up.
    public enum HandedUpBy: String, Codable, Sendable {
        /// Its own figure of ambit whole.
        case ownWhole = "own_whole"
        /// Its own organs' figure plus what its children hand up.
        case organPlusChildren = "organ_plus_children"
        /// What its children hand up.
        case children
        /// Nothing is handed up.
        case nothing
    }

    /// The comparison of a place's own figure with what its children hand up.
    public enum Verdict: String, Codable, Sendable {
        /// The bounds overlap.
        case equal
        /// The own figure is larger: children are missing, or the rest is the organ's own share.
        case incomplete
        /// The own figure's upper bound is below the sum's lower one. Shown to officials as 待核实.
        case contradiction
        /// Nothing can be compared; the reason says why.
        case none
    }

    /// How many direct children are in which state for this figure.
    public struct Coverage: Hashable, Codable, Sendable {
        /// Divisions in force in that year.
        public var expected = 0
        /// Of these, with a report that was read.
        public var reporting = 0
        /// Of these, stating the figure (zero included).
        public var stating = 0
        /// Of these, stating zero.
        public var zero = 0
        /// Of these, whose document could not be read.
        public var unreadable = 0
        /// Names of the expected children that do not state the figure.
        public var missingNames: [String] = []

        /// No children at all.
        public init() {}
    }

    /// The place.
    public var place: PlaceCode
    /// The year.
    public var year: Int
    /// What is counted.
    public var indicator: IndicatorCode
    /// The base unit.
    public var unit: String
    /// How ``value`` came about.
    public var method: Method
    /// Over the children: the sum of the exact parts and lower bounds, or the ratio; `nil` when there is none.
    public var value: Decimal?
    /// The bounds of ``value``.
    public var bounds: Bounds?
    /// The place's own figure; `nil` when it states none or several that nothing decides between.
    public var ownValue: Decimal?
    /// The bounds of the own figure.
    public var ownBounds: Bounds?
    /// The ambit of the own figure.
    public var ownAmbit: Ambit?
    /// Whether several own figures stand and nothing decides between them.
    public var isAmbiguous: Bool
    /// What is handed up to the parent.
    public var handedUp: Decimal?
    /// The bounds of what is handed up.
    public var handedUpBounds: Bounds?
    /// By which rule.
    public var handedUpBy: HandedUpBy
    /// For a ratio: the summed numerators.
    public var numerator: Decimal?
    /// For a ratio: the summed denominators.
    public var denominator: Decimal?
    /// The states of the direct children.
    public var coverage: Coverage
    /// How many of the figures in the value cover part of the year only.
    public var partialPeriods: Int
    /// Own figure minus ``value``, where both are comparable.
    public var difference: Decimal?
    /// The comparison of own figure and ``value``.
    public var verdict: Verdict
    /// Why the verdict is what it is, for a person.
    public var verdictReason: String

    /// An empty cell of a place, year and indicator.
    public init(place: PlaceCode, year: Int, indicator: IndicatorCode, unit: String, method: Method) {
        self.place = place
        self.year = year
        self.indicator = indicator
        self.unit = unit
        self.method = method
        isAmbiguous = false
        handedUpBy = .nothing
        coverage = Coverage()
        partialPeriods = 0
        verdict = .none
        verdictReason = ""
    }
}
