import CZeroMQ

/// Why a connection was not made, as far as this end knows.
public enum HandshakeFailure: Hashable, Sendable, CustomStringConvertible {
    /// The doorkeeper refused the key; the number is its status, 400 for “not admitted”, ``laterStatus`` for “not now”.
    case refused(status: Int32)
    /// One end's keys do not fit: the client has a wrong key for this server.
    case wrongKey
    /// One end uses CURVE, the other does not.
    case differentSecurity
    /// The other end does not speak the protocol; the number is the library's.
    case protocolError(Int32)
    /// The connection broke in the handshake, or nobody answers for the domain; the number is the system's.
    case broken(errno: Int32)

    /// The status by which a doorkeeper turns somebody away who may come in later. RFC 27 has 300 for it, at which the library leaves both
    /// ends waiting until the handshake takes too long.
    public static let laterStatus: Int32 = 500

    /// Whether the library gives the connection up, instead of trying again by itself.
    public var isFinal: Bool {
        if case .broken = self { false } else { true }
    }

    /// One sentence for a log.
    public var description: String {
        switch self {
        case .refused(Self.laterStatus):
            "the node has as many connections here as it may; the next comes in when one ends"
        case .refused(let status): "the key is not admitted here (status \(status)); add it to the allow-list"
        case .wrongKey: "the keys do not fit; check the server's public key at the client"
        case .differentSecurity: "one end uses CURVE and the other does not; make their configurations agree"
        case .protocolError(let number): "the other end does not speak the protocol (\(number)); is it the right port?"
        case .broken(let errno):
            "the connection broke in the handshake: \(zmq_strerror(errno).map { String(cString: $0) } ?? "\(errno)")"
        }
    }

    /// The failure that an event of the library tells of; `nil` for other events.
    init?(event: Int32, value: Int32) {
        switch event {
        case ZMQ_EVENT_HANDSHAKE_FAILED_AUTH: self = .refused(status: value)
        case ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL: self = .broken(errno: value)
        case ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL:
            switch value {
            case ZMQ_PROTOCOL_ERROR_ZMTP_CRYPTOGRAPHIC: self = .wrongKey
            case ZMQ_PROTOCOL_ERROR_ZMTP_MECHANISM_MISMATCH: self = .differentSecurity
            default: self = .protocolError(value)
            }
        default: return nil
        }
    }
}
