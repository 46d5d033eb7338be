import Documents
import GRDB
import Storage

/// The rows of documents that are in the ledger of the root.
struct SettlementRows {
    let db: Database

    /// The settlement of a document; `nil` when there is none.
    ///
    /// - Throws: ``JournalError`` of code `damaged` when the row is not what was written.
    func settlement(of entry: JournalEntry) throws -> Settlement? {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT root, time, checksum FROM settlement WHERE document = ?"),
            arguments: [entry.sequence])
        return try row.map { row in
            let settlement = Settlement(root: row["root"], time: row["time"])
            guard Self.checksum(entry.sequence, settlement) == row["checksum"] else {
                throw JournalError.damaged(entry.id, "settlement")
            }
            return settlement
        }
    }

    /// Writes settlements of documents that the journal has.
    ///
    /// - Returns: those that were not settled with this root before.
    func settle(_ documents: [DocumentID], _ settlement: Settlement) throws -> [DocumentID] {
        try documents.filter { id in
            let sequence = try Int64.fetchOne(
                db.cachedStatement(sql: "SELECT sequence FROM document WHERE id = ?"), arguments: [id.description])
            guard let sequence else { return false }
            try db.cachedStatement(
                sql: """
                    INSERT INTO settlement (document, root, time, checksum) VALUES (?, ?, ?, ?)
                    ON CONFLICT (document) DO UPDATE SET root = excluded.root, time = excluded.time,
                    checksum = excluded.checksum WHERE root <> excluded.root
                    """
            ).execute(arguments: [
                sequence, settlement.root, settlement.time, Self.checksum(sequence, settlement),
            ])
            return db.changesCount > 0
        }
    }

    /// How far the ledger was asked.
    func cursor() throws -> SettlementCursor {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT stream, through FROM settlement_cursor WHERE id = 1"))
        return row.map { SettlementCursor(stream: $0["stream"], through: $0["through"]) } ?? SettlementCursor()
    }

    /// Keeps how far the ledger was asked. A wrong cursor would only have it asked for more or later.
    func keep(_ cursor: SettlementCursor) throws {
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO settlement_cursor (id, stream, through) VALUES (1, ?, ?)"
        ).execute(arguments: [cursor.stream, cursor.through])
    }

    /// The documents that have come to their end and are not settled, among so many behind a row.
    func unsettled(after sequence: Int64, among count: Int) throws -> (documents: [DocumentID], next: Int64) {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT sequence, id, status <> 'pending'
                    AND NOT EXISTS (SELECT 1 FROM settlement WHERE settlement.document = page.sequence) AS is_open
                    FROM (SELECT sequence, id, status FROM document WHERE sequence > ? ORDER BY sequence LIMIT ?) AS page
                    ORDER BY sequence
                    """), arguments: [sequence, count])
        let open = rows.filter { $0["is_open"] }.compactMap { DocumentID($0["id"] as String) }
        return (open, rows.count < count ? 0 : rows.last?["sequence"] ?? 0)
    }

    /// How many documents are settled.
    func count() throws -> Int { try Int.fetchOne(db, sql: "SELECT count(*) FROM settlement") ?? 0 }

    private static func checksum(_ document: Int64, _ settlement: Settlement) -> Int64 {
        var checksum = RowChecksum()
        checksum.add(document)
        checksum.add(settlement.root)
        checksum.add(settlement.time)
        return checksum.value
    }
}

extension SQLiteJournal {
    /// Keeps which documents are in the ledger of the root, and how far that ledger was asked.
    public func settle(_ documents: [DocumentID], root: String, cursor: SettlementCursor) async throws -> [DocumentID] {
        let settlement = Settlement(root: root, time: now())
        return try await writer.write { db, _ in
            let rows = SettlementRows(db: db)
            try rows.keep(cursor)
            return try rows.settle(documents, settlement)
        }
    }

    /// How far the ledger was asked.
    public func settlementCursor() async throws -> SettlementCursor {
        try await read { try SettlementRows(db: $0).cursor() }
    }

    /// The documents that have come to their end and are not settled.
    public func unsettled(
        after sequence: Int64, among count: Int
    ) async throws -> (documents: [DocumentID], next: Int64) {
        try await read { try SettlementRows(db: $0).unsettled(after: sequence, among: count) }
    }

    /// How many documents are settled. Complexity: linear in their number.
    public func settledCount() async throws -> Int { try await read { try SettlementRows(db: $0).count() } }
}
