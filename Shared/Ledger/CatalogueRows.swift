import Foundation
import GRDB
import Indicators
import Storage

/// The rows of the catalogues that were taken, in the order in which they were; the last one holds. They are only ever added, so
/// that figures of an earlier edition can be told what they meant.
struct CatalogueRows {
    let db: Database

    /// The one that holds; `nil` when none was ever published. A row that is not what was written is passed over, so that the ledger
    /// opens: the node above hands down again what it lacks, and looking through the ledger tells of it.
    func last() throws -> HeldCatalogue? {
        let rows = try Row.fetchCursor(db, sql: "SELECT \(Self.columns) FROM catalogue ORDER BY sequence DESC")
        while let row = try rows.next() {
            if let held = try? Self.held(row) { return held }
        }
        return nil
    }

    /// All rows, in the order in which they were taken.
    func all() throws -> [Row] {
        try Row.fetchAll(db, sql: "SELECT \(Self.columns) FROM catalogue ORDER BY sequence")
    }

    /// What a row says.
    /// - Throws: ``LedgerError`` when it is not what was written.
    static func held(_ row: Row) throws -> HeldCatalogue {
        let bytes: Data = row["catalogue"]
        guard checksum(bytes) == row["checksum"] as Int64, let held: HeldCatalogue = try? RowCodec.decode(from: bytes)
        else { throw LedgerError.damagedCatalogue(row["edition"]) }
        return held
    }

    private static let columns = "sequence, edition, checksum, catalogue"

    /// Keeps one, which holds from now on.
    func add(_ held: HeldCatalogue) throws {
        let bytes = try RowCodec.encode(held)
        try db.execute(
            sql: "INSERT INTO catalogue (edition, digest, checksum, catalogue) VALUES (?, ?, ?, ?)",
            arguments: [held.publication.edition, held.publication.digest, Self.checksum(bytes), bytes])
    }

    private static func checksum(_ bytes: Data) -> Int64 { RowChecksum.of(bytes) }
}
