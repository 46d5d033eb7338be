import Links
import Messages

/// What one process of the world must do. It keeps nothing that survives it.
protocol Process: AnyObject {
    /// Time passed.
    func tick()
    /// The connection behind an asking socket is up.
    func writable(_ socket: Network.Socket)
    /// A message came to an answering socket.
    func asked(_ message: WireMessage, by peer: PeerID, on socket: Network.Socket)
    /// A message came to an asking socket.
    func answered(_ message: WireMessage, on socket: Network.Socket)
}

/// What every process knows of its world: its place in it, time, disk, connections.
struct Seat {
    unowned let world: World
    let slot: Int
    let incarnation: Int

    var now: Duration { world.now.duration }

    /// Does something a little later, as a task on the process's actor does.
    func soon(_ body: @escaping () -> Void) {
        world.plan(.run(slot, incarnation: incarnation, body), at: world.now + world.dice(0...300))
    }

    /// Asks the store. Writes are done in the order in which they are asked, reads whenever; answers come in any order.
    func disk<Answer>(
        isWrite: Bool, _ work: @escaping () async throws -> Answer,
        then: @escaping (Result<Answer, any Error>) -> Void
    ) {
        let world = world
        var moment = world.now + world.dice(100...8_000)
        if isWrite {
            moment = max(moment, world.slots[slot].diskFreeAt)
            world.slots[slot].diskFreeAt = moment
        }
        let (slot, incarnation) = (slot, incarnation)
        world.plan(
            .work(slot, incarnation: incarnation) {
                let result: Result<Answer, any Error>
                do {
                    if world.slots[slot].brokenDiskUntil > world.now { throw DiskFailure() }
                    result = .success(try await work())
                } catch {
                    result = .failure(error)
                }
                world.plan(
                    .run(slot, incarnation: incarnation) { then(result) }, at: world.now + world.dice(10...3_000))
            }, at: moment)
    }
}

/// The disk of a store cannot be written or read now.
struct DiskFailure: Error {}

/// The asking end of a line: does what `DealerPort` does, without frames.
struct AskingPort {
    private let seat: Seat
    private let line: Int
    private(set) var session: ClientSession

    init(_ seat: Seat, _ line: Int, hello: Hello) {
        self.seat = seat
        self.line = line
        session = ClientSession(hello: hello, now: seat.now)
    }

    mutating func send(_ message: WireMessage) {
        session.sent(now: seat.now)
        seat.world.ask(message, on: line)
    }

    /// What the owner must be told.
    mutating func tick() -> [ClientSession.Event] { carryOut(session.tick(now: seat.now)) }
    mutating func received(_ message: WireMessage) -> [ClientSession.Event] {
        carryOut(session.received(message, now: seat.now))
    }

    private mutating func carryOut(_ events: [ClientSession.Event]) -> [ClientSession.Event] {
        events.filter { event in
            guard case .send(let message) = event else { return true }
            send(message)
            return false
        }
    }
}

/// The answering end of a socket: does what `RouterPort` does, without frames.
struct AnsweringPort {
    enum Event {
        case joined(PeerID, Hello)
        case gone(PeerID)
        case message(PeerID, Hello, WireMessage)
    }

    private static let heartbeat = WireMessage(Heartbeat())

    private let seat: Seat
    private var peers: PeerTable
    private var lastBeat = Duration.zero

    init(_ seat: Seat, role: Role, node: String, limits: LinkLimits) {
        self.seat = seat
        peers = PeerTable(role: role, node: node, limits: limits)
    }

    mutating func tick() -> [Event] {
        var events = peers.expire(now: seat.now).map(Event.gone)
        guard seat.now - lastBeat >= .milliseconds(peers.limits.heartbeatMilliseconds) else { return events }
        lastBeat = seat.now
        for peer in peers.heartbeatTargets { events += send(Self.heartbeat, to: peer) }
        return events
    }

    mutating func received(_ message: WireMessage, from peer: PeerID) -> [Event] {
        switch peers.received(message, from: peer, now: seat.now) {
        case .welcome(let welcome, let replaced):
            var events: [Event] = replaced.map { [.gone($0)] } ?? []
            events.append(.gone(peer))
            events += send(WireMessage(welcome, id: message.envelope.id), to: peer)
            if let hello = peers[peer] { events.append(.joined(peer, hello)) }
            return events
        case .serve(let hello): return [.message(peer, hello, message)]
        case .refuse(let complaint): return send(WireMessage(complaint, id: message.envelope.id), to: peer)
        case .nothing: return []
        }
    }

    /// Sends; to a peer that is gone it is dropped, and whoever cares is told.
    mutating func send(_ message: WireMessage, to peer: PeerID) -> [Event] {
        guard !seat.world.answer(message, to: peer), peers[peer] != nil else { return [] }
        peers.remove(peer)
        return [.gone(peer)]
    }
}
