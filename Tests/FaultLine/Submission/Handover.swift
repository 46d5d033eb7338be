import Documents
import Links
import Messages
import ZeroMQ

/// One connection that hands documents in and writes down every promise it hears. Lives on a reactor's thread.
///
/// It is written apart from the product's own submitter on purpose: what was promised once is not offered again when
/// only *taken* is waited for, so that a document that the other side has lost stays lost, and is missed.
final class Handover {
    private let documents: [InventedDocument]
    private let goal: Receipt
    private let reactor: Reactor
    private let clock: LinkClock
    private let tally: Tally?
    private let declines: Tally?
    private let changed: () -> Void
    private var port: DealerPort?
    private var chunkBytes = 256 * 1024
    private(set) var outcomes: [Outcome]
    /// Where each document stands, since one may be handed in with several claims.
    private let places: [DocumentID: [Int]]
    /// How many have not reached the goal.
    private var openCount: Int

    init(
        _ documents: [InventedDocument], goal: Receipt, reactor: Reactor, clock: LinkClock, tally: Tally?,
        declines: Tally?, changed: @escaping () -> Void
    ) {
        self.documents = documents
        self.goal = goal
        self.reactor = reactor
        self.clock = clock
        self.tally = tally
        self.declines = declines
        self.changed = changed
        outcomes = documents.map { Outcome(document: $0.id, claim: $0.claim) }
        places = Dictionary(grouping: documents.indices) { documents[$0].id }
        openCount = documents.count
    }

    /// Connects as a submitter of the same machine, or with an identity as a forwarder.
    func connect(
        to endpoint: Endpoint, name: String, as identity: Identity?, context: Context,
        failed: @escaping (any Error) -> Void
    ) throws {
        let hello =
            identity.map { Hello(role: .ingest, node: $0.node, name: name) }
            ?? Hello(role: .submitter, node: "", name: name)
        port = try DealerPort(
            to: endpoint, on: reactor, context: context, hello: hello, clock: clock,
            guarded: .always(identity.map { .curveClient(keys: $0.keys, server: $0.server) } ?? .none), failed: failed
        ) { [self] event in handle(event, failed) }
    }

    func tick() { port?.tick() }

    func close() { port?.close() }

    var isDone: Bool { openCount == 0 }

    private func update(_ index: Int, _ change: (inout Outcome) -> Void) {
        let wasOpen = !outcomes[index].hasReached(goal)
        change(&outcomes[index])
        if wasOpen, outcomes[index].hasReached(goal) { openCount -= 1 }
    }

    private func handle(_ event: DealerPort.Event, _ failed: (any Error) -> Void) {
        switch event {
        case .ready(let welcome):
            chunkBytes = welcome.limits.chunkBytes
            for index in outcomes.indices { offer(index) }
        case .lost, .malformed: break
        case .refused(let complaint): failed(LinkError.refused(endpoint: "submit", complaint))
        case .message(let message):
            do {
                try received(message)
            } catch {
                failed(error)
            }
        }
    }

    private func offer(_ index: Int) {
        guard !outcomes[index].hasReached(goal) else { return }
        let document = documents[index]
        let offer = Offer(document: document.id, bytes: document.bytes.count, claim: document.claim)
        port?.send(WireMessage(offer, id: UInt64(index + 1)))
    }

    private func received(_ message: WireMessage) throws {
        let index = Int(message.envelope.id) - 1
        switch message.kind {
        case .pull where documents.indices.contains(index): send(try message.decode(Pull.self), of: index)
        case .decline where documents.indices.contains(index): declined(try message.decode(Decline.self), index)
        case .receipt:
            let note = try message.decode(ReceiptNote.self)
            // Id 0: news of a document that was taken before.
            let told =
                index < 0
                ? (places[note.document] ?? []).filter { outcomes[$0].promise != nil }
                : outcomes.indices.contains(index) ? [index] : []
            for index in told {
                update(index) { $0.hear(note, isAnswer: message.envelope.id > 0) }
                tally?.add()
            }
            changed()
        default: break
        }
    }

    private func send(_ pull: Pull, of index: Int) {
        var offset = pull.offset
        while offset < pull.offset + pull.length {
            let end = min(offset + chunkBytes, pull.offset + pull.length)
            let bytes = Array(documents[index].bytes[offset..<end])
            port?.send(WireMessage(Chunk(offset: offset), id: UInt64(index + 1), raw: bytes))
            offset = end
        }
    }

    private func declined(_ decline: Decline, _ index: Int) {
        update(index) { $0.declines.append(decline.reason) }
        if let seconds = decline.retryAfterSeconds {
            reactor.schedule(after: .seconds(seconds)) { [self] in offer(index) }
        } else {
            update(index) { $0.isRefused = true }
        }
        tally?.add()
        declines?.add()
        changed()
    }
}
