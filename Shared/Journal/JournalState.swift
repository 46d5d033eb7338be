import GRDB

/// What a journal keeps in memory beside its file; it changes with each transaction and is put back with it.
struct JournalState {
    /// How many documents are in which state.
    var counts = JournalCounts()
    /// The highest sequence that was given.
    private(set) var lastSequence: Int64 = 0
    /// The highest turn that was given to a document that is still there.
    private(set) var lastTurn: Int64 = 0

    /// What stands in a file. Complexity: linear in the documents.
    init(_ db: Database) throws {
        lastSequence = try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM document") ?? 0
        lastTurn = try Int64.fetchOne(db, sql: "SELECT max(turn) FROM document") ?? 0
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT status, is_replay, is_purged, count(*) AS documents, sum(byte_count) AS bytes FROM document "
                + "GROUP BY status, is_replay, is_purged")
        for row in rows {
            // The schema admits no other.
            guard let status = JournalEntry.Status(rawValue: row["status"]) else { continue }
            counts.count(
                status, isReplay: row["is_replay"], isPurged: row["is_purged"], documents: row["documents"],
                bytes: row["bytes"])
        }
    }

    /// A sequence behind all that were given.
    mutating func nextSequence() -> Int64 {
        lastSequence += 1
        return lastSequence
    }

    /// A turn behind all that were given.
    mutating func nextTurn() -> Int64 {
        lastTurn += 1
        return lastTurn
    }
}
