import Documents
import Foundation
import Indicators
import Observations
import Quantities

/// A figure that could fill a place's own cell, with what the rules of precedence look at.
struct Candidate {
    /// The document and the position in its findings: what a fate is told of.
    struct Key: Hashable, Comparable {
        let document: DocumentID
        let index: Int

        static func < (left: Self, right: Self) -> Bool {
            (left.document, left.index) < (right.document, right.index)
        }
    }

    let key: Key
    let observation: Observation
    let kind: DocumentMetadata.Kind
    let reportYear: Int
    let published: CalendarDay?
    let checks: [Check]
    /// The edition that read it; `nil` for what a person decided without any reading.
    let edition: Edition?

    /// The figure for the cell.
    var figure: OwnFigure {
        OwnFigure(
            document: key.document, index: key.index, surface: observation.surface, value: observation.value,
            bounds: observation.bounds, ambit: observation.ambit, period: observation.period, reportYear: reportYear)
    }

    /// The last day to which the figure can reach: never beyond the date of signature or publication. A date before the
    /// period's first day is a mistake and ignored.
    var lastDay: CalendarDay {
        guard let published, published >= observation.period.from else { return observation.period.to }
        return min(observation.period.to, published)
    }
}

/// One figure, or several that are one figure together.
struct Statement {
    /// The figures, in the order of the text.
    var parts: [Candidate]
    var value: Decimal
    var bounds: Bounds
    /// The days that the text names; for stocks the day.
    var period: Period
    /// Whether it is a flow that does not cover the whole year.
    var isPartial: Bool

    init(_ candidate: Candidate, nature: Indicator.Nature?) {
        parts = [candidate]
        value = candidate.observation.value
        bounds = candidate.observation.bounds
        period = candidate.observation.period
        if nature == .stock { period = Period(from: period.to, to: period.to) }
        isPartial =
            nature == .flow
            && !(candidate.observation.period.isWholeYear && candidate.lastDay == candidate.observation.period.to)
    }

    /// The document; every part is from the same one.
    var document: DocumentID { parts[0].key.document }

    /// Two that are one together: values and bounds add, the period reaches over both.
    func joined(with other: Statement) -> Statement {
        var joined = self
        joined.parts += other.parts
        joined.value = .fastSum(value, other.value)
        joined.bounds = bounds + other.bounds
        joined.period = Period(from: min(period.from, other.period.from), to: max(period.to, other.period.to))
        joined.isPartial = isPartial || other.isPartial
        return joined
    }

    /// Whether it says the same, down to the bounds.
    func says(_ other: Statement) -> Bool { value == other.value && bounds == other.bounds }

    /// Whether it says the same, only finer: its bounds lie inside the other's, which end.
    func refines(_ other: Statement) -> Bool {
        guard bounds != other.bounds, let mine = bounds.upper, let theirs = other.bounds.upper,
            other.bounds.lower <= bounds.lower
        else { return false }
        return mine < theirs || (mine == theirs && (bounds.excludesUpper || !other.bounds.excludesUpper))
    }
}
