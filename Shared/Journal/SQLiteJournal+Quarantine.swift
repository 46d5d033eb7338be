import Documents
import GRDB
import Storage

/// Documents that are marked secret.
extension SQLiteJournal {
    /// The document goes to quarantine, and the ledger hears only that no reading will come, in one transaction.
    public func quarantine(_ id: DocumentID, _ failure: Failure) async throws -> Bool {
        let time = now()
        let logged = limits.loggedAttempts
        return try await change(id) { entry, db in
            if entry.quarantine(failure, at: time, logged: logged) { try FactRows(db: db).withhold(entry) }
            return entry.status == .quarantined
        }
    }

    /// A document leaves quarantine, and the ledger is to hear who handed it in, in one transaction.
    public func release(_ id: DocumentID, by word: QuarantineWord) async throws {
        let time = now()
        let logged = limits.loggedAttempts
        try await writer.write { db, state in
            let rows = EntryRows(db: db)
            let entry = try rows.known(id)
            var released = entry
            guard released.release(by: word, turn: state.nextTurn(), at: time, logged: logged) else {
                throw JournalError.notQuarantined(id)
            }
            try rows.update(released)
            for claim in released.claims { try FactRows(db: db).insert(.claim(claim), of: released) }
            state.counts.replace(entry, by: released)
        }
    }

    /// The bytes of a document in quarantine are removed. What their pages held is overwritten by SQLite (`secure_delete`).
    public func destroy(_ id: DocumentID, by word: QuarantineWord) async throws {
        let time = now()
        let logged = limits.loggedAttempts
        try await change(id) { entry, db in
            guard entry.destroy(by: word, at: time, logged: logged) else { throw JournalError.notQuarantined(id) }
            try db.execute(sql: "PRAGMA secure_delete = ON")
            try ContentRows(db: db).delete(of: entry)
            try db.execute(sql: "PRAGMA secure_delete = OFF")
        }
    }
}
