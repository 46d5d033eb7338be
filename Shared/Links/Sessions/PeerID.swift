/// The address of a connection at the side that answers: the routing id that its socket gave to the other end.
///
/// It lives as long as the connection. Who the peer is, its hello says (between machines: its key).
public struct PeerID: Hashable, Sendable, CustomStringConvertible {
    /// The routing id.
    public let bytes: [UInt8]

    /// Takes a routing id as it came.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Hexadecimal digits.
    public var description: String { bytes.map { String($0, radix: 16) }.joined(separator: "-") }
}

extension PeerID: Comparable {
    /// A fixed order without a meaning: what is done to several peers is done in it, so that a run can be repeated.
    public static func < (left: PeerID, right: PeerID) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}
