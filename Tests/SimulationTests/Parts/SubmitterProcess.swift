import Documents
import Links
import Messages

/// Somebody who hands documents in: ``SubmissionDesk`` and what `SubmissionClient` does around it.
///
/// It is given its documents again whenever it is started; they lie on its disk.
final class SubmitterProcess: Process {
    private let seat: Seat
    private var port: AskingPort
    private(set) var desk: SubmissionDesk
    /// The documents of the items.
    private var plans: [DocumentPlan] = []

    init(_ seat: Seat, line: Int) {
        self.seat = seat
        // Some follow their documents to the root.
        desk = SubmissionDesk(until: line.isMultiple(of: 2) ? .settled : .stored)
        port = AskingPort(seat, line, hello: Hello(role: .submitter, node: "", name: "submitter"))
    }

    func add(_ plan: DocumentPlan, _ claim: Claim) {
        plans.append(plan)
        perform(desk.add(SubmissionDesk.Item(document: plan.id, bytes: plan.bytes.count, claim: claim)))
    }

    func writable(_ socket: Network.Socket) { tick() }

    func tick() {
        take(port.tick())
        perform(desk.tick(now: seat.now))
    }

    func asked(_ message: WireMessage, by peer: PeerID, on socket: Network.Socket) {}

    func answered(_ message: WireMessage, on socket: Network.Socket) { take(port.received(message)) }

    private func take(_ events: [ClientSession.Event]) {
        for event in events {
            switch event {
            case .ready(let welcome):
                if seat.world.sabotage == .offerOnce, desk.states.contains(where: { $0 != .waiting }) {
                    continue
                }
                perform(desk.connected(welcome, now: seat.now))
            case .lost: desk.disconnected()
            case .refused(let complaint): seat.world.oracle.blame("A submitter was refused: \(complaint.reason).")
            case .message(let message): received(message)
            case .send, .keys: break
            }
        }
    }

    private func received(_ message: WireMessage) {
        do throws(WireError) {
            perform(try desk.received(message, now: seat.now))
        } catch {
            seat.world.oracle.blame("A submitter does not understand: \(error).")
        }
    }

    private func perform(_ actions: [SubmissionDesk.Action]) {
        for action in actions {
            switch action {
            case .send(let message): port.send(message)
            case .changed(let index, let state):
                seat.world.say("\(seat.world.slots[seat.slot].member): document \(plans[index].number) is \(state)")
            case .upload(let index, let exchange, let pull, let chunkBytes): upload(index, exchange, pull, chunkBytes)
            }
        }
    }

    private func upload(_ index: Int, _ exchange: UInt64, _ pull: Pull, _ chunkBytes: Int) {
        for offset in stride(from: pull.offset, to: pull.offset + pull.length, by: max(1, chunkBytes)) {
            let end = min(offset + chunkBytes, pull.offset + pull.length)
            port.send(
                seat.world.letter(Chunk(offset: offset), id: exchange, raw: Array(plans[index].bytes[offset..<end])))
        }
    }
}
