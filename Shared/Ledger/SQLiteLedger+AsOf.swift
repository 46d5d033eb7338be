import GRDB
import Places
import Rollups

/// Results in the divisions of another year, folded when they are asked for; nothing of them is stored.
extension SQLiteLedger {
    /// The results of a place and of those under it, for the figures of one year in the divisions of another. Complexity: linear in what
    /// lies under the place.
    ///
    /// - Parameter depth: how many levels below the place are told too; those of which nothing is known are left out.
    /// - Throws: ``LedgerError`` when a result that goes in is damaged, `StorageError` when the file fails.
    public func results(of place: PlaceCode, year: Int, asOf: Int, depth: Int) async throws -> [AsOfResult] {
        let fold = self.fold
        return try await read(folding: FoldScope(years: year...year)) { db in
            let rows = ResultRows(db: db)
            var other = AsOfFold(fold, of: year, asOf: asOf) { try rows.contribution(of: $0) }
            var results: [AsOfResult] = []
            var level = [place]
            for height in 0...max(0, depth) {
                for code in level {
                    let result = try other.result(of: code) { try rows.row(of: $0).map(ResultRows.result) }
                    if height == 0 || !result.result.cells.isEmpty { results.append(result) }
                }
                level = level.flatMap { fold.gazetteer.children(of: $0, in: asOf).map(\.code) }
            }
            return results
        }
    }
}
