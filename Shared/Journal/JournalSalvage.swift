import Documents
import Foundation
import GRDB
import Storage

/// Makes a journal anew from what can be read of one whose pages are damaged.
///
/// A document is three things in three places: its entry, its bytes, and its name in an index over the entries. An entry that
/// cannot be read is made anew from the other two, so that little is lost with it:
///
/// | name | bytes | the document |
/// |---|---|---|
/// | in the index | whole | waits to be read, once more perhaps; the ledger knows a reading that it has |
/// | in the index | not whole | is a dead letter, until it is handed in again |
/// | in the index | none, and none unreadable | was destroyed as secret, if the root has not settled it, and stays in quarantine |
/// | lost | whole beyond doubt: in one piece that bears the name | waits to be read |
/// | lost | in doubt | is gone, and counted |
///
/// One that was in quarantine stays there; where that cannot be told, all of them go there, since nobody must read what
/// somebody called secret.
struct JournalSalvage {
    let target: Database
    let logged: Int
    let time: Int64
    private let source: Database
    private let rows: SalvagedRows

    /// From `source`, which must be in no transaction, to `target`, which holds the empty tables of a journal.
    init(from source: Database, to target: Database, logged: Int, time: Int64) {
        self.source = source
        self.target = target
        self.logged = logged
        self.time = time
        rows = SalvagedRows(from: source, to: target)
    }

    /// Carries all over that can be read.
    ///
    /// - Returns: what was lost, and what was made anew.
    /// - Throws: `StorageError` when not even the extent of the journal can be read; `DatabaseError` when a disk fails.
    func run() throws -> JournalLoss {
        let last = try last(of: "sequence", in: "document", index: "sqlite_autoindex_document_1")
        let documents = try carry("document", "sequence", last)
        let chunks = try carry(
            "chunk", "rowid", self.last(of: "rowid", in: "chunk", index: "sqlite_autoindex_chunk_1"), atATime: 32)
        _ = try carry("claim", "document", last)
        _ = try carry("settlement", "document", last)
        _ = try carry("settlement_cursor", "id", 1)
        let facts = try carry("fact", "sequence", self.last(of: "sequence", in: "fact"))
        let orders = try carry("replay", "id", self.last(of: "id", in: "replay"))

        var loss = JournalLoss()
        let lost = (documents.unreadable + documents.refused).sorted()
        try remake(lost, names: try names(of: Set(lost)), areChunksWhole: chunks.isEmpty, &loss)
        // What belongs to an entry that is gone would belong to the next one of its number.
        for table in ["chunk", "claim", "settlement", "fact"] {
            try target.execute(sql: "DELETE FROM \(table) WHERE document NOT IN (SELECT sequence FROM document)")
        }
        loss.claimless =
            try Int.fetchOne(
                target, sql: "SELECT count(*) FROM document WHERE sequence NOT IN (SELECT document FROM claim)") ?? 0
        loss.areOrdersLost = !orders.isEmpty
        if !facts.isEmpty { try tellAnew() }
        return loss
    }

    private func carry(_ table: String, _ key: String, _ last: Int64, atATime: Int64 = 256) throws
        -> SalvagedRows.Missing
    {
        guard last > 0 else { return SalvagedRows.Missing() }
        return try rows.carry(table, by: key, 1...last, atATime: atATime)
    }

    private func last(of key: String, in table: String, index: String? = nil) throws -> Int64 {
        if let last = try rows.last(of: key, in: table, index: index) { return last }
        let path = try String.fetchOne(source, sql: "SELECT file FROM pragma_database_list WHERE name = 'main'")
        throw StorageError(
            .damaged, file: path ?? "journal",
            "is damaged where its table “\(table)” ends and in each index over it: it cannot be made anew. Put a backup back "
                + "(“shangji backup restore FOLDER”), or move the file to another folder and start once with --accept-loss, "
                + "with an empty journal; nothing was changed.")
    }

    /// The names of entries as the index over all names has them, read from both ends up to a damaged page.
    private func names(of sequences: Set<Int64>) throws -> [Int64: DocumentID] {
        var names: [Int64: DocumentID] = [:]
        guard !sequences.isEmpty else { return names }
        for direction in ["ASC", "DESC"] {
            do {
                let found = try Row.fetchCursor(
                    source,
                    sql:
                        "SELECT sequence, id FROM document INDEXED BY sqlite_autoindex_document_1 ORDER BY id \(direction)"
                )
                while let row = try found.next() {
                    let sequence: Int64 = row["sequence"]
                    if sequences.contains(sequence) { names[sequence] = DocumentID(row["id"] as String) }
                }
                return names
            } catch let error as DatabaseError where StorageError.isDamage(error) {}
        }
        return names
    }

    /// Which documents wait for somebody to decide about them, by the index over these; `nil` when it cannot be read.
    func quarantined() throws -> Set<Int64>? {
        do {
            return try Set(
                Int64.fetchAll(
                    source,
                    sql: "SELECT sequence FROM document INDEXED BY document_undecided "
                        + "WHERE status = 'quarantined' AND is_purged = 0"))
        } catch let error as DatabaseError where StorageError.isDamage(error) {
            return nil
        }
    }

    /// Some facts cannot be read, and nobody knows which: the ledger is told all of them, of which it knows most.
    private func tellAnew() throws {
        let rows = EntryRows(db: target)
        let facts = FactRows(db: target)
        let last = try rows.lastSequence()
        for first in stride(from: Int64(1), through: last, by: 256) {
            for row in try rows.entries(in: first...min(first + 255, last)) {
                // A damaged entry is named by the next look through the journal.
                guard case .success(let entry) = row.entry, entry.status != .quarantined else { continue }
                for claim in entry.claims { try facts.insert(.claim(claim), of: entry) }
                if entry.isDeadLetter, let failure = entry.failure { try facts.insert(.burial(failure), of: entry) }
            }
        }
    }
}
