/// The tables of what persons decide, and of what they keep under names.
extension LedgerSchema {
    /// The outbox takes a fifth kind, which its rules must say: the table is made again with all its numbers.
    static let eighth = """
        CREATE TABLE adjudication (
            document INTEGER NOT NULL REFERENCES document (sequence),
            detail INTEGER NOT NULL,
            is_about_cell INTEGER NOT NULL CHECK (is_about_cell IN (0, 1)),
            is_withdrawn INTEGER NOT NULL CHECK (is_withdrawn IN (0, 1)),
            counter INTEGER NOT NULL CHECK (counter > 0),
            checksum INTEGER NOT NULL,
            adjudication BLOB NOT NULL,
            PRIMARY KEY (document, detail)
        ) STRICT;

        DROP TRIGGER outbox_reading;
        DROP TRIGGER outbox_claim;
        DROP TRIGGER outbox_burial;
        DROP TRIGGER outbox_retraction;
        CREATE TABLE new_outbox (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            document INTEGER NOT NULL REFERENCES document (sequence),
            kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 5),
            detail INTEGER NOT NULL
        ) STRICT;
        INSERT INTO new_outbox SELECT sequence, document, kind, detail FROM outbox;
        DROP TABLE outbox;
        ALTER TABLE new_outbox RENAME TO outbox;
        CREATE INDEX outbox_by_document ON outbox (document, kind, detail, sequence);

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
        CREATE TRIGGER outbox_adjudication AFTER INSERT ON adjudication BEGIN
            INSERT INTO outbox (document, kind, detail) VALUES (NEW.document, 5, NEW.detail);
        END;
        """

    /// What is kept under names; its rows are never changed.
    static let ninth = """
        CREATE TABLE freeze (
            name TEXT PRIMARY KEY,
            checksum INTEGER NOT NULL,
            freeze BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE frozen (
            freeze TEXT NOT NULL REFERENCES freeze (name),
            place TEXT NOT NULL,
            year INTEGER NOT NULL,
            checksum INTEGER NOT NULL,
            cells BLOB NOT NULL,
            PRIMARY KEY (freeze, place, year)
        ) STRICT;
        """
}
