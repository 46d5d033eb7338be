import Documents
import FailPoints
import Hosting
import Journal
import Links
import Logging
import Messages
import NodeRuntime
import Observations

/// The work socket: credit, leases, bytes, completions.
extension IngestNode {
    func work(_ event: RouterPort.Event) {
        switch event {
        case .joined(let peer, let hello):
            guard hello.role == .extract else { return }
            logger.info("reader joined", metadata: ["peer.name": "\(hello.name)", "peer.id": "\(peer)"])
            readers[peer] = hello
            leases.joined(peer, name: hello.name)
        case .gone(let peer):
            readers[peer] = nil
            // What it never got it cannot have failed at.
            let actions =
                claimed.tokens(of: peer).flatMap { leases.deferred($0, by: peer, now: now) }
                + leases.gone(peer, now: now)
            if !isDraining { perform(actions) }
        case .refused: break  // Counted and told by the host.
        case .message(let peer, let hello, let message):
            do throws(WireError) {
                guard hello.role == .extract else {
                    throw .malformed("only readers (role extract) may ask for work, not \(hello.role.rawValue)")
                }
                try worked(message, by: peer)
            } catch {
                workPorts.complain(error, about: message, of: peer)
            }
        }
    }

    private func worked(_ message: WireMessage, by peer: PeerID) throws(WireError) {
        let now = self.now
        switch message.kind {
        case .credit:
            let credit = try message.decode(Credit.self)
            if !isDraining { perform(leases.granted(credit, by: peer, now: now)) }
        case .fetch: fetch(try message.decode(Fetch.self), for: peer)
        case .complete: perform(leases.completed(try message.decode(Complete.self), by: peer, now: now))
        case .fail: perform(leases.failed(try message.decode(Fail.self), by: peer, now: now))
        case .release: perform(leases.released(try message.decode(Release.self), by: peer, now: now))
        default: throw .malformed("the work socket does not serve “\(message.envelope.kind)”")
        }
    }

    private func fetch(_ fetch: Fetch, for peer: PeerID) {
        guard let held = leases.document(of: fetch.token, heldBy: peer) else { return }
        let length = min(max(0, fetch.length), limits.chunkBytes)
        tasks.begin()
        Task {
            do {
                let bytes = try await journal.content(of: held.document, offset: fetch.offset, length: length)
                let content = Content(token: fetch.token, offset: fetch.offset)
                FailPoint.hit("ingest.before-content")
                workPorts.send(WireMessage(content, raw: bytes), to: peer)
                FailPoint.hit("ingest.after-content")
            } catch let error as JournalError {
                logger.error("content damaged", metadata: ["document": "\(held.document)", "error": "\(error)"])
                perform(leases.failed(Fail(token: fetch.token, failure: error.contentFailure), by: peer, now: now))
                refuse(fetch, "\(error)", to: peer)
            } catch {
                // The journal cannot be read now, which is not the document's fault.
                logger.error("content not readable", metadata: ["document": "\(held.document)", "error": "\(error)"])
                perform(leases.deferred(fetch.token, by: peer, now: now))
                refuse(fetch, "\(error)", to: peer)
            }
            tasks.end()
        }
    }

    /// The lease is ended: the reader must give the document up, and grant its credit again.
    private func refuse(_ fetch: Fetch, _ reason: String, to peer: PeerID) {
        workPorts.send(WireMessage(Complaint(.unavailable, reason), id: fetch.token), to: peer)
    }

    func perform(_ actions: [LeaseDesk.Action]) {
        for action in actions {
            switch action {
            case .lend(let peer, let lease):
                if isDraining { continue }
                logger.debug("lease", metadata: ["document": "\(lease.document)", "token": "\(lease.token)"])
                FailPoint.hit("ingest.before-lease")
                if peer.isLocal || !holdBack(lease, from: peer) { workPorts.send(WireMessage(lease), to: peer) }
                FailPoint.hit("ingest.after-lease")
            case .complete(let document, let edition):
                write(document, "completed") {
                    try await $0.complete(document, edition: edition.description)
                } then: { node, _ in
                    node.recent.count("stored", now: node.now)
                    node.notify(
                        ReceiptNote(document: document, receipt: .stored, edition: edition.description))
                }
            case .recordAttempt(let document, let failure):
                recent.count("failed_attempts", now: now)
                logger.warning(
                    "attempt failed",
                    metadata: ["document": "\(document)", "code": "\(failure.code)", "reason": "\(failure.reason)"])
                write(document, "attempt recorded") {
                    _ = try await $0.recordFailure(document, failure, attemptCounts: true)
                } then: { _, _ in
                }
            case .bury(let document, let failure) where failure.isSecret: quarantine(document, failure)
            case .bury(let document, let failure):
                logger.warning(
                    "document buried",
                    metadata: ["document": "\(document)", "code": "\(failure.code)", "reason": "\(failure.reason)"])
                write(document, "buried") {
                    try await $0.bury(document, failure)
                    return try await $0.status(of: document)
                } then: { node, entry in
                    // What the ledger holds a reading of is no dead letter, though reading it again failed.
                    if let entry, !entry.isDeadLetter {
                        node.notify(ReceiptNote(entry))
                    } else {
                        node.recent.count("dead", now: node.now)
                        node.notify(ReceiptNote(document: document, receipt: nil, failure: failure))
                    }
                    node.report()
                }
            }
        }
        if leases.wantsCandidates { refill() }
    }

    /// Tells the ledger who handed a document in before a reader on another machine gets it.
    /// - Returns: whether the lease waits for the ledger's word.
    private func holdBack(_ lease: Lease, from peer: PeerID) -> Bool {
        claimed.hold(lease, for: peer) { storeLink?.send(.claim(document: lease.document, claim: $0)) }
    }

    /// The ledger has answered for the claims of a document that was lent.
    func lend(_ ready: ClaimedLeases.Ready) {
        let (peer, lease) = (ready.peer, ready.lease)
        guard !isDraining, leases.document(of: lease.token, heldBy: peer) != nil else { return }
        if ready.isPostponed {
            let release = Release(tokens: [lease.token], isPostponed: true)
            perform(leases.released(release, by: peer, now: now))
        } else if let refusal = ready.refusal {
            let failure = Failure(stage: .store, code: "refused", reason: refusal, mayHeal: false)
            perform(leases.failed(Fail(token: lease.token, failure: failure), by: peer, now: now))
        } else {
            return workPorts.send(WireMessage(lease), to: peer)
        }
        // The reader never heard of it, so its credit is as it was.
        perform(leases.granted(Credit(bytes: lease.bytes, documents: 1), by: peer, now: now))
    }

    /// The reader has found that the document is marked secret.
    private func quarantine(_ document: DocumentID, _ failure: Failure) {
        logger.warning(
            "document quarantined", metadata: ["document": "\(document)", "reason": "\(failure.reason)"])
        write(document, "quarantined") {
            try await $0.quarantine(document, failure)
        } then: { node, _ in
            node.recent.count("quarantined", now: node.now)
            node.notify(ReceiptNote(document: document, receipt: nil, failure: failure))
        }
    }

    /// Writes into the journal; when that fails the document is taken up again later: an outage costs nothing.
    private func write<Answer: Sendable>(
        _ document: DocumentID, _ what: String,
        _ change: @escaping @Sendable (any DocumentJournal) async throws -> Answer,
        then: @escaping (isolated IngestNode, Answer) -> Void
    ) {
        let isEnd = what != "attempt recorded"
        tasks.begin()
        Task {
            do {
                FailPoint.hit("ingest.before-write")
                let answer = try await change(journal)
                FailPoint.hit("ingest.after-write")
                if isEnd { perform(leases.forget(document, now: now)) }
                then(self, answer)
            } catch {
                logger.error("journal not written", metadata: ["document": "\(document)", "error": "\(error)"])
                if isEnd { perform(leases.forget(document, now: now)) }
                listing.startOver(now: now)
            }
            tasks.end()
        }
    }

    /// More waits in the journal than before.
    func grew() {
        listing.grew()
        refill()
    }

    /// Brings the next page of waiting documents from the journal to the desk; the desk asks again when it wants more.
    func refill() {
        guard !isDraining, leases.wantsCandidates, let cursor = listing.begin() else { return }
        tasks.begin()
        Task {
            do {
                let limit = settings.work.backlogDocuments
                let page = try await journal.pending(after: cursor, limit: limit)
                listing.read(to: cursor.advanced(past: page), isLast: page.count < limit)
                let candidates = page.map {
                    LeaseDesk.Candidate(
                        document: $0.id, bytes: $0.byteCount, claims: $0.claims, attempts: $0.attempts,
                        isCleared: $0.isCleared, isReplay: $0.isReplay)
                }
                if !candidates.isEmpty { perform(leases.add(candidates, now: now)) }
            } catch {
                logger.error("journal not readable", metadata: ["error": "\(error)"])
                listing.failed(now: now)
            }
            tasks.end()
        }
    }
}
