import Documents
import GRDB
import Storage

/// What the journal tells: of documents to the operator, of facts to the ledger.
extension SQLiteJournal {
    /// What the journal knows of a document. Complexity: logarithmic.
    public func status(of id: DocumentID) async throws -> JournalEntry? {
        try await read { try EntryRows(db: $0).entry(id) }
    }

    /// Documents in the order in which they were taken, damaged entries left out. Complexity: linear in the documents
    /// looked at.
    public func documents(
        matching selection: DocumentSelection, after sequence: Int64, limit: Int
    ) async throws -> [JournalEntry] {
        try await read { db in
            let rows = EntryRows(db: db)
            let pageSize = max(limit, 100)
            var found: [JournalEntry] = []
            var cursor: Int64? = sequence
            while let after = cursor, found.count < limit {
                let page = try rows.page(of: selection, after: after, through: .max, limit: pageSize)
                found += page.lazy.compactMap { try? $0.entry.get() }
                    .filter(selection.contains).prefix(limit - found.count)
                cursor = page.count < pageSize ? nil : page.last?.sequence
            }
            return found
        }
    }

    /// What the ledger has not been told yet, oldest first.
    public func unreportedFacts(after sequence: Int64, limit: Int) async throws -> [JournalFact] {
        try await read { try FactRows(db: $0).facts(after: sequence, limit: limit) }
    }

    /// How much the ledger has not been told yet.
    public func backlog() async throws -> JournalBacklog {
        try await read { try FactRows(db: $0).backlog() }
    }

    /// When the oldest undecided document went to quarantine.
    public func oldestQuarantine() async throws -> Int64? {
        try await read { db in
            try Int64.fetchOne(
                db, sql: "SELECT MIN(ended_at) FROM document WHERE status = 'quarantined' AND is_purged = 0")
        }
    }

    /// The ledger has answered for these facts; they are forgotten here, since claims and failures stay.
    public func markReported(_ sequences: [Int64]) async throws {
        try await writer.write { db, _ in try FactRows(db: db).delete(sequences) }
    }
}
