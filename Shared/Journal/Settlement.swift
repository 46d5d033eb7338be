import Documents

/// A document has come to the ledger of the root.
public struct Settlement: Hashable, Codable, Sendable {
    /// The name of the root.
    public var root: String
    /// When this node heard of it, milliseconds since 1970 (UTC); for people only.
    public var time: Int64

    /// Makes a settlement.
    public init(root: String, time: Int64) {
        self.root = root
        self.time = time
    }
}

/// How far a ledger was asked for what is settled.
public struct SettlementCursor: Hashable, Codable, Sendable {
    /// The stream of the ledger; `nil` before the first answer.
    public var stream: String?
    /// Its cursor.
    public var through: Int64

    /// Makes a cursor.
    public init(stream: String? = nil, through: Int64 = 0) {
        self.stream = stream
        self.through = through
    }

    /// The cursor behind an answer: within a stream it never goes back, another stream begins anew.
    public func advanced(in stream: String, to through: Int64) -> Self {
        Self(stream: stream, through: stream == self.stream ? max(self.through, through) : through)
    }
}
