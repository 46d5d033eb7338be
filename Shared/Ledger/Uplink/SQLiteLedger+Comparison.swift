import Documents
import GRDB
import Indicators
import Observations
import Places
import Rollups
import Storage

/// The comparison of two ledgers, and what follows from it.
extension SQLiteLedger {
    /// What this ledger has to hand up, by place and year; what the node above has refused is left out.
    public func holdings() async throws -> [HoldingGroup] {
        let stream = self.stream
        return try await read { db in
            let refused = try RefusalRows(db: db, stream: stream).standingDocuments()
            return try HoldingRows(db: db).groups(where: { _ in true }, without: Set(refused))
        }
    }

    /// What this ledger holds of the place of a node below, and of what lies under it.
    public func holdings(of origin: Origin) async throws -> [HoldingGroup] {
        let gazetteer = fold.gazetteer
        return try await read { db in
            try HoldingRows(db: db).groups(
                where: { $0.map { gazetteer.isWithin($0, origin.place) } ?? false })
        }
    }

    /// Compares what a node below holds of a place and year with what this ledger holds.
    ///
    /// - Parameter place: the place; `nil` for documents that touch none, beside which nothing is looked for.
    /// - Returns: the documents of which this ledger lacks something, those that it holds beside, with the nodes at which they were handed
    ///   in, and what was decided here about cells of the place and year of which the node below does not know.
    public func compare(
        _ theirs: [Holding], place: PlaceCode?, year: Int?, of origin: Origin
    ) async throws -> (
        missing: [DocumentID], extra: [(document: DocumentID, nodes: [String])], decisions: [Adjudication]
    ) {
        let gazetteer = fold.gazetteer
        return try await read { db in
            let rows = HoldingRows(db: db)
            let missing = try theirs.filter { !$0.isCovered(by: try rows.holding(of: $0.document)) }.map(\.document)
            guard let place, let year, gazetteer.isWithin(place, origin.place) else {
                return (missing, [], [])
            }
            let known = Set(theirs.map(\.document))
            let documents = DocumentRows(db: db)
            var extra: [(document: DocumentID, nodes: [String])] = []
            var decisions: [Adjudication] = []
            for id in try rows.documents(of: place, year) where !known.contains(id) {
                guard let document = try documents.sequence(of: id) else { continue }
                if let decision = try documents.decision(of: document) {
                    // One that was taken back says nothing any more.
                    if decision.decision != .withdrawn { decisions.append(decision) }
                } else {
                    extra.append((id, Set(try documents.claims(of: document).map(\.node)).sorted()))
                }
            }
            return (missing, extra, decisions.sorted { $0.indicator.rawValue < $1.indicator.rawValue })
        }
    }

    /// Puts all that is known of documents at the end of the outbox, so that it is handed up again as if it were new.
    public func handUpAgain(_ documents: [DocumentID]) async throws {
        try await writer.write { db, _ in
            for id in documents {
                guard let document = try DocumentRows(db: db).sequence(of: id) else { continue }
                try OutboxRows(db: db).append(document)
            }
        }
    }
}
