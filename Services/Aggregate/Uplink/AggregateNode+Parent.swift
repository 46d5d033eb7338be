import FailPoints
import Hosting
import Ledger
import Links
import Logging
import Messages
import NodeRuntime
import Places

/// The line to the node above: what this ledger hands up, and how far the root has it.
extension AggregateNode {
    /// Whether there is no node above.
    nonisolated var isRoot: Bool { settings.uplink.parent == nil }

    /// Connects to the parent, where there is one.
    func openParent() async throws {
        outboxHead = try await ledger.outboxHead()
        guard let parent = settings.uplink.parent else { return }
        let state = try await ledger.uplinkState()
        var progress = UplinkDesk.Progress()
        progress.handedUp = state.handedUp
        progress.settled = state.settled
        progress.root = state.root
        uplink = UplinkDesk(stream: ledger.stream, head: outboxHead, progress: progress)
        parentPort = try host.dealer(
            parent, link: "parent", server: settings.uplink.parentKey,
            hello: Hello(
                role: .aggregate, node: settings.node, name: "uplink",
                place: settings.place.map(PlaceCode.init(rawValue:)))
        ) { [self] event in fromParent(event) }
    }

    /// The ledger was written: what is new goes up. Nodes below are told what of theirs is settled: at the root all is, and
    /// elsewhere what a node hands up again, since it was put back from a backup, may have come to the root long ago.
    func grew() {
        reportAt = min(reportAt, host.clock.now + Self.newsPause)
        pace.stored(at: host.clock.now)
        tasks.begin()
        Task {
            do {
                outboxHead = max(outboxHead, try await ledger.outboxHead())
                if var desk = uplink {
                    let actions = desk.grew(to: outboxHead)
                    uplink = desk
                    perform(actions)
                }
                await tellSettled()
            } catch {
                logger.error("outbox not readable", metadata: ["error": "\(error)"])
            }
            tasks.end()
        }
    }

    /// How far the root has this ledger's outbox, and its name.
    var settled: (through: Int64, root: String?) {
        isRoot ? (outboxHead, settings.node) : (uplink?.progress.settled ?? 0, uplink?.progress.root)
    }

    /// At the root all is settled; what is kept of it lets go of the marks that are passed.
    func rootIsSettled() {
        guard outboxHead > settledHead else { return }
        settledHead = outboxHead
        let state = UplinkState(handedUp: settledHead, settled: settledHead, root: settings.node)
        keep { [ledger] in try await ledger.keep(state) }
    }

    func tickParent() {
        parentPort?.tick()
        parentQuestions.tick(now: host.clock.now)
        if let actions = uplink?.tick(now: host.clock.now) { perform(actions) }
    }

    private func fromParent(_ event: DealerPort.Event) {
        switch event {
        case .ready(let welcome):
            logger.info("parent reached", metadata: ["endpoint": "\(settings.uplink.parent ?? "")"])
            parentName = welcome.node
            if let actions = uplink?.connected(version: welcome.version) { perform(actions) }
            tellParent()
            askForCatalogue()
        case .lost:
            logger.warning("parent lost", metadata: ["endpoint": "\(settings.uplink.parent ?? "")"])
            uplink?.disconnected()
            parentQuestions.lost()
        case .refused(let complaint):
            logger.error(
                "parent refuses this node; it is asked again", metadata: ["reason": "\(complaint.reason)"])
            uplink?.disconnected()
            parentQuestions.lost()
        case .malformed(let error):
            logger.warning("message refused", metadata: ["socket": "uplink", "reason": "\(error)"])
        case .message(let message):
            do throws(WireError) {
                try fromParent(message)
            } catch {
                logger.warning("message not understood", metadata: ["socket": "uplink", "reason": "\(error)"])
            }
        }
    }

    private func fromParent(_ message: WireMessage) throws(WireError) {
        if parentQuestions.received(message) { return }
        switch message.kind {
        case .resume: perform(uplink?.received(try message.decode(Resume.self)) ?? [])
        case .handUpVerdicts: perform(uplink?.received(try message.decode(HandUpVerdicts.self)) ?? [])
        case .settled: perform(uplink?.received(try message.decode(Settled.self)) ?? [])
        case .catalogue: take(try message.decode(HandedCatalogue.self))
        case .error:
            let complaint = try message.decode(Complaint.self)
            logger.warning("parent cannot store now", metadata: ["reason": "\(complaint.reason)"])
            uplink?.unavailable(now: host.clock.now)
        default: throw .malformed("an uplink does not serve “\(message.envelope.kind)”")
        }
    }

    private func perform(_ actions: [UplinkDesk.Action]) {
        for action in actions {
            switch action {
            case .send(let message):
                FailPoint.hit("uplink.before-send")
                parentPort?.send(message)
                FailPoint.hit("uplink.after-send")
            case .load(let after): load(after: after)
            case .refused(let refusals):
                for refusal in refusals {
                    logger.error(
                        "parent refused a fact",
                        metadata: ["sequence": "\(refusal.sequence)", "reason": "\(refusal.reason)"])
                }
                keep { [ledger] in
                    try await ledger.keep(
                        refusals.map { HandUpRefusal(sequence: $0.sequence, reason: $0.reason) })
                }
            case .advanced(let progress):
                keep { [ledger] in
                    try await ledger.keep(
                        UplinkState(handedUp: progress.handedUp, settled: progress.settled, root: progress.root))
                }
                tasks.begin()
                Task {
                    await tellSettled()
                    tasks.end()
                }
            }
        }
    }

    private func load(after: Int64) {
        tasks.begin()
        Task {
            do {
                let page = try await ledger.outbox(
                    after: after, items: settings.uplink.batchItems, bytes: settings.uplink.batchBytes)
                let batch = HandUp(
                    stream: ledger.stream, after: page.after, through: page.through,
                    items: page.facts.map { HandUp.Item(sequence: $0.sequence, fact: $0.fact) })
                perform(uplink?.loaded(batch) ?? [])
            } catch {
                logger.error("outbox not readable", metadata: ["after": "\(after)", "error": "\(error)"])
                uplink?.notLoaded(now: host.clock.now)
            }
            tasks.end()
        }
    }

    /// Writes something that only people need; what cannot be written is said and forgotten.
    private func keep(_ work: @escaping @Sendable () async throws -> Void) {
        tasks.begin()
        Task {
            do {
                try await work()
            } catch {
                logger.error("ledger not written", metadata: ["error": "\(error)"])
            }
            tasks.end()
        }
    }
}
