import Foundation
import Indicators
import Observations
import Places
import Quantities

/// Indicator × place × year after the roll-up.
public struct Cell: Hashable, Codable, Sendable {
    /// How the value over the children came about.
    public enum Method: String, Codable, Sendable, CaseIterable {
        /// Added with bounds.
        case sum
        /// Summed numerators over summed denominators.
        case ratio
        /// Nothing is added; the children's figures stand beside each other.
        case none
    }

    /// By which rule a place hands a figure up.
    public enum HandedUpBy: String, Codable, Sendable, CaseIterable {
        /// Its own figure of ambit whole.
        case ownWhole = "own_whole"
        /// Its own organs' figure plus what its children hand up; of a ratio the organs' parts alone, where no child hands up any.
        case organPlusChildren = "organ_plus_children"
        /// What its children hand up.
        case children
        /// Nothing is handed up.
        case nothing
    }

    /// The comparison of a place's own figure with what its children hand up.
    public enum Verdict: String, Codable, Sendable, CaseIterable {
        /// The bounds overlap.
        case equal
        /// The own figure is larger: children are missing, or the rest is the organ's own share.
        case incomplete
        /// The own figure's upper bound is below the sum's lower one. Shown to officials as 待核实.
        case contradiction
        /// Nothing can be compared; the reason says why.
        case none
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

    /// Over the children: the sum of the stated values, or the ratio in per cent to four decimals; `nil` when there is
    /// none. Where no child that counts states the figure there is no value, even if a zone of unknown standing does.
    public var value: Decimal?
    /// The bounds of ``value``; a zone of unknown standing widens the upper one.
    public var bounds: Bounds?
    /// What ``value`` is made of.
    public var makeup = Makeup()
    /// How many of the direct children that are divisions entered ``value``.
    public var childrenInValue = 0
    /// For a ratio: the summed numerators.
    public var numerator: Decimal?
    /// For a ratio: the summed denominators.
    public var denominator: Decimal?
    /// For a ratio: the children that state both parts and are not in it: their parts do not give the rate that they state, or
    /// cover their own organs alone.
    public var ratioExcluded: [String] = []
    /// How the children's own figures spread; `nil` for figures that are added, and when none is stated.
    public var distribution: Distribution?
    /// The states of the direct children, and of the counties under the place.
    public var coverage = Coverage()
    /// The zones directly under the place that hand something up.
    public var zones: [ZoneFigure] = []

    /// The place's own figure; `nil` when it states none or several that nothing decides between.
    public var ownValue: Decimal?
    /// The bounds of the own figure.
    public var ownBounds: Bounds?
    /// The ambit of the own figure.
    public var ownAmbit: Ambit?
    /// The days to which the own figure refers.
    public var ownPeriod: Period?
    /// The figures that make up ``ownValue`` (several that stand side by side were joined), or when the cell is ambiguous,
    /// all that compete.
    public var ownFigures: [OwnFigure] = []
    /// What later reports say, looking back, where it differs from the report of the year.
    public var restatements: [OwnFigure] = []
    /// Whether several own figures stand and nothing decides between them.
    public var isAmbiguous = false
    /// What persons decided about the own figure, or about figures that compete for it; `nil` when nobody did. While one about the
    /// cell applies, ``ownFigures`` are the figures that it was about.
    public var decisions: [CellDecision]?

    /// Which editions of the reader read the figures behind the cell, the place's own and those below, in order; `nil` when there are
    /// none. More than one mean that some were read by another catalogue than others.
    public var editions: [Edition]?

    /// What is handed up to the parent.
    public var handedUp: Decimal?
    /// The bounds of what is handed up.
    public var handedUpBounds: Bounds?
    /// By which rule.
    public var handedUpBy = HandedUpBy.nothing
    /// Whether children are missing in what is handed up.
    public var handedUpIsPartial = false
    /// What the handed-up figure is made of.
    public var handedUpMakeup = Makeup()
    /// For a ratio: the numerator and denominator that are handed up.
    public var handedUpParts: RatioParts?
    /// For a ratio: whether the place states both parts and they do not give the rate that it states.
    public var ratioPartsDisagree = false

    /// Own figure minus ``value``, where both are comparable.
    public var difference: Decimal?
    /// The comparison of own figure and ``value``.
    public var verdict = Verdict.none
    /// Why the verdict is what it is.
    public var verdictReason = VerdictReason(.noChildren)

    /// An empty cell of a place, year and indicator.
    public init(place: PlaceCode, year: Int, indicator: IndicatorCode, unit: String, method: Method) {
        self.place = place
        self.year = year
        self.indicator = indicator
        self.unit = unit
        self.method = method
    }

    /// Whether every expected child entered ``value``, and none of them in part only.
    ///
    /// A value that is not complete is labelled 已载明合计, never 全市 or 全省.
    public var isComplete: Bool { coverage.isComplete && childrenInValue >= coverage.expected }

    /// How many of the figures in ``value`` cover part of the year only.
    public var partialPeriods: Int { makeup.partialPeriods }

    /// Whether a person decided what the own figure is, or that there is none.
    public var isAdjudicated: Bool { decisions?.contains(where: \.isApplied) ?? false }

    /// Whether a person decided, and what was decided about is no longer what it was.
    public var isReopened: Bool { decisions?.contains { !$0.isApplied } ?? false }

    /// Whether the place or something under it says anything countable about the indicator.
    public var isStated: Bool { ownValue != nil || handedUpBy != .nothing }
}
