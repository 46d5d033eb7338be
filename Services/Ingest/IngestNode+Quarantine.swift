import Documents
import Hosting
import Journal
import Logging
import Messages
import NodeRuntime

/// Documents that are marked secret, about which a person decides.
extension IngestNode {
    func decide(_ order: DecideQuarantine) async throws -> QuarantineDecided {
        let word = QuarantineWord(reason: order.reason, person: order.person)
        switch order.decision {
        case .release: try await journal.release(order.document, by: word)
        case .destroy: try await journal.destroy(order.document, by: word)
        }
        logger.notice(
            order.decision == .release ? "document released from quarantine" : "document in quarantine destroyed",
            metadata: [
                "document": "\(order.document)", "person": "\(order.person ?? "")", "reason": "\(order.reason)",
            ])
        grew()
        report()
        guard let entry = try await journal.status(of: order.document) else {
            throw StartError(.noInput, english: "no such document")
        }
        return QuarantineDecided(item: QueuePage.Item(entry))
    }
}
