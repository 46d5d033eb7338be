import Foundation
import Indicators
import Places
import Rollups

/// The rules by which figures are rolled up, in the order in which the design tells them.
extension TruthCell {
    /// Who is there, who reports, who says something.
    mutating func cover(_ below: [TruthAccount.Child], _ code: IndicatorCode) {
        for child in below {
            let cell = child.account.cells[code]
            let isStated = cell?.isStated == true
            let count = Count(
                expected: 1, reporting: child.account.isReporting ? 1 : 0, stating: isStated ? 1 : 0,
                statedLater: isStated && cell?.isLookingBack == true ? 1 : 0)
            direct = direct + count
            counties = counties + child.counties(child.place.level == .county ? count : cell?.counties ?? Count())
            hasPartial = hasPartial || cell?.isPartial == true
            if method != .sum, let own = cell?.own { spread.append(own.value) }
        }
    }

    /// The sum; what is handed up: the own whole, else the organs' and the sum, else the sum; and what to think of the two.
    mutating func addUp(_ below: [TruthAccount.Child], _ code: IndicatorCode) {
        for child in below {
            guard let figure = child.account.cells[code]?.handedUp else { continue }
            value = value.map { $0 + figure } ?? figure
            inValue += 1
        }
        let isSmaller = own.flatMap { own in value.map(own.isBelow) } ?? false
        switch (own, ambit) {
        case (let own?, .organ):
            handedUp = value.map { $0 + own } ?? own
            rule = .organPlusChildren
            isPartial = direct.expected > 0 && !isComplete
        case (let own?, let ambit?) where ambit == .whole || !isSmaller:
            handedUp = own
            rule = .ownWhole
        default:
            guard let value else { return }
            handedUp = value
            rule = .children
            isPartial = direct.expected > 0 && !isComplete
        }
        guard rule == .ownWhole, let own, let value else { return }
        difference = own.value - value.value
        verdict = isSmaller ? .contradiction : value.isBelow(own) ? .incomplete : .equal
    }

    /// Above and below the line apart, over the places that state both; a place's own, where they reach as far as those below.
    mutating func divide(
        _ below: [TruthAccount.Child], _ indicator: Indicator, _ own: [IndicatorCode: TruthSource.Own]
    ) {
        for child in below {
            guard let cell = child.account.cells[indicator.code], let theirs = cell.handedUpParts else { continue }
            if cell.rule == .organPlusChildren {
                ofOrgans.append(child.place.name)
            } else {
                parts = parts.map { $0 + theirs } ?? theirs
                inValue += 1
            }
        }
        value = parts?.rate
        handedUpParts = parts
        let isPartial = direct.expected > 0 && !isComplete
        if parts != nil {
            rule = .children
            self.isPartial = isPartial
        }
        if let above = indicator.numerator.flatMap({ own[$0] }), let under = indicator.denominator.flatMap({ own[$0] }),
            above.ambit == under.ambit, under.figure.least > 0
        {
            let isSmaller = parts.map { under.figure.isBelow($0.denominator) } ?? false
            let mine = TruthQuotient(numerator: above.figure, denominator: under.figure)
            switch above.ambit {
            case .organ where parts == nil:
                (handedUpParts, rule, self.isPartial) = (mine, .organPlusChildren, isPartial)
            case .unknown where !isSmaller, .whole: (handedUpParts, rule, self.isPartial) = (mine, .ownWhole, false)
            case .organ, .unknown: break
            }
        }
        handedUp = handedUpParts?.rate
    }
}
