import Documents
import Foundation
import GRDB
import Storage

/// What the ledger must still hear of.
struct FactRows {
    let db: Database

    func insert(_ event: JournalFact.Event, of entry: JournalEntry) throws {
        let json = try RowCodec.encode(event)
        let statement = try db.cachedStatement(sql: "INSERT INTO fact (document, event, checksum) VALUES (?, ?, ?)")
        try statement.execute(arguments: [entry.sequence, json, EntryRows.checksum(entry.sequence, json)])
    }

    func first(_ limit: Int) throws -> [JournalFact] {
        let statement = try db.cachedStatement(
            sql: "SELECT fact.sequence, fact.document, document.id, fact.event, fact.checksum FROM fact "
                + "JOIN document ON document.sequence = fact.document ORDER BY fact.sequence LIMIT ?")
        return try Row.fetchAll(statement, arguments: [max(0, limit)]).map { row in
            let text: String = row["id"]
            let json: Data = row["event"]
            guard let id = DocumentID(text), EntryRows.checksum(row["document"], json) == row["checksum"] else {
                throw JournalError.damaged(DocumentID(text) ?? DocumentID(hashing: text.utf8), "fact")
            }
            return JournalFact(sequence: row["sequence"], document: id, event: try RowCodec.decode(from: json))
        }
    }

    func delete(_ sequences: [Int64]) throws {
        let statement = try db.cachedStatement(sql: "DELETE FROM fact WHERE sequence = ?")
        for sequence in sequences { try statement.execute(arguments: [sequence]) }
    }
}
