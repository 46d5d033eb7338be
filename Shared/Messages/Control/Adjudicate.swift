import Documents
import Observations
import Rollups

/// A person decides about a cell or a figure, or takes a decision back.
public struct Adjudicate: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.adjudicate

    /// What is decided about.
    public var subject: Adjudication.Subject
    /// What is decided.
    public var decision: Adjudication.Decision
    /// Why, in the words of whoever does it.
    public var reason: String
    /// Who does it.
    public var person: String?

    /// Makes the order.
    public init(
        subject: Adjudication.Subject, decision: Adjudication.Decision, reason: String, person: String?
    ) {
        self.subject = subject
        self.decision = decision
        self.reason = reason
        self.person = person
    }
}

/// What holds from now on.
public struct Adjudicated: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.adjudicated

    /// The fact that the ledger stored.
    public var adjudication: Adjudication

    /// Makes the answer.
    public init(_ adjudication: Adjudication) { self.adjudication = adjudication }
}

/// What did persons decide?
public struct AskAdjudications: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.askAdjudications

    /// Makes the question.
    public init() {}
}

/// What persons decided and did not take back.
public struct Adjudications: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.adjudications

    /// One decision.
    public struct Item: Hashable, Codable, Sendable {
        /// What was decided.
        public var adjudication: Adjudication
        /// The cell that it is about; `nil` when the document belongs to no place.
        public var cell: Cell.Key?
        /// Whether it is applied; `nil` when its figure does not count, since the document is retracted or the like.
        public var isApplied: Bool?

        /// Makes an item.
        public init(adjudication: Adjudication, cell: Cell.Key?, isApplied: Bool?) {
            self.adjudication = adjudication
            self.cell = cell
            self.isApplied = isApplied
        }
    }

    /// The decisions, in the order in which the ledger first heard of them.
    public var items: [Item]

    /// Makes the answer.
    public init(items: [Item]) { self.items = items }
}
