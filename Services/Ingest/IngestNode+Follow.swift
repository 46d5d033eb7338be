import Documents
import Hosting
import Journal
import Links
import Logging
import Messages
import NodeRuntime

/// What became of documents that were handed in before, in place of handing them in again.
extension IngestNode {
    /// Answers how far documents are that were handed in before, and tells of them from now on. To another machine a
    /// document is unknown that it did not hand in.
    func follow(_ documents: [DocumentID], exchange: UInt64, by peer: PeerID) {
        let identity = submitPorts.identity(of: peer)
        tasks.begin()
        Task {
            var answer = Followed(notes: [], unknown: [])
            do {
                for document in documents {
                    receipts.submitted(document, by: peer)
                    do {
                        guard let entry = try await journal.status(of: document),
                            identity.map({ identity in entry.claims.contains { $0.node == identity.node } }) ?? true
                        else {
                            receipts.declined(document, by: peer)
                            answer.unknown.append(document)
                            continue
                        }
                        answer.notes.append(receipts.taken(ReceiptNote(entry), by: peer, root: entry.settlement?.root))
                    } catch {
                        receipts.declined(document, by: peer)
                        throw error
                    }
                }
                submitPorts.send(WireMessage(answer, id: exchange), to: peer)
            } catch {
                logger.error("journal not readable", metadata: ["error": "\(error)"])
                submitPorts.send(WireMessage(Complaint(.unavailable, "\(error)"), id: exchange), to: peer)
            }
            tasks.end()
        }
    }
}

extension ReceiptNote {
    /// The furthest promise that the journal holds for a document.
    init(_ entry: JournalEntry) {
        let isDead = entry.status == .buried || entry.status == .quarantined
        self.init(
            document: entry.id, receipt: isDead ? nil : entry.receipt, failure: isDead ? entry.failure : nil,
            wasKnown: true, root: !isDead && entry.receipt == .settled ? entry.settlement?.root : nil,
            edition: isDead ? nil : entry.edition)
    }
}
