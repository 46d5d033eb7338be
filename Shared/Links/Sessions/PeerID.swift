/// The address of a connection at the side that answers: the routing id that its socket gave to the other end, and which
/// of the service's ports that was.
///
/// It lives as long as the connection. Who the peer is, its hello says (between machines: its key).
public struct PeerID: Hashable, Sendable, CustomStringConvertible {
    /// The routing id.
    public let bytes: [UInt8]
    /// The port at which it came in; two ports may give the same routing id.
    public let port: Int

    /// Takes a routing id as it came.
    public init(_ bytes: [UInt8], port: Int = 0) {
        self.bytes = bytes
        self.port = port
    }

    /// Whether it came in at the port that only this machine reaches; see ``PortGroup``.
    public var isLocal: Bool { port == PortGroup.local }

    /// Hexadecimal digits.
    public var description: String { bytes.map { String($0, radix: 16) }.joined(separator: "-") }
}

extension PeerID: Comparable {
    /// A fixed order without a meaning: what is done to several peers is done in it, so that a run can be repeated.
    public static func < (left: PeerID, right: PeerID) -> Bool {
        left.port == right.port ? left.bytes.lexicographicallyPrecedes(right.bytes) : left.port < right.port
    }
}
