import Messages

extension LeaseDesk {
    /// Lends what credit allows. Suspects first: one worker is drained for them, the others go on.
    mutating func assign(now: Duration) -> [Action] {
        var actions: [Action] = []
        for peer in workerOrder where !suspects.isEmpty {
            guard let worker = workers[peer], worker.leases.isEmpty, worker.documents > 0 else { continue }
            actions.append(lend(suspects.removeFirst(), to: peer, alone: true))
        }
        let drained = suspects.isEmpty ? nil : workerOrder.first { workers[$0]?.holdsSuspect == false }
        var isMoving = true
        while isMoving {
            isMoving = false
            for peer in workerOrder where peer != drained {
                guard let worker = workers[peer], !worker.holdsSuspect, worker.documents > 0 else { continue }
                guard let candidate = ready.first, candidate.bytes <= worker.bytes || worker.leases.isEmpty else {
                    continue
                }
                ready.removeFirst()
                actions.append(lend(candidate, to: peer, alone: false))
                isMoving = true
            }
        }
        return actions
    }

    private mutating func lend(_ candidate: Candidate, to peer: PeerID, alone: Bool) -> Action {
        let token = nextToken
        nextToken &+= 1
        lent[token] = Lent(candidate: candidate, worker: peer, isAlone: alone)
        workers[peer]?.leases.insert(token)
        workers[peer]?.bytes -= candidate.bytes
        workers[peer]?.documents -= 1
        workers[peer]?.holdsSuspect = alone
        return .lend(
            peer,
            Lease(
                token: token, document: candidate.document, bytes: candidate.bytes, claims: candidate.claims,
                isCleared: candidate.isCleared ? true : nil))
    }
}
