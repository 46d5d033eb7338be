import Documents
import GRDB
import Rollups

/// Every row that tells of the past.
extension Verification {
    /// Looks at a page of the history of cells, from a row on.
    ///
    /// - Returns: the last row's number; `nil` when there are no more.
    mutating func verifyHistory(_ db: Database, from number: Int64, limit: Int) throws -> VerifiedPage? {
        let rows = try HistoryRows(db: db).page(from: number, limit: limit)
        for row in rows { _ = try sound(HistoryRows.changes(row), or: .history(PlaceYear(row))) }
        return rows.last.map { VerifiedPage(last: $0["number"], count: rows.count) }
    }

    /// Looks at a page of moments.
    mutating func verifyMoments(_ db: Database, from sequence: Int64, limit: Int) throws -> VerifiedPage? {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT sequence, time, checksum, causes FROM moment WHERE sequence >= ? ORDER BY sequence LIMIT ?"
            ),
            arguments: [sequence, limit])
        for row in rows {
            let number: Int64 = row["sequence"]
            _ = try sound(HistoryRows.causes(row, moment: number, checksum: row["checksum"]), or: .moment(number))
        }
        return rows.last.map { VerifiedPage(last: $0["sequence"], count: rows.count) }
    }

    /// Looks at what is kept under names: each name, then the cells page by page.
    mutating func verifyFreezes(_ db: Database) throws {
        for row in try Row.fetchAll(db, sql: "SELECT name, checksum, freeze FROM freeze ORDER BY name") {
            _ = try sound(FreezeRows.freeze(row), or: .freeze(row["name"]))
        }
    }

    /// Looks at the catalogues that were published.
    mutating func verifyCatalogues(_ db: Database) throws {
        for row in try CatalogueRows(db: db).all() {
            _ = try sound(CatalogueRows.held(row), or: .catalogue(row["edition"]))
        }
    }

    /// Looks at a page of frozen cells.
    mutating func verifyFrozenCells(_ db: Database, from number: Int64, limit: Int) throws -> VerifiedPage? {
        let rows = try FreezeRows(db: db).page(from: number, limit: limit)
        for row in rows { _ = try sound(FreezeRows.cells(row), or: .freeze(row["freeze"])) }
        return rows.last.map { VerifiedPage(last: $0["number"], count: rows.count) }
    }

    /// Looks at a page of recorded changes.
    mutating func verifyChanges(_ db: Database, from sequence: Int64, limit: Int) throws -> VerifiedPage? {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT \(ChangeRows.columns) FROM edition_change WHERE sequence >= ? ORDER BY sequence LIMIT ?"),
            arguments: [sequence, limit])
        for row in rows {
            let document: Int64 = row["document"]
            let name = (try? DocumentRows(db: db).id(of: document).description) ?? "number \(document)"
            _ = try sound(ChangeRows(db: db).change(row), or: .change(name))
        }
        return rows.last.map { VerifiedPage(last: $0["sequence"], count: rows.count) }
    }
}
