import Documents
import FailPoints
import Hosting
import Journal
import Links
import Logging
import Messages
import NodeRuntime

/// A forwarder: what is taken in here is read at the node above, which says how far it has come.
///
/// The journal is all that is kept: a claim is reported when the node above has it, a document waits until that has stored
/// it. So a kill at any moment costs nothing but saying something twice.
extension IngestNode {
    /// The edition that is written down for a reading whose edition the node above did not tell.
    private static let unknownEdition = "0.0.0"

    /// Whether documents are handed on instead of being lent to readers here.
    nonisolated var isForwarder: Bool { settings.forward.parent != nil }

    /// Connects to the node above, where documents are handed on.
    func openParent() throws(StartError) {
        guard let parent = settings.forward.parent else { return }
        parentPort = try host.dealer(
            parent, link: "parent", server: settings.forward.parentKey,
            hello: Hello(role: .ingest, node: settings.node, name: "forward")
        ) { [self] event in fromParent(event) }
    }

    private func fromParent(_ event: DealerPort.Event) {
        let parent = settings.forward.parent ?? ""
        parentHeardAt = now
        switch event {
        case .ready(let welcome):
            logger.info("parent reached", metadata: ["endpoint": "\(parent)"])
            perform(forward.connected(welcome, now: now))
            handOn()
        case .lost:
            logger.warning("parent lost", metadata: ["endpoint": "\(parent)"])
            forward.disconnected()
        case .refused(let complaint):
            logger.error("parent refuses this node; it is asked again", metadata: ["reason": "\(complaint.reason)"])
            forward.disconnected()
        case .malformed(let error):
            logger.warning("message refused", metadata: ["socket": "forward", "reason": "\(error)"])
        case .message(let message):
            guard !isDraining else { return }
            do throws(WireError) {
                if message.kind == .error {
                    let complaint = try message.decode(Complaint.self)
                    logger.warning("parent does not serve a message", metadata: ["reason": "\(complaint.reason)"])
                }
                perform(try forward.received(message, now: now))
            } catch {
                logger.warning("message not understood", metadata: ["socket": "forward", "reason": "\(error)"])
            }
            handOn()
        }
    }

    /// How long ago the node above was last reached, in whole seconds; 0 while it is.
    var parentSilentSeconds: Int {
        parentPort?.isReady == true ? 0 : Int((now - parentHeardAt).components.seconds)
    }

    func tickParent() {
        parentPort?.tick()
        if isForwarder, !isDraining { perform(forward.tick(now: now)) }
    }

    private func perform(_ actions: [ForwardDesk.Action]) {
        for action in actions {
            switch action {
            case .send(let message):
                FailPoint.hit("forward.before-send")
                parentPort?.send(message)
                FailPoint.hit("forward.after-send")
            case .upload(let document, let exchange, let pull, let chunkBytes):
                begin { try await $0.upload(document, exchange, pull, chunkBytes) }
            case .handedIn(let offering, let note):
                begin { node in
                    FailPoint.hit("forward.before-report")
                    try await node.reported(offering.fact)
                    FailPoint.hit("forward.after-report")
                    try await node.keep(note)
                }
            case .refused(let offering, let reason):
                logger.warning(
                    "parent refused a document", metadata: ["document": "\(offering.document)", "reason": "\(reason)"])
                let failure = Failure(stage: .ingest, code: "refused_above", reason: reason, mayHeal: false)
                begin { node in
                    try await node.reported(offering.fact)
                    try await node.bury(offering.document, failure)
                }
            case .heard(let note): begin { try await $0.keep(note) }
            case .list(let after): list(after)
            case .missing(let documents): begin { try await $0.offerAgain(documents) }
            }
        }
    }

    /// Works on the journal; what fails is done again after the next question to the node above.
    private func begin(_ work: @escaping (isolated IngestNode) async throws -> Void) {
        tasks.begin()
        Task {
            do {
                try await work(self)
            } catch {
                logger.error("journal not written", metadata: ["error": "\(error)"])
            }
            handOn()
            tasks.end()
        }
    }

    // MARK: Upward

    /// Brings claims that the node above has not got to the desk, whenever half of its window is open: not with every
    /// receipt, since each time the claims that are under way are read again.
    func handOn() {
        guard isForwarder, !isReporting, !isDraining, forward.room >= ForwardDesk.window / 2 else { return }
        isReporting = true
        tasks.begin()
        Task {
            do {
                let known = forward.openFacts.union(factsBeingReported)
                var offerings: [ForwardDesk.Offering] = []
                for fact in try await journal.unreportedFacts(limit: known.count + forward.room)
                where !known.contains(fact.sequence) {
                    switch fact.event {
                    // What cannot be read the node above knows: it said so.
                    case .burial: try await journal.markReported([fact.sequence])
                    case .claim(let claim):
                        guard let entry = try await journal.status(of: fact.document) else { continue }
                        offerings.append(
                            ForwardDesk.Offering(
                                document: fact.document, bytes: entry.byteCount, claim: claim, fact: fact.sequence))
                    }
                }
                // Some may have been reported while they were brought.
                perform(forward.add(offerings.filter { !isBeingReported($0) }, now: now))
            } catch {
                logger.error("journal not readable", metadata: ["error": "\(error)"])
            }
            isReporting = false
            tasks.end()
        }
    }

    private func isBeingReported(_ offering: ForwardDesk.Offering) -> Bool {
        offering.fact.map(factsBeingReported.contains) ?? false
    }

    private func reported(_ fact: Int64?) async throws {
        guard let fact else { return }
        factsBeingReported.insert(fact)
        defer { factsBeingReported.remove(fact) }
        try await journal.markReported([fact])
    }

    private func upload(_ document: DocumentID, _ exchange: UInt64, _ pull: Pull, _ chunkBytes: Int) async throws {
        do {
            var offset = pull.offset
            let end = pull.offset + max(0, pull.length)
            while offset < end {
                let bytes = try await journal.content(
                    of: document, offset: offset, length: min(max(1, chunkBytes), end - offset))
                guard !bytes.isEmpty else { break }
                parentPort?.send(WireMessage(Chunk(offset: offset), id: exchange, raw: bytes))
                offset += bytes.count
            }
        } catch let error as JournalError {
            logger.error("content damaged", metadata: ["document": "\(document)", "error": "\(error)"])
            guard let offering = forward.withdrawn(exchange) else { return }
            try await reported(offering.fact)
            try await bury(document, error.contentFailure)
        } catch {
            forward.unreadable(exchange, now: now)
            throw error
        }
    }

    private func list(_ after: Int64) {
        tasks.begin()
        Task {
            do {
                let page = try await journal.unsettled(after: after, among: ForwardDesk.pageSize)
                let handedIn = page.items.filter(\.isReported).map(\.id)
                perform(forward.listed(handedIn, next: page.next, now: now))
            } catch {
                logger.error("journal not readable", metadata: ["error": "\(error)"])
                forward.notListed(now: now)
            }
            tasks.end()
        }
    }

    /// The document was buried here for its damaged bytes, which are whole again.
    func offerMended(_ document: DocumentID) { begin { try await $0.offerAgain([document]) } }

    private func offerAgain(_ documents: [DocumentID]) async throws {
        var offerings: [ForwardDesk.Offering] = []
        for document in documents {
            guard let entry = try await journal.status(of: document), !entry.isPurged else { continue }
            offerings += entry.claims.map {
                ForwardDesk.Offering(document: document, bytes: entry.byteCount, claim: $0, fact: nil)
            }
        }
        if !offerings.isEmpty {
            logger.notice("documents unknown to the parent", metadata: ["documents": "\(documents.count)"])
        }
        perform(forward.add(offerings, now: now))
    }

    // MARK: Downward

    /// Writes down what the node above said of a document, then tells who waits for it.
    private func keep(_ note: ReceiptNote) async throws {
        guard let entry = try await journal.status(of: note.document) else { return }
        switch note.receipt {
        case .taken?: return
        case nil:
            guard let failure = note.failure, entry.status == .pending else { return }
            try await bury(note.document, failure)
        case .stored?, .settled?:
            if entry.status != .stored {
                try await journal.complete(note.document, edition: note.edition ?? Self.unknownEdition)
                recent.count("stored", now: now)
                notify(ReceiptNote(document: note.document, receipt: .stored, edition: note.edition))
            }
            guard note.receipt == .settled, let root = note.root, entry.settlement?.root != root else { return }
            let cursor = try await journal.settlementCursor()
            guard try await !journal.settle([note.document], root: root, cursor: cursor).isEmpty else { return }
            recent.count("settled", now: now)
            tellSettled(note.document, root: root)
        }
    }

    private func bury(_ document: DocumentID, _ failure: Failure) async throws {
        if failure.isSecret {
            // The node above has found the mark; what was handed on lies in its quarantine, and this copy in ours.
            try await journal.quarantine(document, failure)
            return notify(ReceiptNote(document: document, receipt: nil, failure: failure))
        }
        try await journal.bury(document, failure)
        guard let entry = try await journal.status(of: document), entry.status == .buried else { return }
        recent.count("dead", now: now)
        notify(ReceiptNote(document: document, receipt: nil, failure: failure))
    }
}
