import GRDB

/// Looks through the pages of a store, table by table: SQLite ends its own look at a whole file with the first page that
/// it cannot read.
public struct TablePages {
    private let db: Database
    private let file: String

    /// Looks at a database; `file` is its path, for messages.
    public init(_ db: Database, file: String) {
        self.db = db
        self.file = file
    }

    /// The names of all tables.
    ///
    /// - Throws: `DatabaseError`.
    public func tables() throws -> [String] {
        try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rootpage")
    }

    /// What is damaged in the pages of a table and of its indices; `nil` when all can be read. Complexity: linear in them.
    ///
    /// - Throws: `DatabaseError` when the disk does not answer.
    public func damage(in table: String) throws -> StorageError? {
        do {
            let lines = try String.fetchAll(db, sql: "PRAGMA quick_check(\(table.quotedDatabaseIdentifier))")
                .flatMap { $0.split(separator: "\n").map(String.init) }
            guard lines != ["ok"] else { return nil }
            // One damaged page high up makes a line of each page below it.
            return .damagedPage(of: table, lines.first { !$0.hasPrefix("***") } ?? "no reason", file: file)
        } catch let error as DatabaseError where StorageError.isDamage(error) {
            return .damagedPage(of: table, error.message ?? "no reason", file: file)
        }
    }
}

extension StoreFile {
    /// What is damaged in the pages of the store, a sentence for each table; beside the writer, a read transaction for
    /// each table. Complexity: linear in the file.
    ///
    /// - Throws: ``StorageError`` when the names of the tables cannot be read, or the disk does not answer.
    public func damagedPages() async throws -> [StorageError] {
        let path = self.path
        do {
            var damage: [StorageError] = []
            for table in try await pool.read({ try TablePages($0, file: path).tables() }) {
                try Task.checkCancellation()
                if let found = try await pool.read({ try TablePages($0, file: path).damage(in: table) }) {
                    damage.append(found)
                }
            }
            return damage
        } catch {
            throw StorageError.translating(error, file: path)
        }
    }
}
