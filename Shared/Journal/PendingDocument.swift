import Documents

/// A document that waits to be read.
public struct PendingDocument: Hashable, Sendable {
    /// Its position in the queue. A document that is replayed takes a new one behind all others.
    public var turn: Int64
    /// The document.
    public var id: DocumentID
    /// Its length in bytes.
    public var byteCount: Int
    /// Who handed it in, in the order of node, source, time.
    public var claims: [Claim]
    /// The attempts that failed and counted since it was taken or replayed.
    public var attempts: Int
    /// Whether it was replayed, and so waits behind new documents.
    public var isReplay: Bool

    /// Whether it may be read though it is marked secret.
    public var isCleared: Bool

    /// Makes an entry of the queue.
    public init(
        turn: Int64, id: DocumentID, byteCount: Int, claims: [Claim], attempts: Int, isReplay: Bool,
        isCleared: Bool = false
    ) {
        self.turn = turn
        self.id = id
        self.byteCount = byteCount
        self.claims = claims
        self.attempts = attempts
        self.isReplay = isReplay
        self.isCleared = isCleared
    }
}
