import Documents
import Indicators
import Observations
import Places
import Rollups

extension InMemoryLedger {
    /// Records the next decision about a cell or a figure and folds what it touches.
    public func adjudicate(
        _ subject: Adjudication.Subject, _ decision: Adjudication.Decision, reason: String, person: String?
    ) async throws -> Adjudication {
        try write { contents, now in
            let entry = contents.entries[subject.document]
            try decision.check(as: contents.fold.catalogue[subject.indicator])
            let basis = try Adjudication.basis(
                of: subject, observations: entry?.reading?.observations ?? [],
                documents: {
                    guard case .cell(let place, let year, _) = subject else { return [] }
                    let touching = contents.touching[PlaceYear(place: place, year: year)] ?? []
                    return touching.compactMap { contents.entries[$0]?.facts }
                }, fold: contents.fold)
            let last = entry?.adjudications[subject]
            let adjudication = try Adjudication(
                subject, after: last.map { ($0.counter, $0.decision == .withdrawn) }, decision, basis: basis,
                reason: reason, person: person, time: now)
            if contents.join(.adjudication(adjudication), at: now) { contents.refold([subject.document], at: now) }
            return adjudication
        }
    }

    /// Everything that persons decided and did not take back, in the order in which the ledger first heard of it.
    public func adjudications() async throws -> [Adjudication] {
        read { contents in
            contents.order.flatMap { id in
                (contents.entries[id]?.adjudications.values.filter { $0.decision != .withdrawn } ?? [])
                    .sorted { $0.order < $1.order }
            }
        }
    }
}
