import GRDB
import Places
import Rollups

/// The rows of results that wait to be folded: for each the documents because of which what is handed up to it is different.
/// A result without a row here is what follows from its inputs as they are stored.
struct WaitingRows {
    let db: Database

    /// All that waits.
    func all() throws -> Set<PlaceYear> {
        Set(try Row.fetchAll(db, sql: "SELECT DISTINCT place, year FROM waiting").map { PlaceYear($0) })
    }

    /// How many results wait. Complexity: linear in the rows.
    func count() throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM (SELECT DISTINCT place, year FROM waiting)") ?? 0
    }

    /// The documents because of which a result waits.
    func documents(behind key: PlaceYear) throws -> [Int64] {
        try Int64.fetchAll(
            db.cachedStatement(sql: "SELECT document FROM waiting WHERE place = ? AND year = ?"),
            arguments: [key.place.rawValue, key.year])
    }

    /// Lets a result wait because of documents.
    func add(_ key: PlaceYear, because documents: Set<Int64>) throws {
        for document in documents.sorted() {
            try db.cachedStatement(sql: "INSERT OR IGNORE INTO waiting (place, year, document) VALUES (?, ?, ?)")
                .execute(arguments: [key.place.rawValue, key.year, document])
        }
    }

    /// A result is folded.
    func remove(_ key: PlaceYear) throws {
        try db.cachedStatement(sql: "DELETE FROM waiting WHERE place = ? AND year = ?")
            .execute(arguments: [key.place.rawValue, key.year])
    }

    /// All results are folded.
    func removeAll() throws { try db.execute(sql: "DELETE FROM waiting") }
}
