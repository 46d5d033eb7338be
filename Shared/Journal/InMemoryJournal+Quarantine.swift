import Documents
import Synchronization

/// Quarantine: documents that wait for a person's word.
extension InMemoryJournal {
    /// The document goes to quarantine.
    public func quarantine(_ id: DocumentID, _ failure: Failure) async throws -> Bool {
        let time = now()
        return try contents.withLock { contents in
            let (entry, isNew) = try contents.change(id) { entry in
                let isNew = entry.quarantine(failure, at: time, logged: limits.loggedAttempts)
                return (entry, isNew)
            }
            if isNew { contents.withhold(entry) }
            return entry.status == .quarantined
        }
    }

    /// A document leaves quarantine.
    public func release(_ id: DocumentID, by word: QuarantineWord) async throws {
        let time = now()
        try contents.withLock { contents in
            // The turn is taken only when it is given.
            let turn = contents.lastTurn + 1
            guard
                try contents.change(id, { $0.release(by: word, turn: turn, at: time, logged: limits.loggedAttempts) })
            else { throw JournalError.notQuarantined(id) }
            contents.lastTurn = turn
            for claim in contents.entries[id]?.claims ?? [] { contents.report(id, .claim(claim)) }
        }
    }

    /// The bytes of a document in quarantine are removed.
    public func destroy(_ id: DocumentID, by word: QuarantineWord) async throws {
        let time = now()
        try contents.withLock { contents in
            guard try contents.change(id, { $0.destroy(by: word, at: time, logged: limits.loggedAttempts) }) else {
                throw JournalError.notQuarantined(id)
            }
            contents.bytes[id] = nil
        }
    }

    /// When the oldest undecided document went to quarantine. Complexity: linear in the journal.
    public func oldestQuarantine() async throws -> Int64? {
        contents.withLock { contents in
            contents.entries.values.filter { $0.status == .quarantined && !$0.isPurged }.compactMap(\.endedAt).min()
        }
    }
}
