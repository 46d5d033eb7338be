import GRDB
import Indicators
import Rollups
import Storage

/// The catalogue that was published for this node.
extension SQLiteLedger {
    /// The one that holds; `nil` when none was ever published, here or above.
    public func heldCatalogue() async throws -> HeldCatalogue? { try await read { try CatalogueRows(db: $0).last() } }

    /// Reads and adds up by another catalogue from now on: it is kept, and all results are folded again, in one transaction. Facts
    /// that are handed in meanwhile wait. Complexity: linear in the ledger, unless the catalogue is the one that is read by already.
    ///
    /// - Parameter fold: the roll-up by the new catalogue and the same tree.
    /// - Returns: documents that were left out since their rows are damaged.
    /// - Throws: `StorageError` when the file fails. All is as it was then.
    @discardableResult
    public func take(_ held: HeldCatalogue, fold: Fold) async throws -> [LedgerError] {
        let now = self.now()
        return try await writer.write { db, state in
            try CatalogueRows(db: db).add(held)
            let leftOut = try Self.bringUpToDate(db, with: fold, now: now)
            state.fold = fold
            // Nothing waits behind a fold of all; results of the one before must not be taken for those of this.
            state.forgetResults()
            state.waiting = try WaitingRows(db: db).all()
            return leftOut
        }
    }

    /// How many documents stand here as an earlier catalogue read them. Complexity: linear in the documents.
    public func readings(beforeCatalogue edition: Int) async throws -> Int {
        try await read { db in
            try Int.fetchOne(db, sql: "SELECT count(*) FROM reading WHERE catalogue < ?", arguments: [edition]) ?? 0
        }
    }
}
