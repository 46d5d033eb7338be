import Documents
import Synchronization

/// What the ledger is to be told.
extension InMemoryJournal {
    /// What the ledger has not been told yet, oldest first.
    public func unreportedFacts(after sequence: Int64, limit: Int) async throws -> [JournalFact] {
        contents.withLock { Array($0.facts.lazy.filter { $0.sequence > sequence }.prefix(max(0, limit))) }
    }

    /// How much the ledger has not been told yet.
    public func backlog() async throws -> JournalBacklog {
        contents.withLock { contents in
            var backlog = JournalBacklog()
            for entry in Set(contents.facts.map(\.document)).compactMap({ contents.entries[$0] })
            where entry.status != .quarantined {
                backlog.documents += 1
                backlog.bytes += entry.byteCount
                backlog.oldest = [backlog.oldest, entry.takenAt].compactMap(\.self).min()
            }
            return backlog
        }
    }

    /// The ledger has answered for these facts.
    public func markReported(_ sequences: [Int64]) async throws {
        let reported = Set(sequences)
        contents.withLock { $0.facts.removeAll { reported.contains($0.sequence) } }
    }
}
