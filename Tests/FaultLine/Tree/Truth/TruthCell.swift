import Foundation
import Indicators
import Rollups

/// What a cell must say.
struct TruthCell: Hashable, Sendable {
    /// How many places owe a figure, have a report, and state the figure.
    struct Count: Hashable, Sendable {
        /// All that there are in that year.
        var expected = 0
        /// Of these, with a report.
        var reporting = 0
        /// Of these, with the figure: their own, or one of theirs below.
        var stating = 0
        /// Of these, whose own figure the report of a later year states, looking back.
        var statedLater = 0

        /// Together.
        static func + (left: Self, right: Self) -> Self {
            Self(
                expected: left.expected + right.expected, reporting: left.reporting + right.reporting,
                stating: left.stating + right.stating, statedLater: left.statedLater + right.statedLater)
        }
    }

    /// Whether it is added, divided, or neither.
    var method: Cell.Method
    /// What the places directly below hand up together; of a rate the quotient.
    var value: TruthFigure?
    /// For a rate: of what it is the quotient.
    var parts: TruthQuotient?
    /// The places directly below whose parts are their organs' alone, and so in no quotient.
    var ofOrgans: [String] = []
    /// The own figures of the places directly below, of what is not added.
    var spread: [Decimal] = []
    /// How many divisions directly below are in ``value``.
    var inValue = 0
    /// What the place's own report says.
    var own: TruthFigure?
    /// Whether a report of a later year says it.
    var isLookingBack = false
    /// How far that reaches.
    var ambit: Ambit?
    /// What the place hands up.
    var handedUp: TruthFigure?
    /// For a rate: of what it is the quotient.
    var handedUpParts: TruthQuotient?
    /// By which rule.
    var rule = Cell.HandedUpBy.nothing
    /// Whether something is missing in it.
    var isPartial = false
    /// Own total and sum, held against each other.
    var verdict = Cell.Verdict.none
    /// The own figure less the sum, where they are.
    var difference: Decimal?
    /// The places directly below.
    var direct = Count()
    /// The counties below, at whatever depth.
    var counties = Count()
    /// Whether a place below hands up something that is not complete.
    var hasPartial = false

    /// Whether every place below is in the value, and wholly.
    var isComplete: Bool {
        direct.expected > 0 && direct.stating == direct.expected && !hasPartial && inValue >= direct.expected
    }

    /// Whether the place, or one below, says anything.
    var isStated: Bool { own != nil || rule != .nothing }
}
