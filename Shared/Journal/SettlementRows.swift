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

    /// The documents without a settlement, among so many behind a row.
    func unsettled(after sequence: Int64, among count: Int) throws -> UnsettledPage {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT sequence, id, status <> 'pending' AS has_ended,
                    sequence NOT IN (SELECT document FROM fact) AS is_reported,
                    EXISTS (SELECT 1 FROM settlement WHERE settlement.document = page.sequence) AS is_settled,
                    status = 'quarantined' AS is_quarantined
                    FROM (SELECT sequence, id, status FROM document WHERE sequence > ? ORDER BY sequence LIMIT ?) AS page
                    ORDER BY sequence
                    """), arguments: [sequence, count])
        let items = rows.filter { !$0["is_settled"] && !$0["is_quarantined"] }.compactMap { row in
            DocumentID(row["id"] as String).map {
                UnsettledPage.Item(id: $0, hasEnded: row["has_ended"], isReported: row["is_reported"])
            }
        }
        return UnsettledPage(items: items, next: rows.count < count ? nil : rows.last?["sequence"])
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

    /// The documents that are not settled, among so many. Complexity: linear in `count` and in what is to be reported.
    public func unsettled(after sequence: Int64, among count: Int) async throws -> UnsettledPage {
        try await read { try SettlementRows(db: $0).unsettled(after: sequence, among: count) }
    }

    /// How many documents are settled. Complexity: linear in their number.
    public func settledCount() async throws -> Int { try await read { try SettlementRows(db: $0).count() } }
}
