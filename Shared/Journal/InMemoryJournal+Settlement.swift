import Documents
import Synchronization

/// What is in the ledger of the root.
extension InMemoryJournal {
    /// Keeps which documents are in the ledger of the root.
    public func settle(_ documents: [DocumentID], root: String, cursor: SettlementCursor) async throws -> [DocumentID] {
        let settlement = Settlement(root: root, time: now())
        return contents.withLock { contents in
            contents.settlementCursor = cursor
            return documents.filter { id in
                guard let entry = contents.entries[id], entry.settlement?.root != root else { return false }
                contents.entries[id]?.settlement = settlement
                return true
            }
        }
    }

    /// How far the ledger was asked.
    public func settlementCursor() async throws -> SettlementCursor { contents.withLock { $0.settlementCursor } }

    /// The documents that are not settled, among so many. Complexity: linear in all documents.
    public func unsettled(after sequence: Int64, among count: Int) async throws -> UnsettledPage {
        contents.withLock { contents in
            let unreported = Set(contents.facts.map(\.document))
            let behind = contents.entries.values.filter { $0.sequence > sequence }.sorted { $0.sequence < $1.sequence }
            let page = behind.prefix(count)
            let items = page.filter { $0.settlement == nil && $0.status != .quarantined }.map {
                UnsettledPage.Item(
                    id: $0.id, hasEnded: $0.status != .pending, isReported: !unreported.contains($0.id))
            }
            return UnsettledPage(items: items, next: page.count < count ? nil : page.last?.sequence)
        }
    }

    /// How many documents are settled.
    public func settledCount() async throws -> Int {
        contents.withLock { $0.entries.values.count { $0.settlement != nil } }
    }
}
