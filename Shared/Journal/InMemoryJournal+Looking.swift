import Documents
import Synchronization

/// What the journal tells.
extension InMemoryJournal {
    /// What the journal knows of a document.
    public func status(of id: DocumentID) async throws -> JournalEntry? {
        contents.withLock { $0.entries[id] }
    }

    /// Documents in the order in which they were taken.
    public func documents(
        matching selection: DocumentSelection, after sequence: Int64, limit: Int
    ) async throws -> [JournalEntry] {
        contents.withLock { contents in
            let entries = contents.entries
            let found = contents.order.lazy.compactMap { entries[$0] }
                .filter { $0.sequence > sequence && selection.contains($0) }
            return Array(found.prefix(max(0, limit)))
        }
    }

    /// How many documents are in which state.
    public func counts() async throws -> JournalCounts { contents.withLock { $0.counts } }
}
