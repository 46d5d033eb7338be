/// The first frame of every message: what it is and which exchange it belongs to.
///
/// A message is two frames or three: the envelope, the body (both JSON), and for a chunk of a document the raw bytes.
/// The version is decoded before anything else, so that a newer peer can be refused by name.
public struct Envelope: Hashable, Codable, Sendable {
    /// The newest version of the protocol that this build speaks.
    public static let version = 2
    /// All versions that it speaks, best first. They differ in the form of facts alone; see `Facts` and `HandUp`.
    public static let versions = [2, 1]
    /// The version in which a connection begins, until both sides have agreed: what every build understands.
    public static let firstVersion = 1

    /// The protocol version of the sender.
    public var v: Int
    /// What the message is; ``MessageKind`` holds the known ones. A peer may send others, which are answered with an error.
    public var kind: String
    /// The number of the exchange, chosen by the one that asks, repeated in every answer. 0 where nothing is asked.
    public var id: UInt64

    /// Makes an envelope.
    public init(kind: MessageKind, id: UInt64, version: Int = Self.version) {
        v = version
        self.kind = kind.rawValue
        self.id = id
    }
}
