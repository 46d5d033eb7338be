import Documents
import Journal
import Links
import Messages

extension IngestProcess {
    func submitted(_ events: [AnsweringPort.Event]) {
        for event in events {
            switch event {
            case .joined: break
            case .gone(let peer):
                perform(uploads.gone(peer, now: seat.now))
                receipts.gone(peer)
            case .message(let peer, _, let message):
                do throws(WireError) {
                    try submitted(message, by: peer)
                } catch {
                    seat.world.oracle.blame("An ingest node does not understand a submitter: \(error).")
                }
            }
        }
    }

    private func submitted(_ message: WireMessage, by peer: PeerID) throws(WireError) {
        let exchange = message.envelope.id
        switch message.kind {
        case .offer:
            perform(uploads.offered(try message.decode(Offer.self), exchange: exchange, by: peer, now: seat.now))
        case .chunk:
            perform(
                uploads.received(
                    try seat.world.open(message, as: Chunk.self), message.raw, exchange: exchange, from: peer,
                    now: seat.now))
        default: throw .malformed("the submit socket does not serve “\(message.envelope.kind)”")
        }
    }

    func perform(_ actions: [UploadDesk.Action]) {
        for action in actions {
            switch action {
            case .pull(let peer, let exchange, let pull): say(WireMessage(pull, id: exchange), to: peer)
            case .decline(let peer, let exchange, let decline): say(WireMessage(decline, id: exchange), to: peer)
            case .accept(let peer, let exchange, let offer, let bytes):
                seat.soon { [self] in accept(offer, bytes, exchange: exchange, from: peer) }
            }
        }
    }

    private func accept(_ offer: Offer, _ bytes: [UInt8], exchange: UInt64, from peer: PeerID) {
        var claim = offer.claim
        claim.node = "n\(node)"
        receipts.submitted(offer.document, by: peer)
        let submission = Submission(id: offer.document, bytes: bytes, claim: claim)
        if seat.world.sabotage == .answerBeforeWrite {
            say(WireMessage(ReceiptNote(document: offer.document, receipt: .taken), id: exchange), to: peer)
        }
        let journal = journal
        seat.disk(isWrite: true) {
            try await journal.accept(submission)
        } then: { [self] result in
            switch result {
            case .success(.full(let seconds)):
                decline("The journal is full.", after: seconds, offer, exchange, peer)
            case .success(.taken(let intake)):
                answer(offer, intake, exchange: exchange, to: peer)
            case .failure(let error as JournalError):
                seat.world.oracle.blame("The journal refused a document: \(error).")
            case .failure(let error):
                decline("The journal cannot be written now: \(error)", after: 1, offer, exchange, peer)
            }
        }
    }

    private func decline(_ reason: String, after seconds: Int, _ offer: Offer, _ exchange: UInt64, _ peer: PeerID) {
        say(WireMessage(Decline(reason: reason, retryAfterSeconds: seconds), id: exchange), to: peer)
        receipts.declined(offer.document, by: peer)
        perform(uploads.written(offer, now: seat.now))
    }

    private func answer(_ offer: Offer, _ intake: Acceptance.Intake, exchange: UInt64, to peer: PeerID) {
        let note = ReceiptNote(document: offer.document, receipt: intake.receipt, wasKnown: !intake.isNewDocument)
        let journal = journal
        guard !intake.isNewDocument else { return answer(note, root: nil, offer, intake, exchange, peer) }
        seat.disk(isWrite: false) {
            try await journal.status(of: offer.document)
        } then: { [self] result in
            switch result {
            case .success(let entry):
                var note = note
                note.root = entry?.receipt == .settled ? entry?.settlement?.root : nil
                if let entry, entry.status == .buried {
                    note.receipt = nil
                    note.failure = entry.failure
                }
                answer(note, root: entry?.settlement?.root, offer, intake, exchange, peer)
            case .failure(let error):
                decline("The journal cannot be read now: \(error)", after: 1, offer, exchange, peer)
            }
        }
    }

    private func answer(
        _ composed: ReceiptNote, root: String?, _ offer: Offer, _ intake: Acceptance.Intake, _ exchange: UInt64,
        _ peer: PeerID
    ) {
        say(WireMessage(receipts.taken(composed, by: peer, root: root), id: exchange), to: peer)
        if intake.isNewDocument { grew() }
        if intake.isNewClaim { report() }
        perform(uploads.written(offer, now: seat.now))
    }

    /// Tells everyone who follows the document what has become of it.
    func notify(_ note: ReceiptNote) {
        let (peers, note) = receipts.ended(note)
        for peer in peers { say(WireMessage(note), to: peer) }
    }

    /// Sends to a submitter; every receipt goes past the oracle.
    func say(_ message: WireMessage, to peer: PeerID) {
        if message.kind == .receipt, let note = try? message.decode(ReceiptNote.self) {
            seat.world.hear(note, from: node)
        }
        submitted(submitPort.send(message, to: peer))
    }
}
