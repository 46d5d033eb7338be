import Documents
import GRDB
import Storage

/// A journal in one SQLite file that this process owns.
///
/// Concurrent writers share transactions; see `GroupCommit`. Reading goes on beside writing.
public final class SQLiteJournal: DocumentJournal {
    let file: StoreFile
    let limits: JournalLimits
    let writer: GroupCommit<JournalCounts>
    let now: @Sendable () -> Int64

    /// Opens the journal, or makes it when there is none.
    ///
    /// - Parameters:
    ///   - path: the file; its folder must exist, and no other process may use it.
    ///   - limits: sizes and times.
    ///   - now: the wall clock, milliseconds since 1970 (UTC); it dates what people are shown.
    /// - Throws: `StorageError` when the file cannot be opened, is no journal, or comes from a newer version.
    public init(
        path: String, limits: JournalLimits = JournalLimits(),
        now: @escaping @Sendable () -> Int64 = WallTime.milliseconds
    ) throws {
        self.limits = limits
        self.now = now
        file = try StoreFile(path: path, kind: JournalSchema.kind, busyTimeoutSeconds: limits.busyTimeoutSeconds)
        do {
            writer = GroupCommit(file: file, limits: limits.group, state: try file.pool.read(Self.count))
        } catch {
            throw StorageError.translating(error, file: path)
        }
    }

    /// Whether the last owner of the file did not close it: it was killed, or the machine went down.
    public var wasStoppedUncleanly: Bool { file.wasStoppedUncleanly }

    /// Closes the file after the writes that were begun. Every verb fails from then on.
    ///
    /// - Throws: `StorageError` when the file cannot be closed.
    public func close() throws { try file.close() }

    private static func count(_ db: Database) throws -> JournalCounts {
        var counts = JournalCounts()
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT status, is_replay, count(*) AS documents, sum(byte_count) AS bytes FROM document "
                + "GROUP BY status, is_replay")
        for row in rows {
            let documents: Int = row["documents"]
            let bytes: Int = row["bytes"]
            counts.taken += documents
            counts.bytes += bytes
            switch JournalEntry.Status(rawValue: row["status"]) {
            case .pending:
                counts.pending += documents
                counts.pendingBytes += bytes
                if row["is_replay"] {
                    counts.replays = documents
                    counts.replayBytes = bytes
                }
            case .stored: counts.stored += documents
            case .buried: counts.buried += documents
            case nil: break  // The schema admits no other.
            }
        }
        return counts
    }

    /// Takes a document in; hashing happens on the caller's side of the writer, the bytes go into one transaction.
    public func accept(_ submission: Submission) async throws -> Acceptance {
        let id = submission.id
        let claim = submission.claim
        let byteCount = submission.bytes.count
        let limits = self.limits
        let time = now()
        try submission.verify(limits)
        let chunks = ContentRows.chunks(of: submission.bytes)
        return try await writer.write(bytes: byteCount) { db, counts in
            let rows = EntryRows(db: db)
            let known = try rows.entry(id)
            guard known != nil || limits.hasRoom(for: byteCount, in: counts) else {
                return .full(retryAfterSeconds: limits.retryAfterSeconds)
            }
            let entry = try known ?? rows.insert(id, byteCount: byteCount, takenAt: time)
            if known == nil {
                try ContentRows(db: db).insert(chunks, of: entry)
                counts.count(entry, times: 1)
            }
            let isNewClaim = try rows.insert(claim, of: entry)
            if isNewClaim { try FactRows(db: db).insert(.claim(claim), of: entry) }
            return .taken(
                Acceptance.Intake(isNewDocument: known == nil, isNewClaim: isNewClaim, receipt: entry.receipt))
        }
    }

    /// How many documents are in which state, as of the last commit.
    public func counts() async throws -> JournalCounts { writer.state }

    /// Changes one entry in a transaction.
    func change<Answer: Sendable>(
        _ id: DocumentID, _ transition: @escaping @Sendable (inout JournalEntry, Database) throws -> Answer
    ) async throws -> Answer {
        try await writer.write { db, counts in
            let rows = EntryRows(db: db)
            let entry = try rows.known(id)
            var changed = entry
            let answer = try transition(&changed, db)
            if changed != entry {
                try rows.update(changed)
                counts.replace(entry, by: changed)
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
