/// One message as it arrived: its frames, and who sent it where the socket knows that for certain.
public struct Multipart: Hashable, Sendable {
    /// Whom a CURVE handshake has let in.
    public struct Peer: Hashable, Sendable {
        /// The user id that the ``Doorkeeper`` gave to the peer's key.
        public let userID: String
        /// The peer's address without its port.
        public let address: String

        /// Makes a peer.
        public init(userID: String, address: String) {
            self.userID = userID
            self.address = address
        }
    }

    /// The frames in their order; at a router the first one is the routing id of the sender.
    public var frames: [[UInt8]]
    /// The sender, at a socket that is a CURVE server; `nil` elsewhere.
    public var peer: Peer?

    /// Makes a message.
    public init(_ frames: [[UInt8]], peer: Peer? = nil) {
        self.frames = frames
        self.peer = peer
    }

    /// All bytes of all frames.
    public var byteCount: Int { frames.reduce(0) { $0 + $1.count } }
}
