import Foundation
import GRDB

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

extension StoreFile {
    /// The first page of the store that SQLite cannot read, as an error that tells how to go on; `nil` when all can be read.
    /// Complexity: linear in the file.
    ///
    /// - Throws: ``StorageError``.
    public func damageAtStart() throws -> StorageError? {
        try damagedTables().first.map { table in
            StorageError(
                .damaged, file: path,
                "has a damaged page in its table “\(table)”, and the service cannot start with it. Put the right file back, or a "
                    + "backup (“shangji backup restore FOLDER”), or start once with --accept-loss: the \(kind.name) is then made "
                    + "anew from all that can be read, and the damaged file stays beside it; nothing was changed.")
        }
    }

    /// The tables that have pages, or pages of indices, which SQLite cannot read. Complexity: linear in the file.
    ///
    /// - Throws: ``StorageError`` when the names of the tables cannot be read, or the disk does not answer.
    public func damagedTables() throws -> [String] {
        do {
            return try pool.unsafeRead { db in
                let pages = TablePages(db, file: path)
                return try pages.tables().filter { try pages.damage(in: $0) != nil }
            }
        } catch {
            throw StorageError.translating(error, file: path)
        }
    }

    /// Makes the store anew from what can be read of it, and closes it: SQLite can neither read a damaged page nor write it.
    ///
    /// ```
    ///  FILE ── readable rows ──▶ FILE.remade
    ///  FILE = FILE.damaged-1 (a second name)      then FILE.remade takes the name FILE, at one blow
    /// ```
    ///
    /// The new file is marked as a backup: opened as a store, it takes a new ``stream``. Whoever is cut off in between finds the
    /// damaged file, or the new one, whole.
    ///
    /// - Parameter copy: reads from the first database, in which no transaction is open, and writes into the second, in
    ///   one. The second holds the empty tables, with no foreign keys enforced.
    /// - Returns: where the damaged file stands now, and what `copy` returned.
    /// - Throws: ``StorageError``, or what `copy` threw; the store is as it was then.
    public func remake<Answer>(_ copy: (Database, Database) throws -> Answer) throws -> (kept: String, answer: Answer) {
        let fresh = path + ".remade"
        do {
            try Self.remove(fresh)
            let answer = try fill(fresh, copy)
            try DiskSync.file(fresh)
            try close()
            let kept = try StoreRepair.freeName(path + ".damaged")
            try FileManager.default.linkItem(atPath: path, toPath: kept)
            guard rename(fresh, path) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
            try DiskSync.folder(of: path)
            return (kept, answer)
        } catch {
            // It is of no use without the rest; that it cannot be removed is the lesser news.
            try? Self.remove(fresh)
            if error is CocoaError || error is POSIXError {
                throw StorageError(
                    .disk, file: path, "cannot be made anew (\(error.localizedDescription)). Check the disk.")
            }
            throw StorageError.translating(error, file: path)
        }
    }

    private func fill<Answer>(_ fresh: String, _ copy: (Database, Database) throws -> Answer) throws -> Answer {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let target = try DatabaseQueue(path: fresh, configuration: configuration)
        defer { try? target.close() }  // What was not committed is of no use.
        try kind.migrator.migrate(target)
        // A read transaction that met a damaged page cannot be ended in peace.
        let answer = try pool.unsafeRead { source in try target.write { try copy(source, $0) } }
        let copyID = kind.copyID
        try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA application_id = \(copyID)") }
        return answer
    }

    private static func remove(_ fresh: String) throws {
        for suffix in ["", "-journal"] where FileManager.default.fileExists(atPath: fresh + suffix) {
            try FileManager.default.removeItem(atPath: fresh + suffix)
        }
    }
}
