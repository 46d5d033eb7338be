import Links
import Messages

/// The ledger's process: what `AggregateNode` does at its store socket.
final class LedgerProcess: Process {
    private let seat: Seat
    private var port: AnsweringPort
    /// How far the outbox has come to the root, of which this ledger is a node below; it lags by a tick.
    private var settledThrough = 0

    init(_ seat: Seat) {
        self.seat = seat
        port = AnsweringPort(seat, role: .aggregate, node: "n", limits: IngestProcess.limits)
    }

    func writable(_ socket: Network.Socket) {}
    func answered(_ message: WireMessage, on socket: Network.Socket) {}

    func tick() {
        take(port.tick())
        settledThrough = seat.world.ledger.outbox.count
    }

    func asked(_ message: WireMessage, by peer: PeerID, on socket: Network.Socket) {
        take(port.received(message, from: peer))
    }

    private func take(_ events: [AnsweringPort.Event]) {
        for case .message(let peer, _, let message) in events {
            do throws(WireError) {
                try serve(message, to: peer)
            } catch {
                seat.world.oracle.blame("The ledger does not understand a service: \(error).")
            }
        }
    }

    private func serve(_ message: WireMessage, to peer: PeerID) throws(WireError) {
        let id = message.envelope.id
        switch message.kind {
        case .facts: store(try seat.world.open(message, as: Facts.self), id: id, for: peer)
        case .askReceipts:
            take(
                port.send(
                    seat.world.letter(receipts(try seat.world.open(message, as: AskReceipts.self)), id: id), to: peer))
        default: throw .malformed("the store socket does not serve “\(message.envelope.kind)”")
        }
    }

    /// What the root has: at every other node at once, as if this one were the root.
    private func receipts(_ ask: AskReceipts) -> Receipts {
        let ledger = seat.world.ledger
        let through = seat.world.schedule.seed.isMultiple(of: 2) ? ledger.outbox.count : settledThrough
        let after = ask.stream == ledger.stream ? Int(ask.after) : 0
        if let named = ask.documents {
            let settled = named.filter { ledger.outbox.prefix(through).contains($0) }
            return Receipts(stream: ledger.stream, through: Int64(after), root: "root", documents: settled)
        }
        guard through > after else {
            return Receipts(stream: ledger.stream, through: Int64(after), root: "root", documents: [])
        }
        return Receipts(
            stream: ledger.stream, through: Int64(through), root: "root",
            documents: Array(ledger.outbox[after..<through]))
    }

    private func store(_ facts: Facts, id: UInt64, for peer: PeerID) {
        let world = seat.world
        if world.sabotage == .verdictBeforeCommit {
            let items = facts.items.map { Verdicts.Item(key: $0.key, refusal: nil) }
            take(port.send(world.letter(Verdicts(items: items), id: id), to: peer))
        }
        seat.disk(isWrite: true) {
            world.store(facts.items.map(\.fact))
        } then: { [self] result in
            switch result {
            case .success(let refusals):
                let items = zip(facts.items, refusals).map { Verdicts.Item(key: $0.key, refusal: $1) }
                take(port.send(world.letter(Verdicts(items: items), id: id), to: peer))
            case .failure(let error):
                take(port.send(WireMessage(Complaint(.unavailable, "\(error)"), id: id), to: peer))
            }
        }
    }
}
