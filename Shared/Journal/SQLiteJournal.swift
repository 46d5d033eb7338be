import Documents
import GRDB
import Storage

/// A journal in one SQLite file that this process owns.
///
/// Concurrent writers share transactions; see `GroupCommit`. Reading goes on beside writing.
public final class SQLiteJournal: DocumentJournal {
    private let file: StoreFile
    private let limits: JournalLimits
    private let writer: GroupCommit<JournalCounts>

    /// Opens the journal, or makes it when there is none.
    ///
    /// - Parameter path: the file; its folder must exist, and no other process may use it.
    /// - Throws: `StorageError` when the file cannot be opened, is no journal, or comes from a newer version.
    public init(path: String, limits: JournalLimits = JournalLimits()) throws {
        self.limits = limits
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
            db, sql: "SELECT status, count(*) AS documents, sum(byte_count) AS bytes FROM document GROUP BY status")
        for row in rows {
            let documents: Int = row["documents"]
            let bytes: Int = row["bytes"]
            counts.taken += documents
            counts.bytes += bytes
            switch JournalEntry.Status(rawValue: row["status"]) {
            case .pending:
                counts.pending = documents
                counts.pendingBytes = bytes
            case .stored: counts.stored = documents
            case .buried: counts.buried = documents
            case nil: break  // The schema admits no other.
            }
        }
        return counts
    }

    // MARK: Taking in

    /// Takes a document in; hashing happens on the caller's side of the writer, the bytes go into one transaction.
    public func accept(_ submission: Submission) async throws -> Acceptance {
        let id = submission.id
        let claim = submission.claim
        let byteCount = submission.bytes.count
        let limits = self.limits
        try submission.verify(limits)
        let chunks = ContentRows.chunks(of: submission.bytes)
        return try await writer.write(bytes: byteCount) { db, counts in
            let rows = EntryRows(db: db)
            let known = try rows.entry(id)
            guard known != nil || limits.hasRoom(for: byteCount, in: counts) else {
                return .full(retryAfterSeconds: limits.retryAfterSeconds)
            }
            let entry = try known ?? rows.insert(id, byteCount: byteCount)
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

    // MARK: Work

    /// What waits, new documents before replays. Complexity: logarithmic in the journal, linear in the answer.
    public func pending(after cursor: QueueCursor, limit: Int) async throws -> [PendingDocument] {
        try await read { db in
            let rows = EntryRows(db: db)
            var entries = try rows.pending(isReplay: false, after: cursor.fresh, limit: limit)
            if entries.count < limit {
                entries += try rows.pending(isReplay: true, after: cursor.replays, limit: limit - entries.count)
            }
            return entries.compactMap(\.pending)
        }
    }

    /// A stretch of a document's bytes; every piece that it touches is verified, 256 KiB each.
    public func content(of id: DocumentID, offset: Int, length: Int) async throws -> [UInt8] {
        try await read { db in
            try ContentRows(db: db).read(EntryRows(db: db).known(id), offset: offset, length: length)
        }
    }

    /// The ledger holds a reading of the document; durable when this returns.
    public func complete(_ id: DocumentID, edition: String) async throws {
        try await change(id) { entry, _ in entry.complete(edition: edition) }
    }

    /// An attempt failed; durable when this returns.
    public func recordFailure(_ id: DocumentID, _ failure: Failure, attemptCounts: Bool) async throws -> Int {
        try await change(id) { entry, _ in
            entry.fail(failure, attemptCounts: attemptCounts)
            return entry.attempts
        }
    }

    /// The document becomes a dead letter, and the ledger is to hear of it, in one transaction.
    public func bury(_ id: DocumentID, _ failure: Failure) async throws {
        try await change(id) { entry, db in
            if entry.bury(failure) { try FactRows(db: db).insert(.burial(failure), of: entry) }
        }
    }

    /// Makes documents pending again, a page of ``JournalLimits/replayPageDocuments`` in each transaction.
    public func replay(matching selection: DocumentSelection) async throws -> Int {
        var count = 0
        var cursor: Int64? = 0
        let limit = limits.replayPageDocuments
        while let after = cursor {
            let (replayed, last) = try await writer.write { db, counts in
                let rows = EntryRows(db: db)
                let page = try rows.entries(after: after, limit: limit)
                var replayed = 0
                for entry in page where selection.contains(entry) {
                    var changed = entry
                    guard changed.replay(turn: try rows.nextTurn()) else { continue }
                    try rows.update(changed)
                    counts.replace(entry, by: changed)
                    replayed += 1
                }
                return (replayed, page.count < limit ? nil : page.last?.sequence)
            }
            count += replayed
            cursor = last
        }
        return count
    }

    private func change<Answer: Sendable>(
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

    // MARK: Looking

    /// What the journal knows of a document. Complexity: logarithmic.
    public func status(of id: DocumentID) async throws -> JournalEntry? {
        try await read { try EntryRows(db: $0).entry(id) }
    }

    /// Documents in the order in which they were taken. Complexity: linear in the documents looked at.
    public func documents(
        matching selection: DocumentSelection, after sequence: Int64, limit: Int
    ) async throws -> [JournalEntry] {
        try await read { db in
            let rows = EntryRows(db: db)
            let pageSize = max(limit, 100)
            var found: [JournalEntry] = []
            var cursor: Int64? = sequence
            while let after = cursor, found.count < limit {
                let page = try rows.entries(after: after, limit: pageSize)
                found += page.lazy.filter(selection.contains).prefix(limit - found.count)
                cursor = page.count < pageSize ? nil : page.last?.sequence
            }
            return found
        }
    }

    /// How many documents are in which state, as of the last commit.
    public func counts() async throws -> JournalCounts { writer.state }

    private func read<Answer: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Answer
    ) async throws -> Answer {
        do {
            return try await file.pool.read(body)
        } catch {
            throw StorageError.translating(error, file: file.path)
        }
    }

    // MARK: Facts for the ledger

    /// What the ledger has not been told yet, oldest first.
    public func unreportedFacts(limit: Int) async throws -> [JournalFact] {
        try await read { try FactRows(db: $0).first(limit) }
    }

    /// The ledger has answered for these facts; they are forgotten here, since claims and failures stay.
    public func markReported(_ sequences: [Int64]) async throws {
        try await writer.write { db, _ in try FactRows(db: db).delete(sequences) }
    }
}
