import Documents
import Foundation
import GRDB
import Storage

/// The rows of documents and claims, each verified by its checksum when it is read.
struct EntryRows {
    let db: Database

    private static let columns =
        "sequence, id, byte_count, status, turn, is_replay, attempts, edition, failure, checksum"

    /// The entry of a document; `nil` when there is none.
    func entry(_ id: DocumentID) throws -> JournalEntry? {
        try rows("WHERE id = ?", [id.description]).first
    }

    /// The entry of a document that must be there.
    func known(_ id: DocumentID) throws -> JournalEntry {
        guard let entry = try entry(id) else { throw JournalError.unknown(id) }
        return entry
    }

    /// Entries in the order in which documents were taken.
    func entries(after sequence: Int64, limit: Int) throws -> [JournalEntry] {
        try rows("WHERE sequence > ? ORDER BY sequence LIMIT ?", [sequence, max(0, limit)])
    }

    /// Entries that wait, from one lane of the queue.
    func pending(isReplay: Bool, after turn: Int64, limit: Int) throws -> [JournalEntry] {
        try rows(
            "WHERE status = 'pending' AND is_replay = ? AND turn > ? ORDER BY turn LIMIT ?",
            [isReplay, turn, max(0, limit)])
    }

    /// A turn behind all that were ever given.
    func nextTurn() throws -> Int64 {
        let statement = try db.cachedStatement(sql: "SELECT ifnull(max(turn), 0) + 1 FROM document")
        return try Int64.fetchOne(statement) ?? 1
    }

    /// Writes a new entry without its claims and returns it with its sequence.
    func insert(_ id: DocumentID, byteCount: Int) throws -> JournalEntry {
        let next = try db.cachedStatement(sql: "SELECT ifnull(max(sequence), 0) + 1 FROM document")
        let sequence = try Int64.fetchOne(next) ?? 1
        let entry = JournalEntry(sequence: sequence, id: id, byteCount: byteCount, turn: try nextTurn())
        let statement = try db.cachedStatement(
            sql: "INSERT INTO document (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        try statement.execute(arguments: [
            entry.sequence, id.description, byteCount, entry.status.rawValue, entry.turn, entry.isReplay,
            entry.attempts, nil, nil, Self.checksum(entry, entry.status, nil),
        ])
        return entry
    }

    /// Writes the new state of an entry.
    func update(_ entry: JournalEntry) throws {
        let statement = try db.cachedStatement(
            sql: "UPDATE document SET status = :status, turn = :turn, is_replay = :is_replay, attempts = :attempts, "
                + "edition = :edition, failure = :failure, checksum = :checksum WHERE sequence = :sequence")
        let failure = try Self.json(entry.failure)
        try statement.execute(arguments: [
            "sequence": entry.sequence, "status": entry.status.rawValue, "turn": entry.turn,
            "is_replay": entry.isReplay, "attempts": entry.attempts, "edition": entry.edition, "failure": failure,
            "checksum": Self.checksum(entry, entry.status, failure),
        ])
    }

    /// Writes a claim.
    ///
    /// - Returns: whether it was new.
    func insert(_ claim: Claim, of entry: JournalEntry) throws -> Bool {
        let json = try RowCodec.encode(claim)
        let fingerprint = claim.fingerprint
        let statement = try db.cachedStatement(
            sql: "INSERT INTO claim (document, fingerprint, claim, checksum) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
        )
        try statement.execute(
            arguments: [entry.sequence, fingerprint, json, Self.checksum(entry.sequence, json)])
        return db.changesCount > 0
    }

    private func rows(_ condition: String, _ arguments: StatementArguments) throws -> [JournalEntry] {
        let statement = try db.cachedStatement(sql: "SELECT \(Self.columns) FROM document \(condition)")
        return try Row.fetchAll(statement, arguments: arguments).map(entry)
    }

    private func entry(_ row: Row) throws -> JournalEntry {
        let text: String = row["id"]
        // An id that is no id has no document to name; the digits as they stand are hashed into one that can be shown.
        let id = DocumentID(text) ?? DocumentID(hashing: text.utf8)
        let failure: Data? = row["failure"]
        let status = JournalEntry.Status(rawValue: row["status"])
        var entry = JournalEntry(sequence: row["sequence"], id: id, byteCount: row["byte_count"], turn: row["turn"])
        entry.isReplay = row["is_replay"]
        entry.attempts = row["attempts"]
        entry.edition = row["edition"]
        guard let status, Self.checksum(entry, status, failure) == row["checksum"] else {
            throw JournalError.damaged(id, "entry")
        }
        entry.status = status
        entry.failure = try failure.map { try RowCodec.decode(from: $0) }
        entry.claims = try claims(of: entry)
        return entry
    }

    private func claims(of entry: JournalEntry) throws -> [Claim] {
        let statement = try db.cachedStatement(sql: "SELECT claim, checksum FROM claim WHERE document = ?")
        return try Row.fetchAll(statement, arguments: [entry.sequence]).map { row in
            let json: Data = row["claim"]
            guard Self.checksum(entry.sequence, json) == row["checksum"] else {
                throw JournalError.damaged(entry.id, "list of claims")
            }
            return try RowCodec.decode(Claim.self, from: json)
        }.sorted()
    }

    private static func json(_ failure: Failure?) throws -> Data? {
        try failure.map { try RowCodec.encode($0) }
    }

    /// The checksum of a row that belongs to a document.
    static func checksum(_ sequence: Int64, _ bytes: Data) -> Int64 {
        var checksum = RowChecksum()
        checksum.add(sequence)
        checksum.add(bytes)
        return checksum.value
    }

    private static func checksum(_ entry: JournalEntry, _ status: JournalEntry.Status, _ failure: Data?) -> Int64 {
        var checksum = RowChecksum()
        checksum.add(entry.sequence)
        checksum.add(entry.id.description)
        checksum.add(Int64(entry.byteCount))
        checksum.add(status.rawValue)
        checksum.add(entry.turn)
        checksum.add(entry.isReplay ? 1 : 0)
        checksum.add(Int64(entry.attempts))
        checksum.add(entry.edition)
        if let failure { checksum.add(failure) } else { checksum.add(String?.none) }
        return checksum.value
    }
}
