import Documents
import Journal
import Links
import Messages

extension IngestProcess {
    func worked(_ events: [AnsweringPort.Event]) {
        for event in events {
            switch event {
            case .joined(let peer, let hello): leases.joined(peer, name: hello.name)
            case .gone(let peer):
                if seat.world.sabotage != .keepLeasesOfTheGone { perform(leases.gone(peer, now: seat.now)) }
            case .message(let peer, _, let message):
                do throws(WireError) {
                    try worked(message, by: peer)
                } catch {
                    seat.world.oracle.blame("An ingest node does not understand a reader: \(error).")
                }
            }
        }
    }

    private func worked(_ message: WireMessage, by peer: PeerID) throws(WireError) {
        let now = seat.now
        switch message.kind {
        case .credit: perform(leases.granted(try message.decode(Credit.self), by: peer, now: now))
        case .fetch: fetch(try message.decode(Fetch.self), for: peer)
        case .complete: perform(leases.completed(try message.decode(Complete.self), by: peer, now: now))
        case .fail: perform(leases.failed(try message.decode(Fail.self), by: peer, now: now))
        case .release: perform(leases.released(try message.decode(Release.self), by: peer, now: now))
        default: throw .malformed("the work socket does not serve “\(message.envelope.kind)”")
        }
    }

    private func fetch(_ fetch: Fetch, for peer: PeerID) {
        guard let held = leases.document(of: fetch.token, heldBy: peer) else { return }
        let length = min(max(0, fetch.length), Self.limits.chunkBytes)
        let journal = journal
        seat.disk(isWrite: false) {
            try await journal.content(of: held.document, offset: fetch.offset, length: length)
        } then: { [self] result in
            switch result {
            case .success(let bytes):
                let content = Content(token: fetch.token, offset: fetch.offset)
                worked(workPort.send(seat.world.letter(content, raw: bytes), to: peer))
            case .failure(let error as JournalError):
                let failure = Failure(stage: .ingest, code: error.code.rawValue, reason: "\(error)", mayHeal: false)
                perform(leases.failed(Fail(token: fetch.token, failure: failure), by: peer, now: seat.now))
                refuse(fetch, "\(error)", peer)
            case .failure(let error):
                perform(leases.deferred(fetch.token, by: peer, now: seat.now))
                refuse(fetch, "\(error)", peer)
            }
        }
    }

    private func refuse(_ fetch: Fetch, _ reason: String, _ peer: PeerID) {
        worked(workPort.send(WireMessage(Complaint(.unavailable, reason), id: fetch.token), to: peer))
    }

    func perform(_ actions: [LeaseDesk.Action]) {
        for action in actions {
            switch action {
            case .lend(let peer, let lease):
                seat.world.say("n\(node) lends \(seat.world.name(lease.document)) to \(peer)")
                worked(workPort.send(seat.world.letter(lease), to: peer))
            case .complete(let document, let edition):
                write(document, isEnd: true) {
                    try await $0.complete(document, edition)
                } then: { node, _ in
                    node.notify(ReceiptNote(document: document, receipt: .stored))
                }
            case .recordAttempt(let document, let failure):
                seat.world.say("n\(node) counts \(failure.code) of \(seat.world.name(document))")
                write(document, isEnd: false) {
                    try await $0.recordFailure(document, failure)
                } then: { _, _ in
                }
            case .bury(let document, let failure):
                seat.world.say("n\(node) buries \(seat.world.name(document)): \(failure.code)")
                write(document, isEnd: true) { [seat] in
                    if seat.world.sabotage != .buryInMemoryOnly { try await $0.bury(document, failure) }
                    return try await $0.status(of: document)
                } then: {
                    // What the ledger has a reading of is no dead letter, though reading it again failed.
                    let isStored = $1.map { !$0.isDeadLetter } ?? false
                    $0.notify(
                        ReceiptNote(
                            document: document, receipt: isStored ? .stored : nil, failure: isStored ? nil : failure))
                    $0.report()
                }
            }
        }
        if leases.wantsCandidates { refill() }
    }

    /// Writes into the journal; when that fails the document is taken up again later: an outage costs nothing.
    private func write<Answer>(
        _ document: DocumentID, isEnd: Bool, _ change: @escaping (JournalTwin) async throws -> Answer,
        then: @escaping (IngestProcess, Answer) -> Void
    ) {
        let journal = journal
        seat.disk(isWrite: true) {
            try await change(journal)
        } then: { [self] result in
            if isEnd { perform(leases.forget(document, now: seat.now)) }
            switch result {
            case .success(let answer): then(self, answer)
            case .failure: listing.startOver(now: seat.now)
            }
        }
    }

    /// More waits in the journal than before.
    func grew() {
        listing.grew()
        refill()
    }

    /// Brings waiting documents from the journal to the desk.
    func refill() {
        guard leases.wantsCandidates, let cursor = listing.begin() else { return }
        let journal = journal
        seat.disk(isWrite: false) {
            try await journal.pending(after: cursor, limit: Self.policy.backlog)
        } then: { [self] result in
            switch result {
            case .success(let page):
                listing.read(to: cursor.advanced(past: page), isLast: page.count < Self.policy.backlog)
                let candidates = page.map {
                    LeaseDesk.Candidate(
                        document: $0.id, bytes: $0.byteCount, claims: $0.claims, attempts: $0.attempts,
                        isReplay: $0.isReplay)
                }
                if !page.isEmpty { perform(leases.add(candidates, now: seat.now)) }
            case .failure: listing.failed(now: seat.now)
            }
        }
    }

    /// The operator wants everything read again.
    func replay(then: @escaping () -> Void) {
        let journal = journal
        seat.disk(isWrite: true) {
            try await journal.replayAll()
        } then: { [self] result in
            guard case .success = result else { return }
            then()
            grew()
        }
    }
}
