import GRDB

/// The random name of a store's life: 32 hexadecimal digits, new when a file is made and when a backup is first opened
/// as a store, so that nobody takes what is numbered after a restore for what was numbered before.
enum StoreStream {
    /// A new name.
    static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(generator.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// The name in a file; `nil` when it has none yet.
    ///
    /// - Throws: ``StorageError`` when the row is damaged; `DatabaseError`.
    static func read(_ db: Database, file: String) throws -> String? {
        guard try db.tableExists("store"),
            let row = try Row.fetchOne(db, sql: "SELECT stream, checksum FROM store WHERE id = 1")
        else { return nil }
        let stream: String = row["stream"]
        guard checksum(stream) == row["checksum"] else {
            throw StorageError.damagedRow("name of its stream", file: file)
        }
        return stream
    }

    /// Writes a name.
    static func write(_ stream: String, _ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE IF NOT EXISTS store (
                    id INTEGER PRIMARY KEY CHECK (id = 1), stream TEXT NOT NULL, checksum INTEGER NOT NULL
                ) STRICT
                """)
        try db.execute(
            sql: "INSERT OR REPLACE INTO store (id, stream, checksum) VALUES (1, ?, ?)",
            arguments: [stream, checksum(stream)])
    }

    private static func checksum(_ stream: String) -> Int64 {
        var checksum = RowChecksum()
        checksum.add(stream)
        return checksum.value
    }
}
