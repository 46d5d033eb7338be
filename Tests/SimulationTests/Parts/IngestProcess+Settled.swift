import Documents
import Journal
import Links
import Messages

/// What the ledger knows of the root, as `IngestNode` asks for it and tells every submitter.
extension IngestProcess {
    /// Documents that are looked at for unsettled ones at a time.
    private static let page = 3

    /// As often as `IngestNode` does it.
    func askReceipts() {
        guard seat.now >= receiptsAt, !isSettling else { return }
        receiptsAt = seat.now + .milliseconds(500)
        guard let cursor = settlementCursor else {
            isSettling = true
            let journal = journal
            seat.disk(isWrite: false) {
                try await journal.settlementCursor()
            } then: { [self] result in
                isSettling = false
                if case .success(let cursor) = result { settlementCursor = cursor }
            }
            return
        }
        store.ask(AskReceipts(stream: cursor.stream, after: cursor.through))
        guard seat.now >= unsettledAt, seat.world.sabotage != .askByCursorAlone else { return }
        unsettledAt = seat.now + .seconds(2)
        askByName(cursor)
    }

    private func askByName(_ cursor: SettlementCursor) {
        isSettling = true
        let journal = journal
        let after = unsettledAfter
        seat.disk(isWrite: false) {
            try await journal.unsettled(after: after, among: Self.page)
        } then: { [self] result in
            isSettling = false
            guard case .success(let page) = result else { return }
            unsettledAfter = page.next ?? 0
            let ended = page.items.filter(\.hasEnded).map(\.id)
            if !ended.isEmpty {
                store.ask(AskReceipts(stream: cursor.stream, after: cursor.through, documents: ended))
            }
        }
    }

    func settle(_ receipts: Receipts) {
        let cursor = (settlementCursor ?? SettlementCursor())
            .advanced(in: receipts.stream, to: receipts.through)
        guard let root = receipts.root, cursor != settlementCursor || !receipts.documents.isEmpty, !isSettling else {
            return
        }
        isSettling = true
        let journal = journal
        seat.disk(isWrite: true) {
            try await journal.settle(receipts.documents, root: root, cursor: cursor)
        } then: { [self] result in
            isSettling = false
            guard case .success(let settled) = result else { return }
            settlementCursor = cursor
            for document in settled {
                let note = ReceiptNote(document: document, receipt: .settled, root: root)
                for peer in self.receipts.settled(document, root: root) { say(WireMessage(note), to: peer) }
            }
        }
    }
}
