import Documents
import Links
import Messages
import Observations

/// A reader: ``WorkBench``, ``FactOutbox``, and what `ExtractNode` does around them.
final class WorkerProcess: Process {
    private let seat: Seat
    private let edition: Edition
    private var workPort: AskingPort
    private var store: StoreLine
    private var bench: WorkBench
    /// The lease of each fact on its way to the ledger, by the line's key.
    private var tokens: [UInt64: UInt64] = [:]

    init(_ seat: Seat, name: String, worker: Schedule.Worker, workLine: Int, storeLine: Int) {
        self.seat = seat
        edition = worker.edition
        let hello = Hello(role: .extract, node: "n\(worker.ingest)", name: name, edition: worker.edition)
        workPort = AskingPort(seat, workLine, hello: hello)
        store = StoreLine(seat, line: storeLine, hello: hello)
        bench = WorkBench(creditBytes: 120, creditDocuments: worker.creditDocuments)
    }

    /// Whether it has a document, or a fact without a verdict.
    var holdsAnything: Bool { bench.count > 0 || store.openCount > 0 }

    func writable(_ socket: Network.Socket) {
        if socket == .store { settle(store.tick()) } else { take(workPort.tick()) }
    }

    func tick() {
        settle(store.tick())
        take(workPort.tick())
    }

    func asked(_ message: WireMessage, by peer: PeerID, on socket: Network.Socket) {}

    func answered(_ message: WireMessage, on socket: Network.Socket) {
        if socket == .store { settle(store.received(message)) } else { take(workPort.received(message)) }
    }

    private func take(_ events: [ClientSession.Event]) {
        for event in events {
            switch event {
            case .ready(let welcome): perform(bench.connected(welcome))
            case .lost: bench.disconnected()
            case .refused(let complaint): seat.world.oracle.blame("A reader was refused: \(complaint.reason).")
            case .message(let message): received(message)
            case .send, .keys: break
            }
        }
    }

    private func received(_ message: WireMessage) {
        do throws(WireError) {
            switch message.kind {
            case .lease: perform(bench.lent(try seat.world.open(message, as: Lease.self)))
            case .content: perform(bench.received(try seat.world.open(message, as: Content.self), message.raw))
            case .error: perform(bench.refused(message.envelope.id))
            default: break
            }
        } catch {
            seat.world.oracle.blame("A reader does not understand: \(error).")
        }
    }

    private func perform(_ actions: [WorkBench.Action]) {
        for action in actions {
            switch action {
            case .send(let message): workPort.send(message)
            case .read(let job): read(job)
            }
        }
    }

    private func read(_ job: WorkBench.Job) {
        guard let plan = seat.world.schedule.documents.first(where: { $0.id == job.lease.document }) else { return }
        if plan.bytes != job.bytes { seat.world.oracle.blame("A reader got other bytes of document \(plan.number).") }
        let isUnlucky = seat.world.dice(0...2) == 0
        if seat.world.sabotage == .completeWithoutVerdict, !plan.mustDie {
            perform(bench.stored(job.lease.token, edition: edition))
        }
        let (world, slot) = (seat.world, seat.slot)
        world.plan(
            .run(slot, incarnation: seat.incarnation) { [self] in finished(job.lease, plan, isUnlucky) },
            at: world.now + world.dice(1_000...400_000))
    }

    private func finished(_ lease: Lease, _ plan: DocumentPlan, _ isUnlucky: Bool) {
        switch plan.kind {
        case .poison: seat.world.crash(seat.slot, for: seat.world.dice(300_000...900_000))
        case .unreadable: failed(lease, Failure(stage: .decode, code: "not_text", reason: "No text.", mayHeal: false))
        case .moody where isUnlucky:
            failed(lease, Failure(stage: .read, code: "moody", reason: "Not now.", mayHeal: true))
        case .sound, .placeless, .moody, .refused:
            guard bench.holds(lease.token) || seat.world.sabotage == .completeWithoutVerdict else { return }
            tokens[store.send(.reading(reading: plan.reading(edition), claims: lease.claims))] = lease.token
        }
    }

    private func failed(_ lease: Lease, _ failure: Failure) {
        guard bench.holds(lease.token) else { return }
        perform(bench.failed(lease.token, failure))
    }

    private func settle(_ events: [StoreLine.Event]) {
        for event in events {
            guard case .settled(let key, let refusal) = event, let token = tokens.removeValue(forKey: key) else {
                continue
            }
            if let refusal {
                let failure = Failure(stage: .store, code: "refused", reason: refusal, mayHeal: false)
                perform(bench.failed(token, failure))
            } else {
                perform(bench.stored(token, edition: edition))
            }
        }
    }
}
