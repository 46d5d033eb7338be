import Documents
import GRDB
import Places
import Rollups

/// Which documents are meant, by what people know of them.
extension SQLiteLedger {
    /// Names of documents, in the order in which the ledger first heard of them.
    ///
    /// - Parameters:
    ///   - beginning: only names that begin so, in lower-case hexadecimal digits.
    ///   - place: only documents of this place and of what lies under it, whoever decides that: the text, or those who handed them in.
    ///   - year: only documents that report this year.
    ///   - cursor: where the last page ended; 0 at first.
    /// - Returns: at most `limit` names, and where the next page begins, `nil` on the last.
    /// - Complexity: linear in the documents looked at; by name alone in the length of the page.
    public func names(
        beginning: String? = nil, place: PlaceCode? = nil, year: Int? = nil, after cursor: Int64, limit: Int
    ) async throws -> (items: [DocumentID], next: Int64?) {
        let fold = self.fold
        return try await read { db in
            let documents = DocumentRows(db: db)
            var found: [DocumentID] = []
            var last = cursor
            for sequence in try Self.numbers(db, beginning, after: cursor) {
                guard found.count < limit else { return (found, last) }
                last = sequence
                let isMeant =
                    try place == nil && year == nil
                    || documents.facts(of: sequence).map { Self.isMeant($0, place, year, fold) } ?? false
                if isMeant { found.append(try documents.id(of: sequence)) }
            }
            return (found, nil)
        }
    }

    /// - Parameter beginning: hexadecimal digits, which all come before g.
    private static func numbers(_ db: Database, _ beginning: String?, after cursor: Int64) throws -> [Int64] {
        try Int64.fetchAll(
            db, sql: "SELECT sequence FROM document WHERE sequence > ? AND id >= ? AND id < ? ORDER BY sequence",
            arguments: [cursor, beginning ?? "", (beginning ?? "") + "g"])
    }

    private static func isMeant(_ facts: DocumentFacts, _ place: PlaceCode?, _ year: Int?, _ fold: Fold) -> Bool {
        let attribution = fold.attribution(of: facts)
        if let year, attribution.year != year { return false }
        guard let place else { return true }
        return attribution.place.map { fold.gazetteer.isWithin($0, place) } ?? false
    }
}
