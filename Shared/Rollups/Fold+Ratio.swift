import Foundation
import Indicators
import Observations
import Places
import Quantities

/// Rates: numerators and denominators are added apart, over the places that state both.
extension Fold {
    /// The parts of a rate that the place itself states: both, of one ambit and for the same days.
    func ownParts(of indicator: Indicator, _ own: OwnFigures) -> (parts: RatioParts, ambit: Ambit, makeup: Makeup)? {
        guard let above = indicator.numerator.flatMap({ own.cells[$0]?.statement }),
            let below = indicator.denominator.flatMap({ own.cells[$0]?.statement }),
            above.period == below.period, below.bounds.lower > 0,
            above.parts[0].observation.ambit == below.parts[0].observation.ambit
        else { return nil }
        let parts = RatioParts(
            numerator: above.value, numeratorBounds: above.bounds, denominator: below.value,
            denominatorBounds: below.bounds)
        var makeup = Makeup()
        makeup.figures = 1
        makeup.inexact = above.bounds.isExact && below.bounds.isExact ? 0 : 1
        makeup.partialPeriods = above.isPartial || below.isPartial ? 1 : 0
        makeup.periods = [above.period]
        return (parts, above.parts[0].observation.ambit, makeup)
    }

    /// Divides what the children hand up for their whole; of several levels, since each place is in it once. Organs' parts stay out.
    func divide(_ cell: inout Cell, _ roster: Roster, _ lines: Roster.Lines) {
        var sum: RatioParts?
        for child in roster.counted {
            guard let below = lines[child.position] else { continue }
            if below.partsDisagree || below.partsAreOfOrgans { cell.ratioExcluded.append(child.name) }
            guard !below.partsAreOfOrgans, let parts = below.parts else { continue }
            sum = sum.map { $0 + parts } ?? parts
            cell.makeup = cell.makeup + below.makeup
            if child.kind == .division { cell.childrenInValue += 1 }
        }
        cell.numerator = sum?.numerator
        cell.denominator = sum?.denominator
        cell.value = sum?.rate
        cell.bounds = sum?.rateBounds
        cell.handedUpParts = sum
    }

    /// Decides which parts the place hands up; on entry the cell holds those of its children.
    ///
    /// Its own, unless they do not give the rate that it states, cover its organs alone while children hand up theirs, or do
    /// not say how far they reach and are smaller than the children's. Organs' and children's parts are not mixed: that
    /// would be two ambits in one quotient. For the same reason organs' parts enter none above.
    func handUpParts(_ cell: inout Cell, of indicator: Indicator, _ own: OwnFigures) {
        let children = cell.handedUpParts
        let isPartial = !cell.isComplete && cell.coverage.expected > 0
        if let mine = ownParts(of: indicator, own) {
            cell.ratioPartsDisagree =
                !cell.ownFigures.isEmpty
                && !cell.ownFigures.contains { mine.parts.reproduces($0.bounds, shownAs: $0.surface) }
            let isSmaller = children.map { mine.parts.denominatorBounds.isBelow($0.denominatorBounds) } ?? false
            let reaches =
                switch mine.ambit {
                case .whole: true
                case .unknown: !isSmaller
                case .organ: children == nil
                }
            if reaches && !cell.ratioPartsDisagree {
                cell.handedUpBy = mine.ambit == .organ ? .organPlusChildren : .ownWhole
                cell.handedUpParts = mine.parts
                cell.handedUpMakeup = mine.makeup
                cell.handedUpIsPartial = mine.ambit == .organ && isPartial
            }
        }
        if cell.handedUpBy == .nothing, children != nil {
            cell.handedUpBy = .children
            cell.handedUpMakeup = cell.makeup
            cell.handedUpIsPartial = isPartial
        }
        cell.handedUp = cell.handedUpParts?.rate
        cell.handedUpBounds = cell.handedUpParts?.rateBounds
    }
}
