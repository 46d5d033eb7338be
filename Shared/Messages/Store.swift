import Documents
import Observations

/// Facts for the ledger, each under a number of the sender's.
public struct Facts: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.facts

    /// One fact under the sender's number.
    public struct Item: Hashable, Codable, Sendable {
        /// The sender's number; the verdict repeats it.
        public var key: UInt64
        /// The fact.
        @WireFact public var fact: Fact

        /// Makes an item.
        public init(key: UInt64, fact: Fact) {
            self.key = key
            self.fact = fact
        }
    }

    /// The facts.
    public var items: [Item]

    /// Makes a batch.
    public init(items: [Item]) { self.items = items }
}

/// What became of each fact: every item gets a verdict, at once or later.
public struct Verdicts: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.verdicts

    /// The verdict on one fact.
    public struct Item: Hashable, Codable, Sendable {
        /// The sender's number.
        public var key: UInt64
        /// Why the ledger refuses it; `nil` when it is stored.
        public var refusal: String?

        /// Makes a verdict.
        public init(key: UInt64, refusal: String?) {
            self.key = key
            self.refusal = refusal
        }
    }

    /// A fact without a verdict yet.
    public struct Postponed: Hashable, Codable, Sendable {
        /// The sender's number.
        public var key: UInt64
        /// Why it is neither stored nor refused, in one sentence for a person.
        public var reason: String

        /// Makes it.
        public init(key: UInt64, reason: String) {
            self.key = key
            self.reason = reason
        }
    }

    /// The verdicts.
    public var items: [Item]
    /// Facts that the ledger cannot store now, though it stores others: send them again later, and go on with the others
    /// meanwhile. `nil` when there are none. A sender that does not know this field sends them again after its next welcome.
    public var later: [Postponed]?

    /// Makes an answer.
    public init(items: [Item], later: [Postponed]? = nil) {
        self.items = items
        self.later = later
    }
}
