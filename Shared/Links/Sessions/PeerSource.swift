/// Who is at the other end of a connection, as far as this side knows: for the log.
public struct PeerSource: Hashable, Sendable {
    /// The longest name that is kept, in characters: it is the other side's to choose.
    public static let nameLimit = 80

    /// Where it came from: on this machine `process ID of user ID`, else the host; empty where that is not known.
    public var origin: String
    /// What its hello called it; `nil` before a hello.
    public var name: String?
    /// Whose key it came under; `nil` on this machine.
    public var identity: PeerIdentity?

    /// Makes a source.
    public init(origin: String, name: String? = nil, identity: PeerIdentity? = nil) {
        self.origin = origin
        self.name = name.map { String($0.prefix(Self.nameLimit)) }
        self.identity = identity
    }
}

/// What a peer sent and this side does not take.
public struct Refusal: Hashable, Sendable {
    /// Who sent it.
    public var source: PeerSource
    /// Why it is not taken, as one sentence.
    public var reason: String
    /// Whether it was not even looked at: the connection is ignored, see ``IgnoredPeers``.
    public var isIgnored: Bool

    /// Makes a refusal.
    public init(source: PeerSource, reason: String, isIgnored: Bool = false) {
        self.source = source
        self.reason = reason
        self.isIgnored = isIgnored
    }
}
