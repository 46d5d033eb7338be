import Foundation
import GRDB

extension StoreFile {
    /// How far a backup has come.
    public struct BackupProgress: Hashable, Sendable {
        /// Pages that are copied.
        public let pagesDone: Int
        /// Pages of the store.
        public let pagesTotal: Int
    }

    /// Pages that are copied between two reports of progress: 4 MiB of 4 KiB each.
    private static let pagesPerStep: CInt = 1_024

    /// Copies the store as it stands now into a new file, while readers and the writer go on.
    ///
    /// The copy is one file without a log, checked page by page and made durable before it gets its name. It is marked as
    /// a backup: opened as a store in the place of this one, it takes a new ``stream``, and what it lacks needs no
    /// acceptance. The store's log cannot begin anew while the copy is made, and grows by what is written meanwhile.
    ///
    /// - Parameters:
    ///   - destination: a path at which nothing stands.
    ///   - progress: told now and then, on the thread that copies; it may throw to give up.
    /// - Throws: ``StorageError``, or what `progress` threw; nothing stands at `destination` then.
    public func backup(
        to destination: String, progress: @escaping @Sendable (BackupProgress) throws -> Void = { _ in }
    ) async throws {
        guard !FileManager.default.fileExists(atPath: destination) else {
            throw StorageError(
                .cannotOpen, file: destination, "stands already: a backup replaces nothing. Name another path.")
        }
        let partial = destination + ".partial"
        do {
            try Self.clear(partial)
            let copy = try DatabaseQueue(path: partial)
            // The read transaction keeps the copy at one state; without it every commit would make it begin anew.
            try await pool.read { source in
                try copy.writeWithoutTransaction { target in
                    var pages = 0
                    try source.backup(to: target, pagesPerStep: Self.pagesPerStep) { step in
                        pages = step.totalPageCount
                        // What is thrown at the last step would not get through.
                        guard !step.isCompleted else { return }
                        try progress(BackupProgress(pagesDone: step.completedPageCount, pagesTotal: pages))
                    }
                    try progress(BackupProgress(pagesDone: pages, pagesTotal: pages))
                }
            }
            let kind = self.kind
            try await copy.writeWithoutTransaction { db in
                _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
                try db.execute(sql: "PRAGMA application_id = \(kind.copyID)")
                let verdict = try String.fetchOne(db, sql: "PRAGMA integrity_check(1)") ?? "no answer"
                guard verdict == "ok" else {
                    throw StorageError(
                        .damaged, file: partial,
                        "is not a whole copy (\(verdict)): the store itself may be damaged. Verify it.")
                }
            }
            try copy.close()
            try DiskSync.file(partial)
            try FileManager.default.moveItem(atPath: partial, toPath: destination)
            try DiskSync.folder(of: destination)
        } catch {
            // What is left of the copy is of no use; that it cannot be removed is the lesser news.
            try? Self.clear(partial)
            if let error = error as? CocoaError {
                throw StorageError(
                    .cannotOpen, file: destination,
                    "cannot be written (\(error.localizedDescription)). Check that its folder exists and has room.")
            }
            throw StorageError.translating(error, file: destination)
        }
    }

    private static func clear(_ partial: String) throws {
        for suffix in ["", "-journal", "-wal", "-shm"] where FileManager.default.fileExists(atPath: partial + suffix) {
            try FileManager.default.removeItem(atPath: partial + suffix)
        }
    }
}
