import Documents
import GRDB
import Observations
import Places
import Rollups

/// What a cell is made of, found when it is asked for.
extension SQLiteLedger {
    /// Every input of a cell, with the rule by which each came in or stayed out; also of one that does not exist, since nothing came in.
    /// Complexity: linear in the documents of the place, and of the one above, and in what lies directly below.
    ///
    /// - Throws: ``LedgerError`` when a result that goes in is damaged, `StorageError` when the file fails.
    public func inputs(of key: Cell.Key) async throws -> CellInputs {
        let fold = self.fold
        return try await read(folding: FoldScope(place: key.place, year: key.year)) { db in
            let here = PlaceYear(place: key.place, year: key.year)
            let (documents, results, arrivals) = (DocumentRows(db: db), ResultRows(db: db), ArrivalRows(db: db))
            var listing = DocumentListing(db: db, fold: fold)
            func told(_ sequences: [Int64]) throws -> [Fold.Told] {
                try sequences.compactMap { try listing.entry($0) }.map { ($0.facts, $0.uses) }
            }
            var inputs = CellInputs()
            let own = try told(documents.documents(touching: here))
            inputs.figures = fold.figures(own, from: .own, for: key)
            inputs.unreadable = own.filter { $0.facts.findings == nil && !$0.facts.isWithheld }
                .map { fold.evidence(of: $0.facts) }
            if let parent = fold.parent(of: here) {
                inputs.figures += fold.figures(try told(documents.documents(touching: parent)), from: .above, for: key)
            }
            let undecided = try told(arrivals.documents(of: key.place, .undecided))
            inputs.figures += fold.figures(undecided, from: .undecided, for: key)
            inputs.inProcess = try arrivals.documents(of: key.place, .inProcess)
                .compactMap { try documents.awaited($0) }.compactMap { fold.evidence(of: $0, for: here) }
            let handedUp = try results.children(of: here).compactMap { try results.contribution(of: $0) }
            inputs.children = try fold.children(of: key, handedUp: handedUp) { key throws(any Error) in
                try arrivals.states(at: key)
            }
            return inputs
        }
    }
}
