import Documents
import FailPoints
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
        if case .receipts(let receipts) = event { return settle(receipts) }
        // A refusal is logged by the link; what is unreported stays in the journal until the ledger takes it.
        guard case .settled(let key, let refusal) = event else { return }
        if let ready = claimed.settled(key, refusal: refusal) { return lend(ready) }
        guard let sequence = factsUnderWay.removeValue(forKey: key) else { return }
        if let refusal { logger.error("ledger refused a fact", metadata: ["reason": "\(refusal)"]) }
        // A burial goes with its claims; it is reported when all of them are.
        guard !factsUnderWay.values.contains(sequence) else { return }
        tasks.begin()
        Task {
            do {
                FailPoint.hit("ingest.before-mark-reported")
                try await journal.markReported([sequence])
                FailPoint.hit("ingest.after-mark-reported")
            } catch {
                logger.error("journal not written", metadata: ["error": "\(error)"])
            }
            report()
            tasks.end()
        }
    }

    /// Sends the claims and burials that the ledger has not heard of.
    func report() {
        if isForwarder { return handOn() }
        guard !isReporting, !isDraining, factsUnderWay.isEmpty else { return }
        isReporting = true
        tasks.begin()
        Task {
            do {
                for fact in try await journal.unreportedFacts(limit: Self.pageSize) {
                    for message in try await messages(of: fact) {
                        if let key = storeLink?.send(message) { factsUnderWay[key] = fact.sequence }
                    }
                }
            } catch {
                logger.error("journal not readable", metadata: ["error": "\(error)"])
            }
            isReporting = false
            tasks.end()
        }
    }

    /// What the ledger is told. A burial goes with its claims, as a reading does: when a ledger was put back to an older
    /// copy and everything is replayed, it has lost both.
    private func messages(of fact: JournalFact) async throws -> [Fact] {
        let document = fact.document
        switch fact.event {
        case .claim(let claim): return [.claim(document: document, claim: claim)]
        // Who handed in what is in quarantine, and under which name, is nothing for the ledger.
        case .burial(let failure) where failure.isSecret: return [.burial(document: document, failure: failure)]
        case .burial(let failure):
            let claims = try await journal.status(of: document)?.claims ?? []
            return claims.map { .claim(document: document, claim: $0) }
                + [.burial(document: document, failure: failure)]
        }
    }
}
