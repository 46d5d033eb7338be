import Documents
import GRDB
import Indicators
import Observations
import Places
import Rollups
import Storage

extension SQLiteLedger {
    /// Records the next decision about a cell or a figure and folds what it touches.
    public func adjudicate(
        _ subject: Adjudication.Subject, _ decision: Adjudication.Decision, reason: String, person: String?
    ) async throws -> Adjudication {
        let now = self.now()
        return try await writer.write { db, state in
            let rows = DocumentRows(db: db)
            let joining = Joining(db: db, fold: state.fold, now: now)
            let known = try rows.sequence(of: subject.document)
            try decision.check(as: state.fold.catalogue[subject.indicator])
            let basis = try Adjudication.basis(
                of: subject,
                // Not by all that is known of the document: a damaged decision must not stand in the way of the next.
                observations: known.flatMap { try rows.readingColumns($0) }.flatMap { ReadingRow($0) }?
                    .unpacked.observations ?? [],
                documents: {
                    guard case .cell(let place, let year, _) = subject else { return [] }
                    return try rows.documents(touching: PlaceYear(place: place, year: year))
                        .compactMap { try rows.facts(of: $0) }
                }, fold: state.fold)
            let last = try known.flatMap { try rows.adjudicationRow(of: $0, subject) }
            let adjudication = try Adjudication(
                subject, after: last.map { ($0.counter, $0.adjudication?.decision == .withdrawn) }, decision,
                basis: basis, reason: reason, person: person, time: now)
            let number = try joining.number(of: subject.document)
            // The counter is higher than the one that is kept, so it always joins.
            if try joining.join(adjudication, to: number) { state.changed[number] = subject.document }
            return adjudication
        }
    }

    /// Why a node may not decide about something, in a sentence; `nil` when it may. The node above would refuse it, and so would nobody else.
    public func refusal(toDecideAbout subject: Adjudication.Subject, at origin: Origin) async throws -> String? {
        let authority = Authority(origin: origin, gazetteer: fold.gazetteer)
        return try await read { db in
            let rows = DocumentRows(db: db)
            let known = try rows.sequence(of: subject.document).flatMap { try rows.facts(of: $0) }
            return authority.refusal(toDecideAbout: subject, known: known)
        }
    }

    /// Everything that persons decided and did not take back, in the order in which the ledger first heard of it.
    public func adjudications() async throws -> [Adjudication] {
        try await read { db in
            let documents = try Int64.fetchAll(
                db, sql: "SELECT DISTINCT document FROM adjudication ORDER BY document")
            let rows = DocumentRows(db: db)
            return try documents.flatMap { document in
                try (rows.decision(of: document).map { [$0] } ?? []) + (rows.adjudications(of: document) ?? [])
            }.filter { $0.decision != .withdrawn }
        }
    }
}
