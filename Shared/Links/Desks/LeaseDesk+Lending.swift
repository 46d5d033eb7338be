import Messages

extension LeaseDesk {
    /// Lends what credit allows: documents that nobody suspects, and suspects when it is their turn or nothing else waits.
    mutating func assign(now: Duration) -> [Action] {
        var actions: [Action] = []
        var drained: PeerID?
        if !suspects.isEmpty, suspectCount == 0, suspects.isDue(now: now) {
            if let peer = idleWorker {
                actions += lendSuspect(to: peer, now: now)
            } else {
                // One worker is drained for it, the others go on.
                drained = workerOrder.first { workers[$0].map { !$0.leases.isEmpty && !$0.holdsSuspect } ?? false }
            }
        }
        var isMoving = true
        while isMoving {
            isMoving = false
            for peer in workerOrder where peer != drained {
                guard let worker = workers[peer], !worker.holdsSuspect, worker.documents > 0 else { continue }
                guard let candidate = ready.first, candidate.bytes <= worker.bytes || worker.leases.isEmpty else {
                    continue
                }
                ready.removeFirst()
                actions.append(lend(candidate, to: peer, alone: false, now: now))
                isMoving = true
            }
        }
        // Where there are several workers one stays free, for what comes next.
        while ready.first == nil, !suspects.isEmpty, suspectCount < max(1, workers.count - 1), let peer = idleWorker {
            actions += lendSuspect(to: peer, now: now)
        }
        return actions
    }

    /// How many suspects are lent.
    private var suspectCount: Int { workers.values.count { $0.holdsSuspect } }

    /// The first worker that holds nothing and asks for something.
    private var idleWorker: PeerID? {
        workerOrder.first { workers[$0].map { $0.leases.isEmpty && $0.documents > 0 } ?? false }
    }

    private mutating func lendSuspect(to peer: PeerID, now: Duration) -> [Action] {
        suspects.removeFirst().map { [lend($0, to: peer, alone: true, now: now)] } ?? []
    }

    private mutating func lend(_ candidate: Candidate, to peer: PeerID, alone: Bool, now: Duration) -> Action {
        let token = nextToken
        nextToken &+= 1
        lent[token] = Lent(candidate: candidate, worker: peer, isAlone: alone, time: now)
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
