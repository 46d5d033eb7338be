import Documents
import FailPoints
import Hosting
import Journal
import Links
import Logging
import Messages
import NodeRuntime

/// What the ledger knows of the root, told to every submitter.
extension IngestNode {
    /// How often the ledger is asked.
    private static let receiptInterval = Duration.milliseconds(500)
    /// How often it is asked by name, and among how many documents of the journal each time.
    private static let unsettledInterval = Duration.seconds(2)
    private static let unsettledPage = 1_000

    /// Asks the ledger which documents have come to the root since it was asked last.
    func askReceipts() {
        guard now >= receiptsAt, !isSettling, let storeLink else { return }
        receiptsAt = now + Self.receiptInterval
        if let cursor = settlementCursor {
            return storeLink.ask(AskReceipts(stream: cursor.stream, after: cursor.through))
        }
        isSettling = true
        tasks.begin()
        Task {
            do {
                settlementCursor = try await journal.settlementCursor()
            } catch {
                logger.error("journal not readable", metadata: ["error": "\(error)"])
            }
            isSettling = false
            tasks.end()
        }
    }

    /// Asks by name for documents that the cursor may have passed: what the root had before this journal took it in, handed
    /// in elsewhere or before the journal was put back, comes behind no cursor again.
    func askUnsettled() {
        guard now >= unsettledAt, !isSettling, let storeLink, let cursor = settlementCursor else { return }
        unsettledAt = now + Self.unsettledInterval
        isSettling = true
        tasks.begin()
        Task {
            do {
                let page = try await journal.unsettled(after: unsettledAfter, among: Self.unsettledPage)
                unsettledAfter = page.next ?? 0
                let ended = page.items.filter(\.hasEnded).map(\.id)
                if !ended.isEmpty {
                    storeLink.ask(AskReceipts(stream: cursor.stream, after: cursor.through, documents: ended))
                }
            } catch {
                logger.error("journal not readable", metadata: ["error": "\(error)"])
            }
            isSettling = false
            tasks.end()
        }
    }

    /// Writes down what the ledger answered, then tells who waits for it.
    func settle(_ receipts: Receipts) {
        let cursor = (settlementCursor ?? SettlementCursor())
            .advanced(in: receipts.stream, to: receipts.through)
        guard let root = receipts.root, cursor != settlementCursor || !receipts.documents.isEmpty, !isSettling,
            !isDraining
        else { return }
        isSettling = true
        tasks.begin()
        Task {
            do {
                FailPoint.hit("ingest.before-settle")
                let settled = try await journal.settle(receipts.documents, root: root, cursor: cursor)
                FailPoint.hit("ingest.after-settle")
                settlementCursor = cursor
                recent.count("settled", settled.count, now: now)
                for document in settled { tellSettled(document, root: root) }
                // There may be a further page.
                if !receipts.documents.isEmpty { receiptsAt = .zero }
            } catch {
                logger.error("journal not written", metadata: ["error": "\(error)"])
            }
            isSettling = false
            tasks.end()
        }
    }

    /// Tells whoever waits for it that a document is in the ledger of the root.
    func tellSettled(_ document: DocumentID, root: String) {
        let note = ReceiptNote(document: document, receipt: .settled, root: root)
        for peer in receipts.settled(document, root: root) { submitPorts.send(WireMessage(note), to: peer) }
    }
}
