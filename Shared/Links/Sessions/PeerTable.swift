import Messages

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
        /// When it was last heard of.
        public var lastHeard: Duration
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
    private var peers: [PeerID: Peer] = [:]

    /// - Parameters:
    ///   - role: what the answering process is.
    ///   - node: the node it belongs to.
    ///   - limits: what every peer is told.
    public init(role: Role, node: String, limits: LinkLimits) {
        self.role = role
        self.node = node
        self.limits = limits
    }

    /// How many connections said hello and still live.
    public var count: Int { peers.count }

    /// What a connection said of itself; `nil` for one that said no hello.
    public subscript(id: PeerID) -> Hello? { peers[id]?.hello }

    /// A message arrived.
    public mutating func received(_ message: WireMessage, from id: PeerID, now: Duration) -> Outcome {
        if message.kind == .hello {
            guard let hello = try? message.decode(Hello.self) else {
                return .refuse(Complaint(.malformed, "the hello lacks versions, role, node or name"))
            }
            guard hello.versions.contains(Envelope.version) else {
                return .refuse(
                    Complaint(.version, "no common protocol version: \(hello.versions) there, \(Envelope.version) here")
                )
            }
            let replaced = peers.first { other, peer in
                other != id && peer.hello.name == hello.name && peer.hello.node == hello.node
                    && peer.hello.role == hello.role && hello.role != .operator && hello.role != .submitter
            }?.key
            if let replaced { peers[replaced] = nil }
            peers[id] = Peer(hello: hello, lastHeard: now)
            return .welcome(Welcome(role: role, node: node, limits: limits), replaced: replaced)
        }
        guard let peer = peers[id] else {
            return .refuse(Complaint(.helloFirst, "say hello first: this side does not know the connection"))
        }
        peers[id]?.lastHeard = now
        return message.kind == .heartbeat ? .nothing : .serve(peer.hello)
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
