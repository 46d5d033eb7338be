import Foundation
import GRDB

/// An open SQLite file with one owner: write-ahead log, every commit on the disk before it is answered, foreign keys
/// enforced, the schema up to date.
///
/// Beside the file stand `.open`, as long as it is open, and `.mark`, which names the last commit that was answered: by
/// them, and by a look at the log, the next start notices what SQLite would pass over in silence.
public struct StoreFile: Sendable {
    /// The path of the file.
    public let path: String
    /// What the file is.
    public let kind: StoreKind
    /// One writer and several readers.
    public let pool: DatabasePool
    /// Whether the last owner did not close the file.
    public let wasStoppedUncleanly: Bool
    /// What the operator accepted to lose at this start, as a sentence; `nil` when nothing was missing.
    public let acceptedLoss: String?
    /// Whether the file is a backup that was opened as a store for the first time.
    public let isRestored: Bool
    /// The random name of the file's life: 32 hexadecimal digits, new when the file is made and when a backup is first
    /// opened as a store.
    public let stream: String
    let mark: CommitMark
    private let marker: OpenMarker

    /// Pages of 4 KiB after which the log is written back into the file: 16 MiB. SQLite's own 1,000 make a busy store
    /// wait for the disk four times as often.
    private static let logPages = 4_000
    /// Memory for pages that a group changes, in KiB; a larger group is written in parts, some pages twice.
    private static let writerCacheKibibytes = 32_768

    /// How many groups of writes the file has seen, modulo 2³².
    public var commits: UInt32 { mark.commits }

    /// Opens a store, or makes it when there is none, and brings its schema up to date.
    ///
    /// - Parameters:
    ///   - path: the file; its folder must exist.
    ///   - kind: what the file is meant to be.
    ///   - busyTimeoutSeconds: how long a statement waits for a lock.
    ///   - acceptLoss: goes on though something is missing that was promised; see ``acceptedLoss``. A log that cannot be
    ///     used is kept beside the file (`-wal.lost-1`). A file whose end is cut off is refused all the same: what is left
    ///     of it is no whole store.
    /// - Throws: ``StorageError`` when the file cannot be opened, is of another kind, comes from a newer version, or
    ///   lacks what was promised (``StorageError/Code/unclean``). An unclean stop that lost nothing is not an error; see
    ///   ``wasStoppedUncleanly``.
    public init(path: String, kind: StoreKind, busyTimeoutSeconds: Double = 10, acceptLoss: Bool = false) throws {
        do {
            try self.init(opening: path, kind, Self.configuration(kind, busyTimeoutSeconds), acceptLoss)
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

    private init(opening path: String, _ kind: StoreKind, _ configuration: Configuration, _ acceptLoss: Bool) throws {
        let marker = OpenMarker(beside: path)
        let before = CommitMark.read(beside: path)
        let wasOpen = marker.exists
        let found = try StoreInspection(path: path, kind: kind, wasStoppedUncleanly: wasOpen, mark: before)
        var loss = found.loss
        if let loss {
            guard acceptLoss, loss.canBeAccepted else { throw StorageError.unclean(loss, file: path) }
            try StoreRepair(path: path).prepare(setLogAside: found.mustSetLogAside)
        } else if found.mustSetLogAside {
            try StoreRepair(path: path).setLogAside()
        }
        if FileManager.default.fileExists(atPath: path) {
            let stream = try StoreCheck(path: path, kind: kind, configuration: configuration).run()
            if loss == nil, !found.isCopy, let stream, let before, before.stream != stream {
                loss = .otherStore
                guard acceptLoss else { throw StorageError.unclean(.otherStore, file: path) }
            }
        }
        if found.isCopy || loss != nil { try CommitMark.remove(beside: path) }
        try marker.set()
        let pool = try DatabasePool(path: path, configuration: configuration)
        do {
            // The pool sets synchronous=NORMAL when it switches to the write-ahead log, so FULL comes after it.
            try pool.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA synchronous = FULL")
                try db.execute(sql: "PRAGMA wal_autocheckpoint = \(Self.logPages)")
                try db.execute(sql: "PRAGMA cache_size = -\(Self.writerCacheKibibytes)")
            }
            try kind.migrator.migrate(pool)
            let content = try pool.write { db in
                try db.execute(sql: "PRAGMA application_id = \(kind.applicationID)")
                let known = found.isCopy ? nil : try StoreStream.read(db, file: path)
                let stream = known ?? StoreStream.random()
                if known == nil { try StoreStream.write(stream, db) }
                let commits = try Int32.fetchOne(db, sql: "PRAGMA user_version") ?? 0
                return CommitMark.Content(stream: stream, commits: UInt32(bitPattern: commits))
            }
            // Only now does the file itself, read without its log, no longer look like a backup.
            if found.isCopy { _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
            mark = try CommitMark(beside: path, content)
            try DiskSync.folder(of: path)
            stream = content.stream
        } catch {
            // A start that failed leaves the marker as it found it, once the file is closed.
            try? pool.close()
            if !wasOpen { try? marker.clear() }
            throw error
        }
        self.path = path
        self.kind = kind
        self.pool = pool
        self.marker = marker
        wasStoppedUncleanly = wasOpen
        isRestored = found.isCopy
        acceptedLoss = loss.map { "The store \(path) \($0.sentence)" }
    }

    private static func configuration(_ kind: StoreKind, _ busyTimeoutSeconds: Double) -> Configuration {
        var configuration = Configuration()
        configuration.label = "shangji.\(kind.name)"
        configuration.busyMode = .timeout(busyTimeoutSeconds)
        configuration.foreignKeysEnabled = true
        return configuration
    }

    /// Closes the file after all writes that were begun, and takes the open marker away.
    ///
    /// - Throws: ``StorageError`` when the file cannot be closed; the marker stays then, and the next start tells.
    public func close() throws {
        do {
            // Before the log goes: a mark that is behind tells at the next start that the log was taken away.
            mark.close()
            // The pool may close a reader last, which cannot empty the log; what stays in it is taken up at the next start.
            _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            try pool.close()
            try marker.clear()
        } catch {
            throw StorageError.translating(error, file: path)
        }
    }
}
