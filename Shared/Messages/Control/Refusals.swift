import Observations

/// What was refused at the uplink?
public struct AskRefusals: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.askRefusals

    /// At which end of which line.
    public enum Side: String, Codable, Sendable {
        /// What the node above refused of what this one handed up.
        case above
        /// What this node refused of what nodes below it handed up.
        case below
    }

    /// At which end of which line.
    public var side: Side
    /// The cursor of the last page; `nil` for the first.
    public var before: Int64?
    /// The longest page.
    public var limit: Int

    /// Makes the question.
    public init(_ side: Side, before: Int64? = nil, limit: Int) {
        self.side = side
        self.before = before
        self.limit = limit
    }
}

/// A page of what was refused and was not taken since, what was refused last first.
public struct Refusals: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.refusals

    /// The node above, where that refused; `nil` when it was not reached since the service started.
    public var parent: String?
    /// The facts.
    public var items: [RefusedFact]
    /// How many further facts of nodes below are not listed, by the name of the node, since newer ones took their place; on the first page,
    /// `nil` when there are none.
    public var past: [String: Int]?
    /// The cursor of the next page; `nil` at the end.
    public var next: Int64?

    /// Makes a page.
    public init(parent: String? = nil, items: [RefusedFact], past: [String: Int]? = nil, next: Int64?) {
        self.parent = parent
        self.items = items
        self.past = past
        self.next = next
    }
}
