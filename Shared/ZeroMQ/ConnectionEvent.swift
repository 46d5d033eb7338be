/// Something that happened to a connection of a socket.
public enum ConnectionEvent: Hashable, Sendable {
    /// The socket listens at an endpoint.
    case listening(endpoint: String)
    /// Somebody has connected; the handshake follows.
    case accepted(peer: String)
    /// Connected to an endpoint; the handshake follows.
    case connected(endpoint: String)
    /// A handshake is over, messages can flow. The endpoint is this socket's.
    case ready(endpoint: String)
    /// A handshake has failed. The endpoint is this socket's; who it was, ``disconnected(peer:failure:)`` tells.
    case handshakeFailed(endpoint: String, HandshakeFailure)
    /// A connection has ended; with the failure when its handshake had failed. When several handshakes fail at once, their
    /// failures may stand beside each other's peers.
    case disconnected(peer: String, failure: HandshakeFailure?)
    /// Nobody answered at an endpoint; the next attempt follows after a pause.
    case retrying(endpoint: String, after: Duration)
    /// A connection could not be taken, with the system's error number, such as too many open files.
    case acceptFailed(endpoint: String, errno: Int32)
}
