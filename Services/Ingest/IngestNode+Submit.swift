import Documents
import Hosting
import Journal
import Links
import Logging
import Messages
import NodeRuntime
import Storage

/// A document whose submission is being written into the journal.
struct Accepting {
    /// How many submissions of it.
    var count = 0
    /// What became of it before the submitter was answered: the answer must not promise less than was said already.
    var ended: ReceiptNote?
}

/// The submit socket: offers, bytes, receipts.
extension IngestNode {
    func submit(_ event: RouterPort.Event) {
        switch event {
        case .joined(let peer, let hello):
            logger.debug("submitter joined", metadata: ["peer.name": "\(hello.name)", "peer.id": "\(peer)"])
        case .gone(let peer):
            perform(uploads.gone(peer))
            for document in watchers.keys {
                watchers[document]?.remove(peer)
                if watchers[document]?.isEmpty == true { watchers[document] = nil }
            }
        case .refused(let peer, let reason):
            logger.warning(
                "message refused", metadata: ["socket": "submit", "peer.id": "\(peer)", "reason": "\(reason)"])
        case .message(let peer, _, let message):
            guard !isDraining else { return }
            do throws(WireError) {
                try submitted(message, by: peer)
            } catch {
                submitPort?.send(
                    WireMessage(Complaint(.malformed, error.description), id: message.envelope.id), to: peer)
            }
        }
    }

    private func submitted(_ message: WireMessage, by peer: PeerID) throws(WireError) {
        let exchange = message.envelope.id
        switch message.kind {
        case .offer:
            perform(uploads.offered(try message.decode(Offer.self), exchange: exchange, by: peer))
        case .chunk:
            let chunk = try message.decode(Chunk.self)
            perform(uploads.received(chunk, message.raw, exchange: exchange, from: peer))
        default:
            let complaint = Complaint(.unknownKind, "The submit socket does not serve “\(message.envelope.kind)”.")
            submitPort?.send(WireMessage(complaint, id: exchange), to: peer)
        }
    }

    func perform(_ actions: [UploadDesk.Action]) {
        for action in actions {
            switch action {
            case .pull(let peer, let exchange, let pull):
                submitPort?.send(WireMessage(pull, id: exchange), to: peer)
            case .decline(let peer, let exchange, let decline):
                logger.info("document declined", metadata: ["peer.id": "\(peer)", "reason": "\(decline.reason)"])
                submitPort?.send(WireMessage(decline, id: exchange), to: peer)
            case .accept(let peer, let exchange, let offer, let bytes):
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
        if case .taken(let intake) = acceptance { taken(intake) }
        return acceptance
    }

    private func accept(_ offer: Offer, _ bytes: [UInt8], exchange: UInt64, from peer: PeerID) async {
        var claim = offer.claim
        claim.node = settings.node
        watchers[offer.document, default: []].insert(peer)
        accepting[offer.document, default: Accepting()].count += 1
        defer { accepted(offer.document) }
        do {
            FailPoint.hit("ingest.before-accept")
            let acceptance = try await journal.accept(
                Submission(id: offer.document, bytes: bytes, claim: claim))
            FailPoint.hit("ingest.after-accept")
            switch acceptance {
            case .full(let seconds):
                let decline = Decline(reason: "The journal is full.", retryAfterSeconds: seconds)
                submitPort?.send(WireMessage(decline, id: exchange), to: peer)
            case .taken(let intake):
                try await answer(offer.document, intake, exchange: exchange, to: peer)
            }
        } catch let error as JournalError {
            submitPort?.send(
                WireMessage(Decline(reason: error.description, retryAfterSeconds: nil), id: exchange), to: peer)
        } catch {
            logger.error("document not taken", metadata: ["document": "\(offer.document)", "error": "\(error)"])
            let decline = Decline(
                reason: "The journal cannot be written now: \(error)",
                retryAfterSeconds: settings.journal.retryAfterSeconds)
            submitPort?.send(WireMessage(decline, id: exchange), to: peer)
        }
        perform(uploads.written(offer))
    }

    private func answer(_ document: DocumentID, _ intake: Acceptance.Intake, exchange: UInt64, to peer: PeerID)
        async throws
    {
        var note = ReceiptNote(document: document, receipt: intake.receipt, wasKnown: !intake.isNewDocument)
        if !intake.isNewDocument, let entry = try await journal.status(of: document), entry.status == .buried {
            note.receipt = nil
            note.failure = entry.failure
        }
        if let early = accepting[document]?.ended { note = early }
        submitPort?.send(WireMessage(note, id: exchange), to: peer)
        logger.debug(
            "document taken",
            metadata: ["document": "\(document)", "known": "\(!intake.isNewDocument)", "receipt": "\(intake.receipt)"])
        taken(intake)
    }

    private func taken(_ intake: Acceptance.Intake) {
        if intake.isNewDocument {
            recent.count("taken", now: now)
            refill()
        }
        if intake.isNewClaim { report() }
    }

    /// Tells everyone who follows the document what has become of it.
    func notify(_ document: DocumentID, receipt: Receipt?, failure: Failure? = nil) {
        let note = ReceiptNote(document: document, receipt: receipt, failure: failure)
        accepting[document]?.ended = note
        for peer in watchers.removeValue(forKey: document) ?? [] { submitPort?.send(WireMessage(note), to: peer) }
    }

    private func accepted(_ document: DocumentID) {
        accepting[document]?.count -= 1
        if accepting[document]?.count == 0 { accepting[document] = nil }
    }
}
