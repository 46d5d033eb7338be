import GRDB

/// A look at an existing file through SQLite before anything in it is changed.
struct StoreCheck {
    let path: String
    let kind: StoreKind
    var configuration: Configuration

    /// Checks that the file is of its kind and of no newer version.
    ///
    /// - Returns: the file's stream; `nil` when it has none yet.
    /// - Throws: ``StorageError``, `DatabaseError`.
    func run() throws -> String? {
        var configuration = configuration
        configuration.readonly = true
        let file = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? file.close() }  // Nothing was written through this connection.
        return try file.read { db in
            let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            let id = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
            // A first start that was cut off leaves a file with tables and no number: its migrations tell.
            let isUnnumbered = try id == 0 && isOurs(db)
            guard tables == 0 || id == kind.applicationID || id == kind.copyID || isUnnumbered else {
                throw StorageError(
                    .otherKind, file: path, "is not a \(kind.name). Name another path or move that file away.")
            }
            guard try !kind.migrator.hasBeenSuperseded(db) else {
                throw StorageError(
                    .newerVersion, file: path,
                    "was written by a newer version of this program. Install that version, or name another path; "
                        + "nothing in the file was changed.")
            }
            return try StoreStream.read(db, file: path)
        }
    }

    private func isOurs(_ db: Database) throws -> Bool {
        guard try db.tableExists("grdb_migrations") else { return false }
        return try kind.migrator.appliedMigrations(db).allSatisfy { kind.migrator.migrations.contains($0) }
    }
}
