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

/// What became of each fact: every item gets a verdict.
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

    /// The verdicts.
    public var items: [Item]

    /// Makes an answer.
    public init(items: [Item]) { self.items = items }
}
