import Documents
import Synchronization

/// Leasing and settling work.
extension InMemoryJournal {
    /// What waits, new documents before replays. Complexity: linear in the journal.
    public func pending(after cursor: QueueCursor, limit: Int) async throws -> [PendingDocument] {
        contents.withLock { contents in
            let waiting = contents.entries.values.compactMap(\.pending)
                .filter { $0.turn > ($0.isReplay ? cursor.replays : cursor.fresh) }
                .sorted { ($0.isReplay ? 1 : 0, $0.turn) < ($1.isReplay ? 1 : 0, $1.turn) }
            return Array(waiting.prefix(max(0, limit)))
        }
    }

    /// A stretch of a document's bytes.
    public func content(of id: DocumentID, offset: Int, length: Int) async throws -> [UInt8] {
        try contents.withLock { contents in
            guard let entry = contents.entries[id] else { throw JournalError.unknown(id) }
            guard let bytes = contents.bytes[id] else { throw JournalError.purged(entry.id) }
            guard (0...bytes.count).contains(offset) else {
                throw JournalError.outOfRange(id, offset: offset, byteCount: bytes.count)
            }
            return Array(bytes[offset..<offset + min(max(0, length), bytes.count - offset)])
        }
    }

    /// The ledger holds a reading of the document.
    public func complete(_ id: DocumentID, edition: String) async throws {
        let time = now()
        try contents.withLock { try $0.change(id) { $0.complete(edition: edition, at: time) } }
    }

    /// An attempt failed.
    public func recordFailure(_ id: DocumentID, _ failure: Failure, attemptCounts: Bool) async throws -> Int {
        let time = now()
        return try contents.withLock { contents in
            try contents.change(id) { entry in
                entry.fail(failure, attemptCounts: attemptCounts, at: time, logged: limits.loggedAttempts)
                return entry.attempts
            }
        }
    }

    /// The document becomes a dead letter.
    public func bury(_ id: DocumentID, _ failure: Failure) async throws {
        let time = now()
        try contents.withLock { contents in
            if try contents.change(id, { $0.bury(failure, at: time, logged: limits.loggedAttempts) }) {
                contents.report(id, .burial(failure))
            }
        }
    }
}
