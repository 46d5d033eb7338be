import Documents
import Foundation
import GRDB
import Storage

/// What the ledger must still hear of.
struct FactRows {
    let db: Database

    func insert(_ event: JournalFact.Event, of entry: JournalEntry) throws {
        try insert(json: try RowCodec.encode(event), of: entry)
    }

    /// Writes an event that was encoded before.
    func insert(json: Data, of entry: JournalEntry) throws {
        let statement = try db.cachedStatement(sql: "INSERT INTO fact (document, event, checksum) VALUES (?, ?, ?)")
        try statement.execute(arguments: [entry.sequence, json, EntryRows.checksum(entry.sequence, json)])
    }

    func facts(after sequence: Int64, limit: Int) throws -> [JournalFact] {
        try rows(after: sequence, limit: limit).map { try fact($0) }
    }

    /// The documents of which something is left, together.
    func backlog() throws -> JournalBacklog {
        var backlog = JournalBacklog()
        let statement = try db.cachedStatement(
            sql: "SELECT COUNT(*) AS documents, COALESCE(SUM(byte_count), 0) AS bytes, MIN(taken_at) AS oldest "
                + "FROM document WHERE sequence IN (SELECT document FROM fact) AND status <> 'quarantined'")
        guard let row = try Row.fetchOne(statement) else { return backlog }
        backlog.documents = row["documents"]
        backlog.bytes = row["bytes"]
        backlog.oldest = row["oldest"]
        return backlog
    }

    /// The numbers between which all facts lie; `nil` when there are none.
    func numbers() throws -> ClosedRange<Int64>? {
        guard let first = try Int64.fetchOne(db, sql: "SELECT min(sequence) FROM fact"),
            let last = try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM fact")
        else { return nil }
        return first...last
    }

    /// What is not what was written, among the facts of a range of numbers.
    func damaged(in numbers: ClosedRange<Int64>) throws -> [JournalError] {
        let statement = try db.cachedStatement(
            sql: Self.columns + "WHERE fact.sequence BETWEEN ? AND ? ORDER BY fact.sequence")
        return try Row.fetchAll(statement, arguments: [numbers.lowerBound, numbers.upperBound]).compactMap { row in
            do {
                _ = try fact(row)
                return nil
            } catch let error as JournalError {
                return error
            }
        }
    }

    private static let columns =
        "SELECT fact.sequence, fact.document, document.id, fact.event, fact.checksum FROM fact "
        + "JOIN document ON document.sequence = fact.document "

    private func rows(after sequence: Int64, limit: Int) throws -> [Row] {
        let statement = try db.cachedStatement(
            sql: Self.columns + "WHERE fact.sequence > ? ORDER BY fact.sequence LIMIT ?")
        return try Row.fetchAll(statement, arguments: [sequence, max(0, limit)])
    }

    private func fact(_ row: Row) throws -> JournalFact {
        let text: String = row["id"]
        let json: Data = row["event"]
        guard let id = DocumentID(text), EntryRows.checksum(row["document"], json) == row["checksum"] else {
            throw JournalError.damaged(DocumentID(text) ?? DocumentID(hashing: text.utf8), "fact")
        }
        return JournalFact(sequence: row["sequence"], document: id, event: try RowCodec.decode(from: json))
    }

    /// What the ledger has not heard of a document in quarantine it does not hear; one that it may have heard of, and has no
    /// reading of, it awaits no longer.
    func withhold(_ entry: JournalEntry) throws {
        try db.cachedStatement(sql: "DELETE FROM fact WHERE document = ?").execute(arguments: [entry.sequence])
        if entry.edition == nil { try insert(.burial(Submission.withheld), of: entry) }
    }

    func delete(_ sequences: [Int64]) throws {
        let statement = try db.cachedStatement(sql: "DELETE FROM fact WHERE sequence = ?")
        for sequence in sequences { try statement.execute(arguments: [sequence]) }
    }
}
