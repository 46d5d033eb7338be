import Foundation
import GRDB

/// An open SQLite file with one owner: write-ahead log, every commit on the disk before it is answered, foreign keys
/// enforced, the schema up to date.
public struct StoreFile: Sendable {
    /// The path of the file.
    public let path: String
    /// One writer and several readers.
    public let pool: DatabasePool
    /// Whether the last owner did not close the file.
    public let wasStoppedUncleanly: Bool
    private let marker: OpenMarker

    /// Opens a store, or makes it when there is none, and brings its schema up to date.
    ///
    /// - Parameters:
    ///   - path: the file; its folder must exist.
    ///   - kind: what the file is meant to be.
    ///   - busyTimeoutSeconds: how long a statement waits for a lock.
    /// - Throws: ``StorageError`` when the file cannot be opened, is of another kind, or comes from a newer version. An
    ///   unclean stop is not an error; see ``wasStoppedUncleanly``.
    public init(path: String, kind: StoreKind, busyTimeoutSeconds: Double = 10) throws {
        self.path = path
        var configuration = Configuration()
        configuration.label = "shangji.\(kind.name)"
        configuration.busyMode = .timeout(busyTimeoutSeconds)
        configuration.foreignKeysEnabled = true
        let marker = OpenMarker(beside: path)
        let exists = FileManager.default.fileExists(atPath: path)
        wasStoppedUncleanly = marker.exists
        self.marker = marker
        do {
            if exists { try Self.check(path, kind, configuration) }
            try marker.set()
            pool = try DatabasePool(path: path, configuration: configuration)
            // The pool sets synchronous=NORMAL when it switches to the write-ahead log, so FULL comes after it.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            try kind.migrator.migrate(pool)
            try pool.write { try $0.execute(sql: "PRAGMA application_id = \(kind.applicationID)") }
        } catch let error as CocoaError {
            throw StorageError(
                .cannotOpen, file: path,
                "cannot be opened (\(error.localizedDescription)). Check that its folder exists and may be written.")
        } catch let error as POSIXError {
            throw StorageError(
                .disk, file: path, "cannot be made durable (\(error.localizedDescription)). Check the disk.")
        } catch {
            throw StorageError.translating(error, file: path)
        }
    }

    /// Looks at an existing file before anything in it is changed.
    private static func check(_ path: String, _ kind: StoreKind, _ configuration: Configuration) throws {
        var configuration = configuration
        configuration.readonly = true
        let file = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? file.close() }  // Nothing was written through this connection.
        try file.read { db in
            let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            let id = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
            // A first start that was cut off leaves a file with tables and no number: its migrations tell.
            let isUnnumbered = try id == 0 && isOurs(db, kind)
            guard tables == 0 || id == kind.applicationID || isUnnumbered else {
                throw StorageError(
                    .otherKind, file: path, "is not a \(kind.name). Name another path or move that file away.")
            }
            guard try !kind.migrator.hasBeenSuperseded(db) else {
                throw StorageError(
                    .newerVersion, file: path,
                    "was written by a newer version of this program. Install that version, or name another path; "
                        + "nothing in the file was changed.")
            }
        }
    }

    private static func isOurs(_ db: Database, _ kind: StoreKind) throws -> Bool {
        guard try db.tableExists("grdb_migrations") else { return false }
        return try kind.migrator.appliedMigrations(db).allSatisfy { kind.migrator.migrations.contains($0) }
    }

    /// Closes the file after all writes that were begun, and takes the open marker away.
    ///
    /// - Throws: ``StorageError`` when the file cannot be closed; the marker stays then, and the next start tells.
    public func close() throws {
        do {
            try pool.close()
            try marker.clear()
        } catch {
            throw StorageError.translating(error, file: path)
        }
    }
}
