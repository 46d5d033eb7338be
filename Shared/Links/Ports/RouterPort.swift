import Messages
import ZeroMQ

/// The answering end of one socket: frames in, messages out, sessions kept by ``PeerTable``.
///
/// It lives on the reactor's thread with the actor that owns it, and does nothing but carry.
public final class RouterPort {
    /// What the owner is told.
    public enum Event {
        /// A peer said hello.
        case joined(PeerID, Hello)
        /// A peer is gone: silent for too long, or replaced by a newer connection under its name.
        case gone(PeerID)
        /// A message of a peer that said hello.
        case message(PeerID, Hello, WireMessage)
        /// Something was refused: of whom and why. For the log.
        case refused(PeerID, Refusal)
    }

    /// How a router's socket is set up: no high-water marks, since flow is held by credit; frames of a chunk and its header.
    public static func options(limits: LinkLimits, security: Security = .none) -> SocketOptions {
        var options = SocketOptions()
        options.security = security
        options.sendQueueMessages = 0
        options.receiveQueueMessages = 0
        options.largestFrameBytes = max(limits.chunkBytes, Parts.bodyBytes) + 4096
        options.linger = .milliseconds(500)
        return options
    }

    /// Where it listens, with the real port.
    public private(set) var endpoint: Endpoint
    private let socket: Socket
    var peers: PeerTable
    var ignored = IgnoredPeers()
    private var assemblers: [PeerID: PartsAssembler] = [:]
    let clock: LinkClock
    private let bodyLimit: Int
    private let time: () -> Int64?
    private let standing: (Multipart.Peer?) -> PeerStanding
    private let judge: (Hello) -> Complaint?
    private let number: Int
    let handle: (Event) -> Void
    private var lastBeat = Duration.zero
    private let reactor: Reactor
    private let guarded: DoorGuard
    private let failed: (ZeroMQError) -> Void
    /// How the connections of the endpoint are guarded; `nil` while the endpoint is not listened at.
    private var security: Security?

    /// Binds and begins to serve. On the reactor's thread only.
    ///
    /// - Parameters:
    ///   - number: which of the service's ports it is, where there are several for one purpose; it stands in every `PeerID`.
    ///   - bodyLimit: the longest body that is joined from parts, in bytes.
    ///   - guarded: how connections are guarded; a CURVE server needs the context's doorkeeper.
    ///   - time: the time of day in milliseconds since 1970, which is told in every welcome; `nil` tells none.
    ///   - standing: whose key a message came under, asked for every message: who is shut out is heard no more.
    ///   - judge: why somebody is not welcome whom the protocol allows; `nil` when they are.
    ///   - accepted: told who has connected, before the handshake.
    ///   - ended: told by whom a connection was that has ended, and why when its handshake had failed.
    ///   - handle: told what happens, on the reactor's thread.
    /// - Throws: `ZeroMQError` when the endpoint is taken or cannot be bound.
    public init(
        at endpoint: Endpoint, on reactor: Reactor, context: Context, peers: PeerTable, clock: LinkClock,
        number: Int = 0, bodyLimit: Int = 512 * 1024 * 1024, guarded: DoorGuard = .open,
        time: @escaping () -> Int64? = { nil },
        standing: @escaping (Multipart.Peer?) -> PeerStanding = { _ in .local },
        judge: @escaping (Hello) -> Complaint? = { _ in nil },
        failed: @escaping (ZeroMQError) -> Void,
        accepted: @escaping (_ peer: String) -> Void = { _ in },
        ended: @escaping (_ peer: String, HandshakeFailure?) -> Void = { _, _ in }, handle: @escaping (Event) -> Void
    ) throws(ZeroMQError) {
        self.peers = peers
        self.number = number
        self.clock = clock
        self.bodyLimit = bodyLimit
        self.handle = handle
        self.time = time
        self.standing = standing
        self.judge = judge
        self.reactor = reactor
        self.guarded = guarded
        self.failed = failed
        let security = guarded.security()
        self.security = security
        socket = try Socket(
            .router, context: context, options: Self.options(limits: peers.limits, security: security))
        try reactor.monitor(socket) { event in
            switch event {
            case .accepted(let peer): accepted(peer)
            case .disconnected(let peer, let failure): ended(peer, failure)
            default: break
            }
        }
        self.endpoint = try socket.bind(endpoint)
        try reactor.register(socket, receive: { [self] batch in receive(batch) }, failed: failed)
    }

    /// Whose key a connection came under; `nil` on this machine.
    public func identity(of peer: PeerID) -> PeerIdentity? { peers.identity(of: peer) }

    /// Sends a message, in parts when it is long. To a peer that is gone it is dropped: the peer will ask again.
    public func send(_ message: WireMessage, to peer: PeerID) {
        let version = peers.version(of: peer)
        for part in Parts.cut(message) {
            do throws(ZeroMQError) {
                try socket.send([peer.bytes] + part.speaking(version).frames)
            } catch {
                drop(peer)
                return
            }
        }
    }

    /// Time passed: heartbeats, peers that were silent for too long, another key. Call it a few times a second.
    public func tick() {
        if let security, security != guarded.security() { listenAnew() }
        let now = clock.now
        ignored.tick(now: now)
        for peer in peers.expire(now: now) {
            assemblers[peer] = nil
            handle(.gone(peer))
        }
        guard now - lastBeat >= .milliseconds(peers.limits.heartbeatMilliseconds) else { return }
        lastBeat = now
        let beat = WireMessage(Heartbeat(keys: guarded.keys()))
        for peer in peers.heartbeatTargets { send(beat, to: peer) }
    }

    /// Stops listening; what was sent still leaves.
    public func close() { socket.close() }

    func drop(_ peer: PeerID) {
        guard peers[peer] != nil else { return }
        peers.remove(peer)
        assemblers[peer] = nil
        handle(.gone(peer))
    }

    private func receive(_ batch: [Multipart]) {
        for multipart in batch {
            guard let address = multipart.frames.first else { continue }
            let peer = PeerID(address, port: number)
            let standing = standing(multipart.peer)
            guard !ignored.isIgnored(peer, now: clock.now) else {
                ignore(peer, source(of: peer, standing, multipart))
                continue
            }
            take(Array(multipart.frames.dropFirst()), from: peer, standing, multipart)
        }
    }

    private func take(_ frames: [[UInt8]], from peer: PeerID, _ standing: PeerStanding, _ multipart: Multipart) {
        let part: WireMessage
        do throws(WireError) {
            part = try WireMessage(frames: frames)
        } catch {
            return giveUp(peer, error, isGarbage: true, source(of: peer, standing, multipart))
        }
        let message: WireMessage
        do throws(WireError) {
            guard let whole = try assemblers[peer, default: PartsAssembler(limit: bodyLimit)].take(part) else {
                // A part is a sign of life. What stands against it is said when the message is whole.
                _ = outcome(of: WireMessage(Heartbeat()), from: peer, standing, multipart)
                return
            }
            message = whole
        } catch {
            // Of a message that was cut off by a restart the last parts may come, and these may be many: that is no garbage.
            return giveUp(peer, error, isGarbage: false, source(of: peer, standing, multipart))
        }
        switch outcome(of: message, from: peer, standing, multipart) {
        case .welcome(var welcome, let replaced):
            welcome.time = time()
            if let replaced {
                assemblers[replaced] = nil
                handle(.gone(replaced))
            }
            // A second hello of one connection ends what it held: its process lost the thread.
            handle(.gone(peer))
            send(WireMessage(welcome, id: message.envelope.id), to: peer)
            // It may be about to need them.
            if let keys = guarded.keys() { send(WireMessage(Heartbeat(keys: keys)), to: peer) }
            if let hello = peers[peer] { handle(.joined(peer, hello)) }
        case .serve(let hello):
            handle(.message(peer, hello, message))
        case .refuse(let complaint):
            send(WireMessage(complaint, id: message.envelope.id), to: peer)
            assemblers[peer] = nil
            // After a restart of this side every peer has to say hello again: nothing for the log.
            guard complaint.code != .helloFirst else { break }
            var source = source(of: peer, standing, multipart)
            if message.kind == .hello, let hello = try? message.decode(Hello.self) { source.name = hello.name }
            refused(peer, source, complaint, isGarbage: complaint.code == .malformed)
        case .nothing:
            if message.kind == .heartbeat, let identity = peers.identity(of: peer),
                let keys = (try? message.decode(Heartbeat.self))?.keys
            {
                guarded.confirmed(identity, keys)
            }
        }
    }

    /// What the sessions say to a message. The owner is told when it has ended the peer's own, as under a key that stands for another
    /// place now: nothing later would show that there was one.
    private func outcome(
        of message: WireMessage, from peer: PeerID, _ standing: PeerStanding, _ multipart: Multipart
    ) -> PeerTable.Outcome {
        let wasWelcome = peers[peer] != nil
        let outcome = peers.received(
            message, from: peer, standing: standing, origin: multipart.origin, now: clock.now, judge: judge)
        if wasWelcome, peers[peer] == nil { handle(.gone(peer)) }
        return outcome
    }
}

// MARK: - Another key

extension RouterPort {
    /// For how long the endpoint may stay taken, by the system or by somebody who was quicker.
    private static let listeningLimit = Duration.seconds(10)

    /// Listens under another key. The library gives up the connections that were made under the one before, so the peers make new
    /// ones, as after a line that broke.
    private func listenAnew() {
        let wanted = guarded.security()
        security = nil
        do throws(ZeroMQError) {
            try socket.unbind(endpoint)
            try socket.guardNextConnections(by: wanted)
        } catch {
            return failed(error)
        }
        listen(wanted, until: clock.now + Self.listeningLimit)
    }

    private func listen(_ wanted: Security, until limit: Duration) {
        guard !socket.isClosed else { return }
        do throws(ZeroMQError) {
            try socket.bind(endpoint)
            security = wanted
        } catch {
            guard error.code == .addressInUse, clock.now < limit else { return failed(error) }
            // The library gives the address back on a thread of its own.
            reactor.schedule(after: .milliseconds(5)) { [self] in listen(wanted, until: limit) }
        }
    }
}
