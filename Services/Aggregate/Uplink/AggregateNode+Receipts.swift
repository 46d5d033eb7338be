import Ledger
import Messages

/// Which documents have come to the root: what Ingest asks for, to tell every submitter.
extension AggregateNode {
    /// Documents in one answer at most.
    private static let receiptPage = 1_000

    func receipts(_ ask: AskReceipts) async throws -> Receipts {
        let (through, root) = settled
        let after = ask.stream == ledger.stream ? ask.after : 0
        if let named = ask.documents, root != nil {
            let ids = Array(named.prefix(Self.receiptPage))
            return Receipts(
                stream: ledger.stream, through: after, root: root,
                documents: try await ledger.documents(ids, settledThrough: through))
        }
        guard root != nil, through > after else {
            return Receipts(stream: ledger.stream, through: after, root: root, documents: [])
        }
        let page = try await ledger.documents(settledAfter: after, through: through, limit: Self.receiptPage)
        return Receipts(stream: ledger.stream, through: page.through, root: root, documents: page.ids)
    }
}
