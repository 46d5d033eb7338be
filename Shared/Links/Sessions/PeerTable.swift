import Messages
import Places

/// The answering side's view of who is connected: a pure state machine.
///
/// A connection counts from its hello until it was silent for ``LinkLimits/silenceMilliseconds``. A hello under the name
/// of an older connection ends that one: the process was restarted. Times are durations of a monotonic clock since any
/// fixed moment.
public struct PeerTable: Sendable {
    /// One connection that said hello.
    public struct Peer: Sendable {
        /// What it said.
        public var hello: Hello
        /// The version of the protocol that both sides speak.
        public var version: Int
        /// When it was last heard of.
        public var lastHeard: Duration
        /// Whose key it came under; `nil` on this machine.
        public var identity: PeerIdentity?
        /// Where its hello came from; see ``PeerSource``.
        public var origin: String
    }

    /// What the side that answers must do about a message.
    public enum Outcome: Sendable {
        /// The peer is welcome: answer so, and end what `replaced` held.
        case welcome(Welcome, replaced: PeerID?)
        /// Serve the message.
        case serve(Hello)
        /// Answer with a complaint and do nothing else.
        case refuse(Complaint)
        /// Nothing to do: it was a sign of life.
        case nothing
    }

    /// The limits told to every peer.
    public let limits: LinkLimits
    private let role: Role
    private let node: String
    private let peerLimits: PeerLimits
    private var peers: [PeerID: Peer] = [:]
    private var rates: [PeerIdentity: RateBucket] = [:]

    /// - Parameters:
    ///   - role: what the answering process is.
    ///   - node: the node it belongs to.
    ///   - limits: what every peer is told.
    ///   - peerLimits: how much one node on another machine may ask.
    public init(role: Role, node: String, limits: LinkLimits, peerLimits: PeerLimits = PeerLimits()) {
        self.peerLimits = peerLimits
        self.role = role
        self.node = node
        self.limits = limits
    }

    /// How many connections said hello and still live.
    public var count: Int { peers.count }

    /// What a connection said of itself; `nil` for one that said no hello.
    public subscript(id: PeerID) -> Hello? { peers[id]?.hello }

    /// Whose key a connection came under; `nil` on this machine, and for one that said no hello.
    public func identity(of id: PeerID) -> PeerIdentity? { peers[id]?.identity }

    /// Who is at the other end of a connection; `nil` for one that said no hello.
    public func source(of id: PeerID) -> PeerSource? {
        peers[id].map { PeerSource(origin: $0.origin, name: $0.hello.name, identity: $0.identity) }
    }

    /// The version of the protocol to speak to a connection: the one that every build understands before its hello.
    public func version(of id: PeerID) -> Int { peers[id]?.version ?? Envelope.firstVersion }

    /// A message arrived.
    ///
    /// - Parameter standing: what the transport knows of the sender. Under an admitted key a peer may call itself only what
    ///   the list says, and a message under another key than its connection's hello is nobody's.
    /// - Parameter origin: where it came from; see ``PeerSource``.
    /// - Parameter judge: why a hello is not welcome though the protocol allows it; `nil` when it is.
    public mutating func received(
        _ message: WireMessage, from id: PeerID, standing: PeerStanding = .local, origin: String = "", now: Duration,
        judge: (Hello) -> Complaint? = { _ in nil }
    ) -> Outcome {
        if case .shutOut = standing { return .refuse(Complaint(.forbidden, "this key is not admitted here any more")) }
        if message.kind == .hello {
            guard var hello = try? message.decode(Hello.self) else {
                return .refuse(Complaint(.malformed, "the hello lacks versions, role, node or name"))
            }
            if case .admitted(let identity) = standing, let complaint = admit(&hello, as: identity, from: id, now: now)
            {
                return .refuse(complaint)
            }
            guard let version = Envelope.versions.first(where: hello.versions.contains) else {
                return .refuse(
                    Complaint(
                        .version, "no common protocol version: \(hello.versions) there, \(Envelope.versions) here"))
            }
            if let complaint = judge(hello) {
                // It may have been welcome before, as somebody else.
                peers[id] = nil
                return .refuse(complaint)
            }
            let replaced = peers.first { other, peer in
                other != id && peer.hello.name == hello.name && peer.hello.node == hello.node
                    && peer.hello.role == hello.role && hello.role != .operator && hello.role != .submitter
            }?.key
            if let replaced { peers[replaced] = nil }
            peers[id] = Peer(
                hello: hello, version: version, lastHeard: now, identity: standing.identity, origin: origin)
            return .welcome(Welcome(role: role, node: node, limits: limits, version: version), replaced: replaced)
        }
        guard let peer = peers[id] else {
            return .refuse(Complaint(.helloFirst, "say hello first: this side does not know the connection"))
        }
        if let identity = standing.identity, identity.node == peer.identity?.node, identity != peer.identity {
            // Its key stands for another place now: what it may do begins with a hello.
            peers[id] = nil
            return .refuse(Complaint(.helloFirst, "this key stands for another place now: say hello again"))
        }
        guard peer.identity == standing.identity else {
            return .refuse(Complaint(.forbidden, "this connection said hello under another key"))
        }
        if let identity = peer.identity, message.kind != .heartbeat, !mayAsk(identity, now: now) {
            return .refuse(
                Complaint(
                    .unavailable,
                    "more than \(peerLimits.messagesPerSecond) messages a second of \(identity.node); send this again later"
                ))
        }
        peers[id]?.lastHeard = now
        return message.kind == .heartbeat ? .nothing : .serve(peer.hello)
    }

    /// Holds what a peer says of itself against what its key says; `nil` when it is welcome.
    private mutating func admit(
        _ hello: inout Hello, as identity: PeerIdentity, from id: PeerID, now: Duration
    ) -> Complaint? {
        guard hello.node == identity.node else {
            return Complaint(.forbidden, "the key of \(identity.node) may not speak as \(hello.node)")
        }
        guard hello.place == nil || hello.place == identity.place else {
            return Complaint(
                .forbidden, "\(identity.node) is admitted for \(identity.place), not \(hello.place?.rawValue ?? "")")
        }
        guard hello.role != .operator else {
            return Complaint(.forbidden, "a node is operated on its own machine")
        }
        hello.place = identity.place
        let others = peers.count { $0.key != id && $0.value.identity == identity }
        guard others < peerLimits.connections else {
            return Complaint(.unavailable, "\(identity.node) has \(others) connections here, which is the limit")
        }
        guard mayAsk(identity, now: now) else {
            return Complaint(.unavailable, "too many connections of \(identity.node) in a short time")
        }
        return nil
    }

    private mutating func mayAsk(_ identity: PeerIdentity, now: Duration) -> Bool {
        rates[identity, default: RateBucket(peerLimits, now: now)].take(now: now)
    }

    /// Ends the connections that were silent for too long, and names them.
    public mutating func expire(now: Duration) -> [PeerID] {
        let limit = Duration.milliseconds(limits.silenceMilliseconds)
        let gone = peers.filter { now - $0.value.lastHeard > limit }.map(\.key).sorted()
        for id in gone { peers[id] = nil }
        return gone
    }

    /// The connections that should hear a heartbeat now.
    public var heartbeatTargets: [PeerID] { peers.keys.sorted() }

    /// Forgets a connection that the transport reports as gone.
    public mutating func remove(_ id: PeerID) { peers[id] = nil }
}
