import Observations

/// A fact under the number that it has in the outbox of its ledger.
public struct NumberedFact: Hashable, Sendable {
    /// The number.
    public var sequence: Int64
    /// The fact; a reading without text and mentions.
    public var fact: Fact

    /// Makes a numbered fact.
    public init(sequence: Int64, fact: Fact) {
        self.sequence = sequence
        self.fact = fact
    }
}

/// A stretch of an outbox.
public struct OutboxPage: Hashable, Sendable {
    /// The stretch begins behind this number.
    public var after: Int64
    /// It ends with this one; equal to ``after`` when there is nothing behind.
    public var through: Int64
    /// What is to be handed up. Numbers that are missing were superseded.
    public var facts: [NumberedFact]

    /// Makes a page.
    public init(after: Int64, through: Int64, facts: [NumberedFact]) {
        self.after = after
        self.through = through
        self.facts = facts
    }
}
