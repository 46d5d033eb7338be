import Links
import Messages
import Seeds
import Testing

/// The way up over a line that loses messages, to a parent that is put back to older copies.
@Suite struct UplinkDeskTests {
    /// A parent that takes batches in order, and an outbox that grows.
    private struct World {
        var desk: UplinkDesk
        var head: Int64
        var received: Int64 = 0
        /// Which numbers the parent has, each once however often it came.
        var stored: Set<Int64> = []
        var toParent: [WireMessage] = []
        var toChild: [WireMessage] = []
        var now = Duration.zero
        var isConnected = false

        mutating func perform(_ actions: [UplinkDesk.Action], _ random: inout SeededGenerator) {
            for action in actions {
                switch action {
                case .send(let message): toParent.append(message)
                case .load(let after):
                    if Int.random(in: 0..<20, using: &random) == 0 {
                        desk.notLoaded(now: now)
                        continue
                    }
                    let through = min(head, after + Int64.random(in: 1...4, using: &random))
                    let batch = HandUp(stream: "s", after: after, through: through, items: [])
                    perform(desk.loaded(batch), &random)
                case .refused, .advanced: break
                }
            }
        }

        mutating func parentHears() throws {
            let message = toParent.removeFirst()
            switch message.kind {
            case .askResume: toChild.append(WireMessage(Resume(stream: "s", after: received)))
            case .handUp:
                let batch = try message.decode(HandUp.self)
                guard batch.after <= received else {
                    toChild.append(WireMessage(Resume(stream: "s", after: received)))
                    return
                }
                for number in (batch.after + 1)...batch.through { stored.insert(number) }
                received = max(received, batch.through)
                toChild.append(WireMessage(HandUpVerdicts(stream: "s", through: batch.through, refusals: [])))
            default: Issue.record("the parent hears \(message.envelope.kind)")
            }
        }

        mutating func childHears(_ random: inout SeededGenerator) throws {
            let message = toChild.removeFirst()
            switch message.kind {
            case .resume: perform(desk.received(try message.decode(Resume.self)), &random)
            case .handUpVerdicts: perform(desk.received(try message.decode(HandUpVerdicts.self)), &random)
            default: Issue.record("the child hears \(message.envelope.kind)")
            }
        }

        mutating func connect(_ random: inout SeededGenerator) {
            isConnected = true
            perform(desk.connected(), &random)
        }

        /// Everything that is under way is lost.
        mutating func cut() {
            isConnected = false
            toParent = []
            toChild = []
            desk.disconnected()
        }
    }

    @Test func batch_forAParentOfTheVersionBefore_isWrittenInItsForm() throws {
        var desk = UplinkDesk(stream: "s", head: 1)
        _ = desk.connected(version: 1)
        _ = desk.received(Resume(stream: "s", after: 0))
        let actions = desk.loaded(HandUp(stream: "s", after: 0, through: 1, items: []))
        guard case .send(let message)? = actions.first else {
            Issue.record("nothing is sent")
            return
        }
        #expect(message.envelope.v == 1)
        #expect(message.kind == .handUp)
    }

    @Test(arguments: 1...60)
    func outbox_overABadLine_arrivesWhole(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var world = World(desk: UplinkDesk(stream: "s", head: 0), head: 0)
        for step in 0..<600 {
            world.now += .milliseconds(100)
            switch Int.random(in: 0..<40, using: &random) {
            case 0...7 where step < 400:
                world.head += Int64.random(in: 1...3, using: &random)
                world.perform(world.desk.grew(to: world.head), &random)
            case 8: world.cut()
            case 9 where step < 400:
                // Put back to an older copy: what came since is lost, and the line breaks with it.
                world.received = Int64.random(in: 0...world.received, using: &random)
                world.stored = world.stored.filter { $0 <= world.received }
                world.cut()
            case 10...20 where !world.toParent.isEmpty: try world.parentHears()
            case 21...30 where !world.toChild.isEmpty: try world.childHears(&random)
            case 31: if !world.isConnected { world.connect(&random) }
            default: world.perform(world.desk.tick(now: world.now), &random)
            }
        }
        if !world.isConnected { world.connect(&random) }
        for _ in 0..<2_000 where world.desk.lag > 0 || !world.toParent.isEmpty || !world.toChild.isEmpty {
            world.now += .milliseconds(500)
            world.perform(world.desk.tick(now: world.now), &random)
            if !world.toParent.isEmpty { try world.parentHears() }
            if !world.toChild.isEmpty { try world.childHears(&random) }
        }
        #expect(world.desk.lag == 0)
        #expect(world.stored == Set(world.head > 0 ? Array(1...world.head) : []))
    }

    @Test func batches_underWay_areBounded() {
        var desk = UplinkDesk(stream: "s", head: 1_000)
        _ = desk.connected()
        var actions = desk.received(Resume(stream: "s", after: 0))
        var sent = 0
        while case .load(let after)? = actions.last {
            actions = desk.loaded(HandUp(stream: "s", after: after, through: after + 1, items: []))
            sent += 1
        }
        #expect(sent == UplinkDesk.window)
        let next = desk.received(HandUpVerdicts(stream: "s", through: 2, refusals: []))
        #expect(next.contains { if case .load(after: 4) = $0 { true } else { false } })
    }

    @Test func promise_ofTheRoot_isNotTakenBack() {
        var desk = UplinkDesk(stream: "s", head: 9)
        _ = desk.received(Settled(stream: "s", through: 7, root: "province"))
        #expect(desk.received(Settled(stream: "s", through: 5, root: "province")).isEmpty)
        #expect(desk.progress.settled == 7)
        #expect(desk.received(Settled(stream: "other", through: 9, root: "province")).isEmpty)
        // Another root has its own.
        _ = desk.received(Settled(stream: "s", through: 3, root: "elsewhere"))
        #expect(desk.progress.settled == 3 && desk.progress.root == "elsewhere")
    }

    @Test func parent_thatCannotStore_isAskedAgainAfterAPause() {
        var desk = UplinkDesk(stream: "s", head: 3)
        _ = desk.connected()
        let load = desk.received(Resume(stream: "s", after: 0))
        #expect(load.contains { if case .load(after: 0) = $0 { true } else { false } })
        _ = desk.loaded(HandUp(stream: "s", after: 0, through: 3, items: []))
        desk.unavailable(now: .seconds(1))
        #expect(desk.tick(now: .seconds(2)).isEmpty)
        #expect(desk.tick(now: .seconds(3)).count == 1, "from where on is asked again")
    }
}
