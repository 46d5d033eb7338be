import Journal
import Links
import Logging
import Messages
import NodeRuntime
import Observations
import ZeroMQ

/// The store socket: what the ledger must hear of from here.
extension IngestNode {
    /// Facts that are read from the journal at a time.
    private static let pageSize = 500

    func store(_ event: DealerPort.Event) {
        switch event {
        case .ready:
            logger.info("ledger reached", metadata: ["endpoint": "\(settings.ledger)"])
            perform(outbox.connected())
        case .lost:
            logger.warning("ledger lost", metadata: ["endpoint": "\(settings.ledger)"])
            outbox.disconnected()
        case .refused(let complaint):
            logger.error("ledger refuses us", metadata: ["reason": "\(complaint.reason)"])
        case .malformed(let error):
            logger.warning("message refused", metadata: ["socket": "store", "reason": "\(error)"])
        case .message(let message) where message.kind == .error:
            logger.warning(
                "ledger cannot store now",
                metadata: ["reason": "\((try? message.decode(Complaint.self))?.reason ?? "")"])
            reactor.schedule(after: .seconds(2)) { [self] in perform(outbox.connected()) }
        case .message(let message):
            guard message.kind == .verdicts, let verdicts = try? message.decode(Verdicts.self) else {
                logger.warning(
                    "message not understood", metadata: ["socket": "store", "kind": "\(message.envelope.kind)"])
                return
            }
            perform(outbox.received(verdicts))
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
                    let (key, actions) = outbox.add(message)
                    factsUnderWay[key] = fact.sequence
                    perform(actions)
                }
            } catch {
                logger.error("journal not readable", metadata: ["error": "\(error)"])
            }
            isReporting = false
            tasks.end()
        }
    }

    private func perform(_ actions: [FactOutbox.Action]) {
        var settled: [Int64] = []
        for action in actions {
            switch action {
            case .send(let facts):
                storePort?.send(WireMessage(facts))
            case .settled(let key, let refusal):
                guard let sequence = factsUnderWay.removeValue(forKey: key) else { continue }
                if let refusal { logger.error("ledger refused a fact", metadata: ["reason": "\(refusal)"]) }
                settled.append(sequence)
            }
        }
        guard !settled.isEmpty else { return }
        let sequences = settled
        tasks.begin()
        Task {
            do {
                try await journal.markReported(sequences)
            } catch {
                logger.error("journal not written", metadata: ["error": "\(error)"])
            }
            report()
            tasks.end()
        }
    }
}
