import Documents

/// A fact that a parent did not take.
public struct HandUpRefusal: Hashable, Sendable {
    /// Its number in the outbox of the node that handed it up.
    public var sequence: Int64
    /// Why, in one sentence for a person.
    public var reason: String

    /// Makes a refusal.
    public init(sequence: Int64, reason: String) {
        self.sequence = sequence
        self.reason = reason
    }
}

/// What became of a batch of a node below.
public enum HandUpIntake: Hashable, Sendable {
    /// All its facts have a verdict: stored, but for these.
    case stored(refused: [HandUpRefusal])
    /// The batch does not follow what is there; the node is to go on behind this number.
    case gap(after: Int64)
}

/// How far the stream of a node below has come at this ledger.
public struct InboundStream: Hashable, Sendable {
    /// The node.
    public var node: String
    /// The stream.
    public var stream: String
    /// Everything up to this number has a verdict here.
    public var received: Int64

    /// Makes a position.
    public init(node: String, stream: String, received: Int64) {
        self.node = node
        self.stream = stream
        self.received = received
    }
}
