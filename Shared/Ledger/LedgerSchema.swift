import GRDB
import Storage

/// The tables of a ledger's file.
///
/// Facts come first; `touch` and `result` follow from them and can be made again. Texts from outside stand in
/// blobs, never in text columns: SQLite ends a text at its first NUL.
enum LedgerSchema {
    static let kind = StoreKind(name: "ledger", applicationID: 0x534A_4C47, migrator: migrator)

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("ledger.1 facts, results") { try $0.execute(sql: first) }
        migrator.registerMigration("ledger.2 retractions") { try $0.execute(sql: second) }
        // Without a stamp all is folded again, which writes the first versions of the cells that are there.
        migrator.registerMigration("ledger.3 history of cells") {
            try $0.execute(sql: third)
            try $0.execute(sql: "DELETE FROM stamp")
        }
        migrator.registerMigration("ledger.4 changes of readings") { try $0.execute(sql: fourth) }
        migrator.registerMigration("ledger.5 checksums of documents") { db in
            try db.execute(sql: "ALTER TABLE document ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0")
            let rows = try Row.fetchCursor(db, sql: "SELECT sequence, id FROM document")
            while let row = try rows.next() {
                try db.cachedStatement(sql: "UPDATE document SET checksum = ? WHERE sequence = ?").execute(
                    arguments: [DocumentRows.checksum(row["sequence"], named: row["id"]), row["sequence"]])
            }
        }
        migrator.registerMigration("ledger.6 outbox and streams from below") { try $0.execute(sql: Self.sixth) }
        // Results take another form, so all are folded again.
        migrator.registerMigration("ledger.7 packed rows") { db in
            try db.execute(sql: seventh)
            try PackingOfOldRows(db: db).run()
            try db.execute(sql: "DROP TABLE old_history; DELETE FROM stamp")
        }
        migrator.registerMigration("ledger.8 decisions of persons") { try $0.execute(sql: eighth) }
        migrator.registerMigration("ledger.9 cells under names") { try $0.execute(sql: ninth) }
        migrator.registerMigration("ledger.10 results that wait") { try $0.execute(sql: tenth) }
        migrator.registerMigration("ledger.11 published catalogues") { try $0.execute(sql: eleventh) }
        migrator.registerMigration("ledger.12 what arrived and is in no cell") { try $0.execute(sql: twelfth) }
        migrator.registerMigration("ledger.13 what was refused of nodes below") { db in
            try db.execute(sql: thirteenth)
            try takeOverQuarantine(db, limit: LedgerLimits().refusedPerNode)
        }
        migrator.registerMigration("ledger.14 what is refused and not listed") { try $0.execute(sql: fourteenth) }
        return migrator
    }

    private static let first = """
        CREATE TABLE document (
            sequence INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE CHECK (length(id) = 64)
        ) STRICT;

        CREATE TABLE reading (
            document INTEGER PRIMARY KEY REFERENCES document (sequence),
            stored_sequence INTEGER NOT NULL UNIQUE CHECK (stored_sequence > 0),
            stored_at INTEGER NOT NULL,
            engine INTEGER NOT NULL,
            catalogue INTEGER NOT NULL,
            gazetteer INTEGER NOT NULL,
            observations INTEGER NOT NULL CHECK (observations >= 0),
            failed_checks INTEGER NOT NULL CHECK (failed_checks >= 0),
            text_length INTEGER NOT NULL CHECK (text_length >= 0),
            text_checksum INTEGER NOT NULL,
            checksum INTEGER NOT NULL,
            findings BLOB NOT NULL
        ) STRICT;

        CREATE TABLE text (
            document INTEGER PRIMARY KEY REFERENCES reading (document),
            text BLOB NOT NULL,
            mentions BLOB NOT NULL
        ) STRICT;

        CREATE TABLE claim (
            document INTEGER NOT NULL REFERENCES document (sequence),
            fingerprint INTEGER NOT NULL,
            claim BLOB NOT NULL,
            checksum INTEGER NOT NULL,
            PRIMARY KEY (document, fingerprint)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE burial (
            document INTEGER PRIMARY KEY REFERENCES document (sequence),
            failure BLOB NOT NULL,
            checksum INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE touch (
            document INTEGER NOT NULL REFERENCES document (sequence),
            place TEXT NOT NULL,
            year INTEGER NOT NULL,
            PRIMARY KEY (document, place, year)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX touch_by_place ON touch (place, year);

        CREATE TABLE result (
            place TEXT NOT NULL,
            year INTEGER NOT NULL,
            parent TEXT,
            checksum INTEGER NOT NULL,
            result BLOB NOT NULL,
            PRIMARY KEY (place, year)
        ) STRICT;
        CREATE INDEX result_by_parent ON result (parent, year);

        CREATE TABLE cell (
            place TEXT NOT NULL,
            year INTEGER NOT NULL,
            indicator TEXT NOT NULL,
            checksum INTEGER NOT NULL,
            cell BLOB NOT NULL,
            PRIMARY KEY (place, year, indicator),
            FOREIGN KEY (place, year) REFERENCES result (place, year) ON DELETE CASCADE
        ) STRICT;

        CREATE TABLE stamp (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    private static let second = """
        CREATE TABLE retraction (
            document INTEGER PRIMARY KEY REFERENCES document (sequence),
            counter INTEGER NOT NULL CHECK (counter > 0),
            is_retracted INTEGER NOT NULL CHECK (is_retracted IN (0, 1)),
            checksum INTEGER NOT NULL,
            retraction BLOB NOT NULL
        ) STRICT;
        """

    private static let third = """
        CREATE TABLE moment (
            sequence INTEGER PRIMARY KEY,
            time INTEGER NOT NULL,
            checksum INTEGER NOT NULL,
            causes BLOB NOT NULL
        ) STRICT;

        CREATE TABLE history (
            place TEXT NOT NULL,
            year INTEGER NOT NULL,
            indicator TEXT NOT NULL,
            moment INTEGER NOT NULL REFERENCES moment (sequence),
            cell_checksum INTEGER CHECK ((cell_checksum IS NULL) = (brief IS NULL)),
            checksum INTEGER NOT NULL,
            brief BLOB,
            PRIMARY KEY (place, year, indicator, moment)
        ) STRICT, WITHOUT ROWID;
        """

    /// Triggers write the outbox, so that no row of facts can be written without it. What is there already comes first.
    private static let sixth = """
        CREATE TABLE outbox (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            document INTEGER NOT NULL REFERENCES document (sequence),
            kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
            detail INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX outbox_by_document ON outbox (document, kind, detail, sequence);

        INSERT INTO outbox (document, kind, detail) SELECT document, 2, fingerprint FROM claim ORDER BY document;
        INSERT INTO outbox (document, kind, detail) SELECT document, 1, 0 FROM reading ORDER BY stored_sequence;
        INSERT INTO outbox (document, kind, detail) SELECT document, 3, 0 FROM burial ORDER BY document;
        INSERT INTO outbox (document, kind, detail) SELECT document, 4, 0 FROM retraction ORDER BY document;

        CREATE TRIGGER outbox_reading AFTER INSERT ON reading BEGIN
            INSERT INTO outbox (document, kind, detail) VALUES (NEW.document, 1, 0);
        END;
        CREATE TRIGGER outbox_claim AFTER INSERT ON claim BEGIN
            INSERT INTO outbox (document, kind, detail) VALUES (NEW.document, 2, NEW.fingerprint);
        END;
        CREATE TRIGGER outbox_burial AFTER INSERT ON burial BEGIN
            INSERT INTO outbox (document, kind, detail) VALUES (NEW.document, 3, 0);
        END;
        CREATE TRIGGER outbox_retraction AFTER INSERT ON retraction BEGIN
            INSERT INTO outbox (document, kind, detail) VALUES (NEW.document, 4, 0);
        END;

        CREATE TABLE uplink (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            stream TEXT NOT NULL,
            handed_up INTEGER NOT NULL,
            settled INTEGER NOT NULL,
            root TEXT
        ) STRICT;

        CREATE TABLE refusal (
            sequence INTEGER PRIMARY KEY,
            document INTEGER NOT NULL REFERENCES document (sequence),
            reason TEXT NOT NULL,
            time INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE inbound (
            node TEXT NOT NULL,
            stream TEXT NOT NULL,
            received INTEGER NOT NULL,
            PRIMARY KEY (node, stream)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE inbound_mark (
            node TEXT NOT NULL,
            stream TEXT NOT NULL,
            received INTEGER NOT NULL,
            head INTEGER NOT NULL,
            PRIMARY KEY (node, stream, received)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE quarantine (
            node TEXT NOT NULL,
            stream TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            reason TEXT NOT NULL,
            time INTEGER NOT NULL,
            fact BLOB NOT NULL,
            PRIMARY KEY (node, stream, sequence)
        ) STRICT;
        """

    private static let fourth = """
        CREATE TABLE edition_change (
            sequence INTEGER PRIMARY KEY,
            time INTEGER NOT NULL,
            document INTEGER NOT NULL REFERENCES document (sequence),
            place TEXT,
            indicator TEXT NOT NULL,
            checksum INTEGER NOT NULL,
            change BLOB NOT NULL
        ) STRICT;
        CREATE INDEX edition_change_by_document ON edition_change (document, sequence);
        CREATE INDEX edition_change_by_place ON edition_change (place, sequence);
        CREATE INDEX edition_change_by_indicator ON edition_change (indicator, sequence);
        """

    private static let seventh = """
        DROP TABLE cell;
        DROP TABLE result;
        CREATE TABLE result (
            place TEXT NOT NULL,
            year INTEGER NOT NULL,
            parent TEXT,
            cells INTEGER NOT NULL CHECK (cells >= 0),
            checksum INTEGER NOT NULL,
            handed_checksum INTEGER NOT NULL,
            handed BLOB NOT NULL,
            content BLOB NOT NULL,
            PRIMARY KEY (place, year)
        ) STRICT;
        CREATE INDEX result_by_parent ON result (parent, year, place);

        ALTER TABLE history RENAME TO old_history;
        CREATE TABLE history (
            place TEXT NOT NULL,
            year INTEGER NOT NULL,
            moment INTEGER NOT NULL REFERENCES moment (sequence),
            checksum INTEGER NOT NULL,
            changes BLOB NOT NULL,
            PRIMARY KEY (place, year, moment)
        ) STRICT;
        """

    /// What stands in the file already is folded.
    private static let tenth = """
        CREATE TABLE waiting (
            place TEXT NOT NULL,
            year INTEGER NOT NULL,
            document INTEGER NOT NULL REFERENCES document (sequence),
            PRIMARY KEY (place, year, document)
        ) STRICT, WITHOUT ROWID;
        """
}
