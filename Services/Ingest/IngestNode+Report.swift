import Documents
import FailPoints
import Hosting
import Journal
import Logging
import NodeRuntime
import Observations

/// The store socket: what the ledger must hear of from here.
extension IngestNode {
    func store(_ event: StoreLink.Event) {
        switch event {
        case .receipts(let receipts): settle(receipts)
        case .reached: reports.reached()
        case .catalogue, .refused: break  // A refusal is logged by the link; what is unreported stays in the journal.
        case .settled(let key, let refusal):
            if let ready = claimed.settled(key, refusal: refusal) { return lend(ready) }
            if let refusal, reports.isUnderWay(key) {
                logger.error("ledger refused a fact", metadata: ["reason": "\(refusal)"])
            }
            if let sequence = reports.settled(key) { markReported(sequence) }
        case .postponed(let key):
            if let ready = claimed.postponed(key) { return lend(ready) }
            reports.postponed(key)
        }
    }

    private func markReported(_ sequence: Int64) {
        tasks.begin()
        Task {
            do {
                FailPoint.hit("ingest.before-mark-reported")
                try await journal.markReported([sequence])
                FailPoint.hit("ingest.after-mark-reported")
            } catch {
                reports.notKept()
                logger.error("journal not written", metadata: ["error": "\(error)"])
            }
            report()
            tasks.end()
        }
    }

    /// Sends the claims and burials that the ledger has not heard of.
    func report() {
        if isForwarder { return handOn() }
        guard !isReporting, !isDraining, reports.isIdle else { return }
        isReporting = true
        tasks.begin()
        Task {
            do {
                for stretch in reports.due(now: now) {
                    let facts = try await journal.unreportedFacts(after: stretch.after, limit: stretch.limit)
                        .filter { $0.sequence <= stretch.through }
                    for fact in facts {
                        let keys = try await messages(of: fact).compactMap { storeLink?.send($0) }
                        reports.sent(fact.sequence, of: stretch, as: keys)
                    }
                    reports.ended(stretch, count: facts.count)
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
