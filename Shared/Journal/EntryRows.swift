import Documents
import Foundation
import GRDB
import Storage

/// The rows of documents and claims, each verified by its checksum when it is read.
struct EntryRows {
    let db: Database

    private static let columns =
        "sequence, id, byte_count, status, turn, is_replay, attempts, edition, failure, taken_at, ended_at, attempt_log, "
        + "is_purged, is_cleared, checksum"

    /// The entry of a document; `nil` when there is none.
    func entry(_ id: DocumentID) throws -> JournalEntry? {
        try rows("WHERE id = ?", [id.description]).first?.entry.get()
    }

    /// The entry of a document that must be there.
    func known(_ id: DocumentID) throws -> JournalEntry {
        guard let entry = try entry(id) else { throw JournalError.unknown(id) }
        return entry
    }

    /// Entries in the order in which documents were taken, those that a selection rules out by its names and statuses left
    /// out: the rest of the selection is the caller's to ask.
    func page(of selection: DocumentSelection, after sequence: Int64, through last: Int64, limit: Int) throws
        -> [EntryRow]
    {
        var condition = "WHERE sequence > ? AND sequence <= ?"
        var arguments: StatementArguments = [sequence, last]
        if let prefixes = selection.idPrefixes {
            // Behind every digit of a name comes g: so the index finds the names that begin alike.
            condition +=
                " AND id IN (SELECT d.id FROM json_each(?) AS p JOIN document AS d "
                + "ON d.id >= p.value AND d.id < p.value || 'g')"
            arguments += [try Self.list(prefixes.sorted())]
        }
        if let statuses = selection.statuses {
            condition += " AND status IN (SELECT value FROM json_each(?))"
            arguments += [try Self.list(statuses.map(\.rawValue).sorted())]
        }
        arguments += [max(0, limit)]
        return try rows(condition + " ORDER BY sequence LIMIT ?", arguments)
    }

    /// The entries of a range of sequences. It begins at the page of the first one, and touches none before it.
    func entries(in sequences: ClosedRange<Int64>) throws -> [EntryRow] {
        try rows(
            "WHERE sequence BETWEEN ? AND ? ORDER BY sequence", [sequences.lowerBound, sequences.upperBound])
    }

    /// Entries that wait, from one lane of the queue.
    func pending(isReplay: Bool, after turn: Int64, limit: Int) throws -> [EntryRow] {
        try rows(
            "WHERE status = 'pending' AND is_replay = ? AND turn > ? ORDER BY turn LIMIT ?",
            [isReplay, turn, max(0, limit)])
    }

    /// Entries whose bytes may be removed: stored and settled, and with nothing that the ledger has not heard of.
    func purgeable(after sequence: Int64, limit: Int) throws -> [EntryRow] {
        try rows(
            "WHERE status = 'stored' AND is_purged = 0 AND sequence > ? "
                + "AND EXISTS (SELECT 1 FROM settlement WHERE settlement.document = document.sequence) "
                + "AND sequence NOT IN (SELECT document FROM fact) ORDER BY sequence LIMIT ?",
            [sequence, max(0, limit)])
    }

    /// The highest sequence that was given, 0 when there is none.
    func lastSequence() throws -> Int64 {
        let statement = try db.cachedStatement(sql: "SELECT ifnull(max(sequence), 0) FROM document")
        return try Int64.fetchOne(statement) ?? 0
    }

    /// Writes a new entry without its claims.
    ///
    /// - Returns: whether the document was unknown; nothing is written when it is known.
    func insert(_ entry: JournalEntry) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO document (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?) "
                + "ON CONFLICT (id) DO NOTHING")
        let failure = try entry.failure.map { try RowCodec.encode($0) }
        let log = entry.attemptLog.isEmpty ? nil : try RowCodec.encode(entry.attemptLog)
        try statement.execute(arguments: [
            entry.sequence, entry.id.description, entry.byteCount, entry.status.rawValue, entry.turn, entry.isReplay,
            entry.attempts, nil, failure, entry.takenAt, entry.endedAt, log,
            EntryChecksum(entry, entry.status, failure, log).value,
        ])
        return db.changesCount > 0
    }

    /// Writes the new state of an entry.
    func update(_ entry: JournalEntry) throws {
        let statement = try db.cachedStatement(
            sql:
                "UPDATE document SET byte_count = :byte_count, status = :status, turn = :turn, is_replay = :is_replay, attempts = :attempts, "
                + "edition = :edition, failure = :failure, ended_at = :ended_at, attempt_log = :attempt_log, "
                + "is_purged = :is_purged, is_cleared = :is_cleared, checksum = :checksum WHERE sequence = :sequence")
        let failure = try entry.failure.map { try RowCodec.encode($0) }
        let log = entry.attemptLog.isEmpty ? nil : try RowCodec.encode(entry.attemptLog)
        try statement.execute(arguments: [
            "sequence": entry.sequence, "byte_count": entry.byteCount, "status": entry.status.rawValue,
            "turn": entry.turn,
            "is_replay": entry.isReplay, "attempts": entry.attempts, "edition": entry.edition, "failure": failure,
            "ended_at": entry.endedAt, "attempt_log": log, "is_purged": entry.isPurged,
            "is_cleared": entry.isCleared,
            "checksum": EntryChecksum(entry, entry.status, failure, log).value,
        ])
    }

    /// Writes a claim.
    ///
    /// - Returns: whether it was new.
    func insert(_ claim: PreparedSubmission.EncodedClaim, of entry: JournalEntry) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO claim (document, fingerprint, claim, checksum) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
        )
        try statement.execute(arguments: [
            entry.sequence, claim.fingerprint, claim.json, Self.checksum(entry.sequence, claim.json),
        ])
        return db.changesCount > 0
    }

    private func rows(_ condition: String, _ arguments: StatementArguments) throws -> [EntryRow] {
        let statement = try db.cachedStatement(sql: "SELECT \(Self.columns) FROM document \(condition)")
        return try Row.fetchAll(statement, arguments: arguments).map(row)
    }

    private func row(_ row: Row) throws -> EntryRow {
        let sequence: Int64 = row["sequence"]
        let turn: Int64 = row["turn"]
        do {
            return EntryRow(sequence: sequence, turn: turn, entry: .success(try entry(row)))
        } catch let error as JournalError {
            return EntryRow(sequence: sequence, turn: turn, entry: .failure(error))
        } catch let error as DatabaseError where StorageError.isDamage(error) {
            let error = JournalError.damagedPage(Self.id(row), "claims or settlement")
            return EntryRow(sequence: sequence, turn: turn, entry: .failure(error))
        }
    }

    private func entry(_ row: Row) throws -> JournalEntry {
        let id = Self.id(row)
        let failure: Data? = row["failure"]
        let log: Data? = row["attempt_log"]
        let status = JournalEntry.Status(rawValue: row["status"])
        var entry = JournalEntry(
            sequence: row["sequence"], id: id, byteCount: row["byte_count"], turn: row["turn"],
            takenAt: row["taken_at"])
        entry.isReplay = row["is_replay"]
        entry.attempts = row["attempts"]
        entry.edition = row["edition"]
        entry.endedAt = row["ended_at"]
        entry.isPurged = row["is_purged"]
        entry.isCleared = row["is_cleared"]
        guard let status, EntryChecksum(entry, status, failure, log).value == row["checksum"] else {
            throw JournalError.damaged(id, "entry")
        }
        entry.status = status
        entry.failure = try failure.map { try RowCodec.decode(from: $0) }
        entry.attemptLog = try log.map { try RowCodec.decode(from: $0) } ?? []
        entry.claims = try claims(of: entry)
        entry.settlement = try SettlementRows(db: db).settlement(of: entry)
        return entry
    }

    /// An id that is no id has no document to name; the digits as they stand are hashed into one that can be shown.
    private static func id(_ row: Row) -> DocumentID {
        let text: String = row["id"]
        return DocumentID(text) ?? DocumentID(hashing: text.utf8)
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

    private static func list(_ texts: [String]) throws -> String {
        String(decoding: try RowCodec.encode(texts), as: UTF8.self)
    }

    /// The checksum of a row that belongs to a document.
    static func checksum(_ sequence: Int64, _ bytes: Data) -> Int64 {
        var checksum = RowChecksum()
        checksum.add(sequence)
        checksum.add(bytes)
        return checksum.value
    }
}
