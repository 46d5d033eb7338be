import Documents
import Foundation
import GRDB
import Journal
import Storage

/// What a journal writes for documents, as plain SQLite: the same rows in the same tables, prepared beforehand, without
/// hashing, looking up, waiting or answering.
struct PlainInserts {
    private struct Rows {
        let id: String
        let bytes: Data
        let claim: Data
        let fingerprint: Int64
        let event: Data
    }

    private let rows: [Rows]
    private let pool: DatabasePool

    init(_ submissions: [Submission], at path: String) throws {
        rows = try submissions.map { submission in
            Rows(
                id: submission.id.description, bytes: Data(submission.bytes),
                claim: try RowCodec.encode(submission.claim), fingerprint: submission.claim.fingerprint,
                event: try RowCodec.encode(["claim": ["_0": submission.claim]]))
        }
        pool = try DatabasePool(path: path)
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        try pool.write { try $0.execute(sql: Self.schema) }
    }

    /// Documents a second with so many in each transaction; every transaction is on the disk before the next begins.
    func rate(group: Int) throws -> Double {
        let begin = ContinuousClock.now
        for start in stride(from: 0, to: rows.count, by: group) {
            try pool.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    for number in start..<min(start + group, rows.count) { try insert(rows[number], number, db) }
                    return .commit
                }
            }
        }
        let time = ContinuousClock.now - begin
        try pool.close()
        return Double(rows.count) / time.seconds
    }

    private func insert(_ row: Rows, _ number: Int, _ db: Database) throws {
        try db.cachedStatement(sql: "INSERT INTO document VALUES (?, ?, ?, 'pending', ?, 0, 0, NULL, NULL, ?, ?)")
            .execute(arguments: [number, row.id, row.bytes.count, number, 1_700_000_000_000, row.fingerprint])
        try db.cachedStatement(sql: "INSERT INTO chunk VALUES (?, ?, ?, ?)")
            .execute(arguments: [number, 0, row.bytes, row.fingerprint])
        try db.cachedStatement(sql: "INSERT INTO claim VALUES (?, ?, ?, ?)")
            .execute(arguments: [number, row.fingerprint, row.claim, row.fingerprint])
        try db.cachedStatement(sql: "INSERT INTO fact (document, event, checksum) VALUES (?, ?, ?)")
            .execute(arguments: [number, row.event, row.fingerprint])
    }

    private static let schema = """
        CREATE TABLE document (
            sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, byte_count INTEGER NOT NULL, status TEXT NOT NULL,
            turn INTEGER NOT NULL UNIQUE, is_replay INTEGER NOT NULL, attempts INTEGER NOT NULL, edition TEXT,
            failure BLOB, taken_at INTEGER, checksum INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX document_queue ON document (is_replay, turn) WHERE status = 'pending';
        CREATE TABLE chunk (
            document INTEGER NOT NULL, position INTEGER NOT NULL, bytes BLOB NOT NULL, checksum INTEGER NOT NULL,
            PRIMARY KEY (document, position)
        ) STRICT;
        CREATE TABLE claim (
            document INTEGER NOT NULL, fingerprint INTEGER NOT NULL, claim BLOB NOT NULL, checksum INTEGER NOT NULL,
            PRIMARY KEY (document, fingerprint)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE fact (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER NOT NULL, event BLOB NOT NULL,
            checksum INTEGER NOT NULL
        ) STRICT;
        """
}
