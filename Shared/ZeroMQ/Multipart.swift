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
    /// Where it came from, as the library tells it at a router: a host without a port, or on this machine a process; else empty.
    var address = ""

    /// Makes a message.
    public init(_ frames: [[UInt8]], peer: Peer? = nil) {
        self.frames = frames
        self.peer = peer
    }

    /// Makes a message as it arrived.
    init(_ frames: [[UInt8]], address: String) {
        self.frames = frames
        self.address = address
    }

    /// Where it came from: a host without a port, or on this machine `process ID of user ID`; empty where that is not known. Many
    /// connections may have the same origin.
    public var origin: String {
        // The library writes `localhost:USER:GROUP:PROCESS` for a connection over a socket file.
        let parts = address.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "localhost" else { return address }
        return "process \(parts[3]) of user \(parts[1])"
    }

    /// All bytes of all frames.
    public var byteCount: Int { frames.reduce(0) { $0 + $1.count } }
}
