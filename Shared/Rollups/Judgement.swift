import Foundation
import Indicators
import Places
import Quantities

/// The comparison of a place's own figure with what its children state together.
///
/// Only like is compared with like: ambit `whole`, a figure that is added, the same days. A figure of ambit unknown is
/// compared when it is not smaller than the sum, for then it counts as whole.
struct Judgement {
    let verdict: Cell.Verdict
    let reason: VerdictReason
    /// Own figure minus the sum; `nil` when the two are not comparable.
    let difference: Decimal?

    private init(
        _ verdict: Cell.Verdict, _ code: VerdictReason.Code, _ names: [String] = [], difference: Decimal? = nil
    ) {
        self.verdict = verdict
        reason = VerdictReason(code, names: names)
        self.difference = difference
    }

    /// Judges a cell whose value, own figure and coverage stand.
    static func of(_ cell: Cell, _ roster: Roster, _ lines: Roster.Lines) -> Judgement {
        if roster.divisions.isEmpty && roster.zones.isEmpty { return Judgement(.none, .noChildren) }
        switch cell.method {
        case .none: return Judgement(.none, .notAdded)
        case .ratio: return Judgement(.none, .rateNotCompared)
        case .sum: break
        }
        if cell.isAmbiguous { return Judgement(.none, .ambiguous) }
        guard let ownValue = cell.ownValue, let own = cell.ownBounds else { return Judgement(.none, .noOwnFigure) }
        guard let value = cell.value, let sum = cell.bounds else { return Judgement(.none, .noChildStates) }
        if cell.ownAmbit == .organ { return Judgement(.none, .organOnly) }
        if cell.ownAmbit == .unknown && own.isBelow(sum) { return Judgement(.none, .ambitUnknown) }
        let days = cell.ownPeriod.map { [$0] } ?? []
        if cell.makeup.periods != days {
            let others = roster.divisions.filter { child in
                guard let below = lines[child.position], below.rule != .nothing else { return false }
                return below.makeup.periods != days
            }
            return Judgement(.none, .periodsDiffer, others.map(\.name))
        }
        let absent = cell.coverage.missingNames + cell.coverage.partialNames
        let difference = ownValue - value
        if own.isBelow(sum) { return Judgement(.contradiction, .belowSum, difference: difference) }
        if sum.isBelow(own) {
            return Judgement(
                .incomplete, absent.isEmpty ? .organShare : .childrenMissing, absent, difference: difference)
        }
        if absent.isEmpty { return Judgement(.equal, .agrees, difference: difference) }
        let hasRoom = own.upper.map { $0 > sum.lower } ?? true
        return Judgement(
            .equal, hasRoom ? .agreesWithRoom : .agreesWithoutRoom, absent, difference: difference)
    }
}
