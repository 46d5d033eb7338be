import Documents
import Foundation
import GRDB
import Storage
import Synchronization

/// A journal in one SQLite file that this process owns.
///
/// Concurrent writers share transactions; see `GroupCommit`. Reading goes on beside writing.
public final class SQLiteJournal: DocumentJournal {
    let file: StoreFile
    let limits: JournalLimits
    let writer: GroupCommit<JournalState>
    let now: @Sendable () -> Int64
    /// The sequences of entries that were found damaged.
    let damaged = Mutex<Set<Int64>>([])

    /// Opens the journal, or makes it when there is none.
    ///
    /// - Parameters:
    ///   - path: the file; its folder must exist, and no other process may use it.
    ///   - limits: sizes and times.
    ///   - acceptLoss: goes on though something is missing that was promised; see ``acceptedLoss``. A journal with damaged
    ///     pages is made anew from what can be read, and the damaged file kept beside it (`.damaged-1`).
    ///   - now: the wall clock, milliseconds since 1970 (UTC); it dates what people are shown.
    /// - Throws: `StorageError` when the file cannot be opened, is no journal, comes from a newer version, or lacks what
    ///   was promised (`unclean`), or needs a damaged page for its start (`damaged`).
    public init(
        path: String, limits: JournalLimits = JournalLimits(), acceptLoss: Bool = false,
        now: @escaping @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970 * 1000) }
    ) throws {
        self.limits = limits
        self.now = now
        let opened = try JournalFile(path: path, limits: limits, acceptLoss: acceptLoss, time: now())
        file = opened.file
        acceptedLoss = opened.acceptedLoss
        writer = GroupCommit(file: file, limits: limits.group, state: opened.state)
    }

    /// Whether the last owner of the file did not close it: it was killed, or the machine went down.
    public var wasStoppedUncleanly: Bool { file.wasStoppedUncleanly }

    /// What the operator accepted to lose at this start, as a sentence; `nil` when nothing was missing.
    public let acceptedLoss: String?

    /// Whether the file is a backup that was opened as a journal for the first time.
    public var isRestored: Bool { file.isRestored }

    /// The random name of the journal's life, new after a restore.
    public var stream: String { file.stream }

    /// How many groups of writes the file has seen.
    public var commits: Int { Int(file.commits) }

    /// Copies the journal as it stands into a new file while it goes on; see `StoreFile.backup`.
    ///
    /// - Throws: `StorageError`, or what `progress` threw.
    public func backup(
        to destination: String,
        progress: @escaping @Sendable (StoreFile.BackupProgress) throws -> Void = { _ in }
    ) async throws {
        try await file.backup(to: destination, progress: progress)
    }

    /// Closes the file after the writes that were begun. Every verb fails from then on.
    ///
    /// - Throws: `StorageError` when the file cannot be closed.
    public func close() throws { try file.close() }

    /// Documents of so many bytes at most are hashed and encoded where the caller runs: that takes some tenths of a millisecond, less than
    /// two changes of threads on a machine that has much to do.
    static let bytesPreparedInPlace = 64 * 1024

    /// Takes a document in; hashing and encoding happen on the caller's side of the writer.
    public nonisolated(nonsending) func accept(_ submission: Submission) async throws -> Acceptance {
        let limits = self.limits
        let intake =
            submission.bytes.count > Self.bytesPreparedInPlace
            ? try await prepareElsewhere(submission) : try prepare(submission)
        return try await writer.write(bytes: submission.bytes.count) { db, state in
            try intake.take(db, &state, limits)
        }
    }

    private func prepare(_ submission: Submission) throws -> PreparedSubmission {
        try submission.verify(limits)
        return try PreparedSubmission(submission, time: now(), logged: limits.loggedAttempts)
    }

    /// Beside the caller, who may have sockets to serve.
    @concurrent private func prepareElsewhere(_ submission: Submission) async throws -> PreparedSubmission {
        try prepare(submission)
    }

    /// How many documents are in which state, as of the last commit.
    public func counts() async throws -> JournalCounts {
        var counts = writer.state.counts
        counts.damaged = damaged.withLock { $0.count }
        return counts
    }

    /// Changes one entry in a transaction.
    func change<Answer: Sendable>(
        _ id: DocumentID, _ transition: @escaping @Sendable (inout JournalEntry, Database) throws -> Answer
    ) async throws -> Answer {
        try await writer.write { db, state in
            let rows = EntryRows(db: db)
            let entry = try rows.known(id)
            var changed = entry
            let answer = try transition(&changed, db)
            if changed != entry {
                try rows.update(changed)
                state.counts.replace(entry, by: changed)
            }
            return answer
        }
    }

    /// Looks into the file beside the writer.
    func read<Answer: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Answer
    ) async throws -> Answer {
        do {
            return try await file.pool.read(body)
        } catch {
            throw StorageError.translating(error, file: file.path)
        }
    }
}
