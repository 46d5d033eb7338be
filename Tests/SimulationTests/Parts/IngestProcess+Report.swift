import Journal
import Observations

extension IngestProcess {
    func told(_ events: [StoreLine.Event]) {
        for event in events {
            if case .receipts(let receipts) = event { settle(receipts) }
            guard case .settled(let key, _) = event, let sequence = factsUnderWay.removeValue(forKey: key) else {
                continue
            }
            // A burial goes with its claims; it is reported when all of them are.
            if !factsUnderWay.values.contains(sequence) { markReported(sequence) }
        }
    }

    private func markReported(_ sequence: Int64) {
        let journal = journal
        seat.disk(isWrite: true) {
            try await journal.markReported([sequence])
        } then: { [self] _ in
            report()
        }
    }

    /// Sends the claims and burials that the ledger has not heard of.
    func report() {
        guard !isReporting, factsUnderWay.isEmpty else { return }
        isReporting = true
        let journal = journal
        seat.disk(isWrite: false) {
            var messages: [(Int64, Fact)] = []
            for fact in try await journal.unreportedFacts(limit: 500) {
                switch fact.event {
                case .claim(let claim): messages.append((fact.sequence, .claim(document: fact.document, claim: claim)))
                case .burial(let failure):
                    // A burial goes with its claims, as a reading does: a ledger that was put back has lost both.
                    for claim in try await journal.status(of: fact.document)?.claims ?? [] {
                        messages.append((fact.sequence, .claim(document: fact.document, claim: claim)))
                    }
                    messages.append((fact.sequence, .burial(document: fact.document, failure: failure)))
                }
            }
            return messages
        } then: { [self] result in
            isReporting = false
            guard case .success(let messages) = result else { return }
            for (sequence, fact) in messages {
                factsUnderWay[store.send(fact)] = sequence
                if seat.world.sabotage == .reportWithoutVerdict { markReported(sequence) }
            }
        }
    }
}
