import Links
import Messages

/// The ledger's process: what `AggregateNode` does at its store socket.
final class LedgerProcess: Process {
    private let seat: Seat
    private var port: AnsweringPort

    init(_ seat: Seat) {
        self.seat = seat
        port = AnsweringPort(seat, role: .aggregate, node: "n", limits: IngestProcess.limits)
    }

    func writable(_ socket: Network.Socket) {}
    func answered(_ message: WireMessage, on socket: Network.Socket) {}
    func tick() { take(port.tick()) }

    func asked(_ message: WireMessage, by peer: PeerID, on socket: Network.Socket) {
        take(port.received(message, from: peer))
    }

    private func take(_ events: [AnsweringPort.Event]) {
        for event in events {
            guard case .message(let peer, _, let message) = event else { continue }
            guard message.kind == .facts, let facts = try? message.decode(Facts.self) else {
                seat.world.oracle.blame("The ledger was told \(message.envelope.kind).")
                continue
            }
            store(facts, id: message.envelope.id, for: peer)
        }
    }

    private func store(_ facts: Facts, id: UInt64, for peer: PeerID) {
        let world = seat.world
        if world.sabotage == .verdictBeforeCommit {
            let items = facts.items.map { Verdicts.Item(key: $0.key, refusal: nil) }
            take(port.send(WireMessage(Verdicts(items: items), id: id), to: peer))
        }
        seat.disk(isWrite: true) {
            world.store(facts.items.map(\.fact))
        } then: { [self] result in
            switch result {
            case .success(let refusals):
                let items = zip(facts.items, refusals).map { Verdicts.Item(key: $0.key, refusal: $1) }
                take(port.send(WireMessage(Verdicts(items: items), id: id), to: peer))
            case .failure(let error):
                take(port.send(WireMessage(Complaint(.unavailable, "\(error)"), id: id), to: peer))
            }
        }
    }
}
