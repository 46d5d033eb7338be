/// How a socket behaves. Every value is set on purpose when the socket opens; none is left to the library.
public struct SocketOptions: Sendable {
    /// How long unsent messages outlive a closed socket. 0 to 24 days.
    public var linger: Duration = .seconds(1)
    /// Messages that may wait for one peer before sending is refused; 0 means no limit. Flow is held by credit, not by this.
    public var sendQueueMessages = 1000
    /// Messages of one peer that may wait here unread; 0 means no limit.
    public var receiveQueueMessages = 1000
    /// The largest frame in bytes. A peer that sends a larger one is disconnected; sending a larger one is refused here.
    public var largestFrameBytes = 4 << 20

    /// Time between two heartbeats; zero for none.
    public var heartbeatInterval: Duration = .seconds(5)
    /// Silence after which a connection counts as lost and is closed. Must leave time for the largest frame to pass.
    public var heartbeatTimeout: Duration = .seconds(20)
    /// Silence after which the other end shall count this one as lost. Up to 6,553 seconds, in tenths.
    public var heartbeatLifetime: Duration = .seconds(20)

    /// Whether messages wait only for peers that are connected. Otherwise they also queue for one that may never come.
    public var sendsToConnectedOnly = true
    /// Pause before a first new attempt to connect; the library adds a random part of up to the same length.
    public var reconnectInterval: Duration = .milliseconds(100)
    /// The pause doubles up to this.
    public var reconnectIntervalLimit: Duration = .seconds(10)
    /// How long one attempt to connect may take.
    public var connectTimeout: Duration = .seconds(10)
    /// How long greeting and authentication may take before the connection is closed.
    public var handshakeTimeout: Duration = .seconds(10)

    /// At a router: whether sending to an unknown routing id is an error. Otherwise such messages vanish.
    public var refusesUnknownPeers = true
    /// At a router: whether a new connection takes over the routing id of an older one. Otherwise it is turned away.
    public var newerPeerTakesOver = false
    /// The routing id under which the other end's router knows this socket: 1 to 255 bytes, the first not 0; `nil` to let
    /// the router invent one for each connection.
    public var routingID: [UInt8]?
    /// Whether IPv6 addresses are used as well as IPv4 ones.
    public var usesIPv6 = false
    /// Encryption and authentication.
    public var security: Security = .none

    /// The values above.
    public init() {}
}
