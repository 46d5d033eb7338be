import Hosting
import Journal
import Logging
import NodeRuntime
import Observations

/// The store socket: what the ledger must hear of from here.
extension IngestNode {
    /// Facts that are read from the journal at a time.
    private static let pageSize = 500

    func store(_ event: StoreLink.Event) {
        // A refusal is logged by the link; what is unreported stays in the journal until the ledger takes it.
        guard case .settled(let key, let refusal) = event, let sequence = factsUnderWay.removeValue(forKey: key) else {
            return
        }
        if let refusal { logger.error("ledger refused a fact", metadata: ["reason": "\(refusal)"]) }
        tasks.begin()
        Task {
            do {
                try await journal.markReported([sequence])
            } catch {
                logger.error("journal not written", metadata: ["error": "\(error)"])
            }
            report()
            tasks.end()
        }
    }

    /// Sends the claims and burials that the ledger has not heard of.
    func report() {
        guard !isReporting, !isDraining, factsUnderWay.isEmpty else { return }
        isReporting = true
        tasks.begin()
        Task {
            do {
                for fact in try await journal.unreportedFacts(limit: Self.pageSize) {
                    let message: Fact =
                        switch fact.event {
                        case .claim(let claim): .claim(document: fact.document, claim: claim)
                        case .burial(let failure): .burial(document: fact.document, failure: failure)
                        }
                    if let key = storeLink?.send(message) { factsUnderWay[key] = fact.sequence }
                }
            } catch {
                logger.error("journal not readable", metadata: ["error": "\(error)"])
            }
            isReporting = false
            tasks.end()
        }
    }
}
