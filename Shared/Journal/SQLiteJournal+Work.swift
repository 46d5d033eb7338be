import Documents
import GRDB
import Storage
import Synchronization

/// The queue: what waits, its bytes, and how it ended.
extension SQLiteJournal {
    /// What waits, new documents before replays. Complexity: logarithmic in the journal, linear in the answer.
    public func pending(after cursor: QueueCursor, limit: Int) async throws -> [PendingDocument] {
        try await read { db in
            var documents = try self.lane(db, isReplay: false, after: cursor.fresh, limit: limit)
            if documents.count < limit {
                documents += try self.lane(
                    db, isReplay: true, after: cursor.replays, limit: limit - documents.count)
            }
            return documents
        }
    }

    /// One lane of the queue; a damaged entry is passed over, for those behind it, and counted.
    private func lane(
        _ db: Database, isReplay: Bool, after turn: Int64, limit: Int
    ) throws -> [PendingDocument] {
        var documents: [PendingDocument] = []
        var turn = turn
        while documents.count < limit {
            let wanted = limit - documents.count
            let page = try EntryRows(db: db).pending(isReplay: isReplay, after: turn, limit: wanted)
            for row in page {
                switch row.entry {
                case .success(let entry):
                    if let document = entry.pending { documents.append(document) }
                case .failure: _ = damaged.withLock { $0.insert(row.sequence) }
                }
            }
            guard page.count == wanted, let last = page.last else { break }
            turn = last.turn
        }
        return documents
    }

    /// A stretch of a document's bytes; every piece that it touches is verified, 256 KiB each.
    public func content(of id: DocumentID, offset: Int, length: Int) async throws -> [UInt8] {
        try await read { db in
            let entry = try EntryRows(db: db).known(id)
            do {
                return try ContentRows(db: db).read(entry, offset: offset, length: length)
            } catch let error as DatabaseError where StorageError.isDamage(error) {
                // A page of the file is no page: this document's fault alone, the others are read as ever.
                throw JournalError.damagedPage(id, "bytes")
            }
        }
    }

    /// The ledger holds a reading of the document; durable when this returns.
    public func complete(_ id: DocumentID, edition: String) async throws {
        let time = now()
        try await change(id) { entry, _ in entry.complete(edition: edition, at: time) }
    }

    /// An attempt failed; durable when this returns.
    public func recordFailure(_ id: DocumentID, _ failure: Failure, attemptCounts: Bool) async throws -> Int {
        let time = now()
        let logged = limits.loggedAttempts
        return try await change(id) { entry, _ in
            entry.fail(failure, attemptCounts: attemptCounts, at: time, logged: logged)
            return entry.attempts
        }
    }

    /// The document becomes a dead letter, and the ledger is to hear of it, in one transaction.
    public func bury(_ id: DocumentID, _ failure: Failure) async throws {
        let time = now()
        let logged = limits.loggedAttempts
        try await change(id) { entry, db in
            if entry.bury(failure, at: time, logged: logged) {
                try FactRows(db: db).insert(.burial(failure), of: entry)
            }
        }
    }
}
