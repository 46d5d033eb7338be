import GRDB
import Storage

/// The tables of a journal's file.
///
/// Texts from outside stand in JSON columns (blobs), never in text columns: SQLite ends a text at its first NUL.
enum JournalSchema {
    static let kind = StoreKind(name: "journal", applicationID: 0x534A_4A4C, migrator: migrator)

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("journal.1 documents, content, claims, facts") { try $0.execute(sql: first) }
        migrator.registerMigration("journal.2 replay orders, times, attempts") { try $0.execute(sql: second) }
        migrator.registerMigration("journal.3 purged documents") { try $0.execute(sql: third) }
        migrator.registerMigration("journal.4 settled documents") { try $0.execute(sql: fourth) }
        migrator.registerMigration("journal.5 quarantine") { try $0.execute(sql: fifth) }
        migrator.registerMigration("journal.6 undecided documents") { try $0.execute(sql: sixth) }
        return migrator
    }

    private static let first = """
        CREATE TABLE document (
            sequence INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE CHECK (length(id) = 64),
            byte_count INTEGER NOT NULL CHECK (byte_count >= 0),
            status TEXT NOT NULL CHECK (status IN ('pending', 'stored', 'buried')),
            turn INTEGER NOT NULL UNIQUE CHECK (turn > 0),
            is_replay INTEGER NOT NULL CHECK (is_replay IN (0, 1)),
            attempts INTEGER NOT NULL CHECK (attempts >= 0),
            edition TEXT CHECK (status <> 'stored' OR edition IS NOT NULL),
            failure BLOB CHECK (status <> 'buried' OR failure IS NOT NULL),
            checksum INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX document_queue ON document (is_replay, turn) WHERE status = 'pending';

        CREATE TABLE chunk (
            document INTEGER NOT NULL REFERENCES document (sequence),
            position INTEGER NOT NULL CHECK (position >= 0),
            bytes BLOB NOT NULL CHECK (length(bytes) BETWEEN 1 AND 262144),
            checksum INTEGER NOT NULL,
            PRIMARY KEY (document, position)
        ) STRICT;

        CREATE TABLE claim (
            document INTEGER NOT NULL REFERENCES document (sequence),
            fingerprint INTEGER NOT NULL,
            claim BLOB NOT NULL,
            checksum INTEGER NOT NULL,
            PRIMARY KEY (document, fingerprint)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE fact (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            document INTEGER NOT NULL REFERENCES document (sequence),
            event BLOB NOT NULL,
            checksum INTEGER NOT NULL
        ) STRICT;
        """

    private static let second = """
        CREATE TABLE replay (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            selection BLOB NOT NULL,
            matching INTEGER NOT NULL CHECK (matching >= 0),
            done INTEGER NOT NULL CHECK (done >= 0),
            passed INTEGER NOT NULL CHECK (passed >= 0),
            cursor INTEGER NOT NULL CHECK (cursor BETWEEN 0 AND last),
            last INTEGER NOT NULL,
            ordered_at INTEGER NOT NULL,
            ended_at INTEGER,
            state TEXT NOT NULL CHECK (state IN ('running', 'finished', 'cancelled')),
            checksum INTEGER NOT NULL,
            CHECK ((state = 'running') = (ended_at IS NULL))
        ) STRICT;
        CREATE INDEX replay_running ON replay (id) WHERE state = 'running';

        ALTER TABLE document ADD COLUMN taken_at INTEGER;
        ALTER TABLE document ADD COLUMN ended_at INTEGER;
        ALTER TABLE document ADD COLUMN attempt_log BLOB;
        """

    private static let fourth = """
        CREATE TABLE settlement (
            document INTEGER PRIMARY KEY REFERENCES document (sequence),
            root TEXT NOT NULL,
            time INTEGER NOT NULL,
            checksum INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE settlement_cursor (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            stream TEXT,
            through INTEGER NOT NULL
        ) STRICT;
        """

    /// A document has a fourth state, which the rules of the table must say: it is made again with all its rows. The bytes lie in
    /// another table and stay where they are.
    private static let fifth = """
        CREATE TABLE new_document (
            sequence INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE CHECK (length(id) = 64),
            byte_count INTEGER NOT NULL CHECK (byte_count >= 0),
            status TEXT NOT NULL CHECK (status IN ('pending', 'stored', 'buried', 'quarantined')),
            turn INTEGER NOT NULL UNIQUE CHECK (turn > 0),
            is_replay INTEGER NOT NULL CHECK (is_replay IN (0, 1)),
            attempts INTEGER NOT NULL CHECK (attempts >= 0),
            edition TEXT CHECK (status <> 'stored' OR edition IS NOT NULL),
            failure BLOB CHECK (status NOT IN ('buried', 'quarantined') OR failure IS NOT NULL),
            checksum INTEGER NOT NULL,
            taken_at INTEGER,
            ended_at INTEGER,
            attempt_log BLOB,
            is_purged INTEGER NOT NULL DEFAULT 0 CHECK (is_purged IN (0, 1)),
            is_cleared INTEGER NOT NULL DEFAULT 0 CHECK (is_cleared IN (0, 1))
        ) STRICT;
        INSERT INTO new_document (
            sequence, id, byte_count, status, turn, is_replay, attempts, edition, failure, checksum, taken_at, ended_at,
            attempt_log, is_purged)
        SELECT
            sequence, id, byte_count, status, turn, is_replay, attempts, edition, failure, checksum, taken_at, ended_at,
            attempt_log, is_purged
        FROM document;
        DROP TABLE document;
        ALTER TABLE new_document RENAME TO document;
        CREATE INDEX document_queue ON document (is_replay, turn) WHERE status = 'pending';
        """

    private static let sixth = """
        CREATE INDEX document_undecided ON document (ended_at) WHERE status = 'quarantined' AND is_purged = 0;
        """

    private static let third = """
        ALTER TABLE document ADD COLUMN is_purged INTEGER NOT NULL DEFAULT 0 CHECK (is_purged IN (0, 1));
        """
}
