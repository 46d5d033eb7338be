import Foundation
import GRDB
import Observations
import Storage

/// The tables of what was not taken from nodes below.
extension LedgerSchema {
    /// One row a fact, however often it is handed up; the version before kept every refused fact whole, and for ever.
    static let thirteenth = """
        ALTER TABLE quarantine RENAME TO old_quarantine;
        CREATE TABLE quarantine (
            sequence INTEGER PRIMARY KEY,
            node TEXT NOT NULL,
            node_place TEXT,
            document TEXT NOT NULL CHECK (length(document) = 64),
            kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 5),
            detail INTEGER NOT NULL,
            is_about_cell INTEGER NOT NULL CHECK (is_about_cell IN (0, 1)),
            place TEXT,
            year INTEGER,
            indicator BLOB,
            reason BLOB NOT NULL,
            since INTEGER NOT NULL,
            last INTEGER NOT NULL,
            times INTEGER NOT NULL CHECK (times > 0),
            UNIQUE (node, document, kind, detail)
        ) STRICT;
        CREATE INDEX quarantine_by_node ON quarantine (node, sequence);

        CREATE TABLE quarantine_past (
            node TEXT PRIMARY KEY,
            facts INTEGER NOT NULL CHECK (facts > 0)
        ) STRICT, WITHOUT ROWID;
        """

    /// What newer ones displaced is known again. The version before only counted it, each time anew that it came; which facts these
    /// were nobody knows any more, so the count goes, and they are listed when they are handed up again.
    static let fourteenth = """
        DROP TABLE quarantine_past;
        CREATE TABLE quarantine_older (
            node TEXT NOT NULL,
            document TEXT NOT NULL CHECK (length(document) = 64),
            kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 5),
            detail INTEGER NOT NULL,
            PRIMARY KEY (node, document, kind, detail)
        ) STRICT, WITHOUT ROWID;
        """

    /// Takes over what the version before kept: the newest of each node that can be decoded.
    ///
    /// A fact may be as long as a document: one at a time is in memory.
    static func takeOverQuarantine(_ db: Database, limit: Int) throws {
        let rows = QuarantineRows(db: db)
        for node in try String.fetchAll(db, sql: "SELECT DISTINCT node FROM old_quarantine ORDER BY node") {
            let newest = try Int64.fetchAll(
                db, sql: "SELECT rowid FROM old_quarantine WHERE node = ? ORDER BY rowid DESC LIMIT ?",
                arguments: [node, limit])
            for number in newest.reversed() {
                guard let old = try oldRefusal(number, db) else { continue }
                try rows.add(
                    old.fact, about: old.fact.subject(known: nil) { _, _ in nil }, from: (node, nil),
                    reason: old.reason, at: old.time)
            }
        }
        try db.execute(sql: "DROP TABLE old_quarantine")
    }

    /// A fact that the version before refused; `nil` when it cannot be decoded.
    private static func oldRefusal(
        _ number: Int64, _ db: Database
    ) throws -> (fact: Fact, reason: String, time: Int64)? {
        let row = try Row.fetchOne(
            db, sql: "SELECT time, reason, fact FROM old_quarantine WHERE rowid = ?", arguments: [number])
        guard let row, let fact = try? RowCodec.decode(Fact.self, from: row["fact"]) else { return nil }
        return (fact, row["reason"], row["time"])
    }
}
