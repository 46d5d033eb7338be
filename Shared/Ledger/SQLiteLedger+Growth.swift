import GRDB
import Indicators
import Places
import Rollups

/// The growth of a cell since the year before, found when it is asked for.
extension SQLiteLedger {
    /// The growth over the places that state both years; `nil` where nothing is added, or none states both. Complexity: linear in what
    /// lies under the place.
    ///
    /// - Throws: ``LedgerError`` when a result that goes in is damaged, `StorageError` when the file fails.
    public func growth(of key: Cell.Key) async throws -> Growth? {
        let fold = self.fold
        let scope = FoldScope(places: [key.place], years: key.year - 1...key.year)
        return try await read(folding: scope) { db in
            let rows = ResultRows(db: db)
            return try GrowthFold(fold, in: key.year) { place, indicator in
                try rows.contribution(of: place)?.lines.first { $0.indicator == indicator }
            }.growth(of: key.place, key.indicator)
        }
    }
}
