import Documents
import Messages
import Observations

extension LeaseDesk {
    /// The worker says that the ledger has the document.
    public mutating func completed(_ message: Complete, by peer: PeerID, now: Duration) -> [Action] {
        guard let lease = end(message.token, by: peer, now: now) else { return [] }
        suspectIDs.remove(lease.candidate.document)
        ending.insert(lease.candidate.document)
        return [.complete(lease.candidate.document, message.edition)] + assign(now: now)
    }

    /// The worker says that the document could not be read.
    public mutating func failed(_ message: Fail, by peer: PeerID, now: Duration) -> [Action] {
        guard let lease = end(message.token, by: peer, now: now) else { return [] }
        // Its reader cannot end the thread that reads, and so ends itself: it is lent nothing more.
        if message.failure.code == Failure.tooSlowCode {
            workers[peer]?.bytes = 0
            workers[peer]?.documents = 0
        }
        return attempted(lease.candidate, message.failure, now: now) + assign(now: now)
    }

    /// The worker gives leases back. No attempt is spent, nothing is suspected. What the ledger postponed comes back after a pause
    /// that grows each time, behind all that waits; anything else at once.
    public mutating func released(_ message: Release, by peer: PeerID, now: Duration) -> [Action] {
        for token in message.tokens {
            guard let lease = end(token, by: peer, now: now) else { continue }
            if message.isPostponed == true { postpone(lease.candidate, now: now) } else { putBack(lease.candidate) }
        }
        return assign(now: now)
    }

    /// The bytes of a leased document cannot be had now, because the journal fails: the lease ends, and the document
    /// comes back after a pause. An outage spends no attempt and makes nothing suspect.
    public mutating func deferred(_ token: UInt64, by peer: PeerID, now: Duration) -> [Action] {
        guard let lease = end(token, by: peer, now: now) else { return [] }
        paused.append((now + policy.firstPause, lease.candidate))
        return assign(now: now)
    }

    /// The document shall not be lent any more: it has been marked secret while it waited. A lease that is out ends as any other.
    public mutating func withdraw(_ document: DocumentID) {
        guard !lent.values.contains(where: { $0.candidate.document == document }) else { return }
        ready.remove(document)
        suspects.remove(document)
        paused.removeAll { $0.candidate.document == document }
        suspectIDs.remove(document)
        returning[document] = nil
        known.remove(document)
    }

    /// The worker is gone: silent for too long, restarted, or disconnected.
    public mutating func gone(_ peer: PeerID, now: Duration) -> [Action] {
        guard let worker = workers.removeValue(forKey: peer) else { return [] }
        workerOrder.removeAll { $0 == peer }
        var actions: [Action] = []
        for token in worker.leases.sorted() {
            guard let lease = lent.removeValue(forKey: token) else { continue }
            suspectIDs.insert(lease.candidate.document)
            suspects.lost(lentAt: lease.time)
            if lease.isAlone {
                let failure = Failure(
                    stage: .read, code: "worker_lost",
                    reason: "The worker \(worker.name) vanished while it read this document and no other.",
                    mayHeal: true)
                actions += attempted(lease.candidate, failure, now: now)
            } else {
                suspects.append(lease.candidate)
            }
        }
        return actions + assign(now: now)
    }

    /// The journal has answered for the end of a document, written or not: from now on it may come back as a candidate.
    /// One that came while the answer was under way (a replay was faster) is taken up now.
    public mutating func forget(_ document: DocumentID, now: Duration) -> [Action] {
        known.remove(document)
        ending.remove(document)
        guard let candidate = returning.removeValue(forKey: document) else { return [] }
        return add([candidate], now: now)
    }

    private mutating func end(_ token: UInt64, by peer: PeerID, now: Duration) -> Lent? {
        guard let lease = lent[token], lease.worker == peer else { return nil }
        lent[token] = nil
        workers[peer]?.leases.remove(token)
        if lease.isAlone {
            workers[peer]?.holdsSuspect = false
            suspects.ended(lentAt: lease.time, now: now)
        }
        return lease
    }

    private mutating func attempted(_ candidate: Candidate, _ failure: Failure, now: Duration) -> [Action] {
        var candidate = candidate
        candidate.attempts += 1
        guard failure.mayHeal, candidate.attempts < policy.maximumAttempts else {
            suspectIDs.remove(candidate.document)
            ending.insert(candidate.document)
            return [.bury(candidate.document, failure)]
        }
        suspectIDs.insert(candidate.document)
        pause(candidate, after: candidate.attempts, now: now)
        return [.recordAttempt(candidate.document, failure)]
    }

    private mutating func postpone(_ candidate: Candidate, now: Duration) {
        var candidate = candidate
        candidate.postponements += 1
        pause(candidate, after: candidate.postponements, now: now)
    }

    private mutating func pause(_ candidate: Candidate, after count: Int, now: Duration) {
        let seed = candidate.document.description.utf8.reduce(UInt64(count)) { $0 &* 31 &+ UInt64($1) }
        paused.append((now + policy.pause(afterAttempts: count, seed: seed), candidate))
    }

    private mutating func putBack(_ candidate: Candidate) {
        if suspectIDs.contains(candidate.document) {
            suspects.append(candidate)
        } else {
            ready.putBack(candidate)
        }
    }
}
