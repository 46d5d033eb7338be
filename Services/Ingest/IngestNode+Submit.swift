import Documents
import FailPoints
import Hosting
import Journal
import Links
import Logging
import Messages
import NodeRuntime
import Places
import Storage

/// The submit socket: offers, bytes, receipts.
extension IngestNode {
    func submit(_ event: RouterPort.Event) {
        switch event {
        case .joined(let peer, let hello):
            guard let identity = submitPorts.identity(of: peer) else {
                logger.debug("submitter joined", metadata: ["peer.name": "\(hello.name)", "peer.id": "\(peer)"])
                return
            }
            logger.info(
                "forwarder joined",
                metadata: ["peer.node": "\(identity.node)", "place": "\(identity.place)", "peer.id": "\(peer)"])
            forwarders.insert(peer)
        case .gone(let peer):
            forwarders.remove(peer)
            perform(uploads.gone(peer, now: now))
            receipts.gone(peer)
        case .refused: break  // Counted and told by the host.
        case .message(let peer, _, let message):
            guard !isDraining else { return }
            do throws(WireError) {
                try submitted(message, by: peer)
            } catch {
                submitPorts.complain(error, about: message, of: peer)
            }
        }
    }

    private func submitted(_ message: WireMessage, by peer: PeerID) throws(WireError) {
        let exchange = message.envelope.id
        switch message.kind {
        case .offer:
            perform(uploads.offered(try message.decode(Offer.self), exchange: exchange, by: peer, now: now))
        case .chunk:
            let chunk = try message.decode(Chunk.self)
            perform(uploads.received(chunk, message.raw, exchange: exchange, from: peer, now: now))
        case .follow:
            let documents = Array(try message.decode(Follow.self).documents.prefix(Follow.limit))
            follow(documents, exchange: exchange, by: peer)
        default:
            let complaint = Complaint(.unknownKind, "The submit socket does not serve “\(message.envelope.kind)”.")
            submitPorts.send(WireMessage(complaint, id: exchange), to: peer)
        }
    }

    func perform(_ actions: [UploadDesk.Action]) {
        for action in actions {
            switch action {
            case .pull(let peer, let exchange, let pull):
                submitPorts.send(WireMessage(pull, id: exchange), to: peer)
            case .decline(let peer, let exchange, let decline):
                declined(decline, peer)
                submitPorts.send(WireMessage(decline, id: exchange), to: peer)
            case .accept(let peer, let exchange, let offer, let bytes):
                guard let offer = offer.claimed(by: submitPorts.identity(of: peer), at: settings.node, peer) else {
                    perform(uploads.written(offer, now: now))
                    continue
                }
                tasks.begin()
                Task {
                    await accept(offer, bytes, exchange: exchange, from: peer)
                    tasks.end()
                }
            }
        }
    }

    /// Takes a document in that lies on this machine.
    /// - Returns: the journal's answer.
    /// - Throws: `JournalError` when it is refused for its own sake, `StorageError` when the journal cannot be written.
    func take(_ submission: Submission) async throws -> Acceptance {
        let acceptance = try await journal.accept(submission)
        if case .taken(let intake) = acceptance { taken(submission.id, intake) }
        return acceptance
    }

    private func accept(_ offer: Offer, _ bytes: [UInt8], exchange: UInt64, from peer: PeerID) async {
        receipts.submitted(offer.document, by: peer)
        do {
            FailPoint.hit("ingest.before-accept")
            let acceptance = try await journal.accept(
                Submission(
                    id: offer.document, bytes: bytes, claim: offer.claim, isSecret: offer.isSecret == true))
            FailPoint.hit("ingest.after-accept")
            switch acceptance {
            case .full(let seconds):
                decline("The journal is full.", after: seconds, offer, exchange, peer)
            case .taken(let intake):
                let (note, root) = try await note(of: offer.document, intake)
                submitPorts.send(WireMessage(receipts.taken(note, by: peer, root: root), id: exchange), to: peer)
                FailPoint.hit("ingest.after-taken")
                logger.debug(
                    "document taken",
                    metadata: [
                        "document": "\(offer.document)", "known": "\(!intake.isNewDocument)",
                        "receipt": "\(intake.receipt)",
                    ])
                taken(offer.document, intake)
            }
        } catch let error as JournalError {
            decline(error.description, after: nil, offer, exchange, peer)
        } catch {
            logger.error("document not taken", metadata: ["document": "\(offer.document)", "error": "\(error)"])
            decline(
                "The journal cannot be written now: \(error)", after: settings.journal.retryAfterSeconds, offer,
                exchange, peer)
        }
        perform(uploads.written(offer, now: now))
    }

    private func decline(_ reason: String, after seconds: Int?, _ offer: Offer, _ exchange: UInt64, _ peer: PeerID) {
        receipts.declined(offer.document, by: peer)
        let decline = Decline(reason: reason, retryAfterSeconds: seconds)
        declined(decline, peer)
        submitPorts.send(WireMessage(decline, id: exchange), to: peer)
    }

    /// An offer was not taken: counted, and told with who made it.
    private func declined(_ decline: Decline, _ peer: PeerID) {
        recent.count(decline.retryAfterSeconds == nil ? "declined" : "declined_later", now: now)
        let socket = Door.submit.rawValue + (peer.isLocal ? "" : "-door")
        host.declined(peer, submitPorts.source(of: peer), at: socket, reason: decline.reason)
    }

    /// The answer to a submission by what the journal says, and the root that has the document.
    private func note(
        of document: DocumentID, _ intake: Acceptance.Intake
    ) async throws -> (note: ReceiptNote, root: String?) {
        if let failure = intake.quarantine {
            return (
                ReceiptNote(document: document, receipt: nil, failure: failure, wasKnown: !intake.isNewDocument), nil
            )
        }
        let note = ReceiptNote(document: document, receipt: intake.receipt, wasKnown: !intake.isNewDocument)
        guard !intake.isNewDocument, let entry = try await journal.status(of: document) else { return (note, nil) }
        return (ReceiptNote(entry), entry.settlement?.root)
    }

    private func taken(_ document: DocumentID, _ intake: Acceptance.Intake) {
        if let failure = intake.quarantine {
            leases.withdraw(document)
            if intake.isNewDocument { recent.count("quarantined", now: now) }
            logger.warning(
                "document quarantined", metadata: ["document": "\(document)", "reason": "\(failure.reason)"])
        }
        if intake.isNewDocument {
            recent.count("taken", now: now)
            grew()
        } else if intake.isMended {
            logger.notice("damaged content replaced", metadata: ["document": "\(document)"])
            grew()
            if isForwarder { offerMended(document) }
        }
        if intake.isNewClaim { report() }
    }

    /// Tells everyone who follows the document what has become of it.
    func notify(_ note: ReceiptNote) {
        let (peers, note) = receipts.ended(note)
        for peer in peers { submitPorts.send(WireMessage(note), to: peer) }
    }
}

extension Offer {
    /// The offer under the name of whoever makes it: this node on its own machine, else the owner of the key, who may speak
    /// for its place alone. `nil` for a connection of another machine that is gone.
    fileprivate func claimed(by identity: PeerIdentity?, at node: String, _ peer: PeerID) -> Offer? {
        guard identity != nil || peer.isLocal else { return nil }
        var offer = self
        offer.claim.node = identity?.node ?? node
        offer.claim.within = identity?.place.rawValue
        return offer
    }
}
