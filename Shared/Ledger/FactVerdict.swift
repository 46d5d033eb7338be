/// What became of a fact.
public enum FactVerdict: Hashable, Sendable {
    /// The ledger knows what the fact says: durable, whether it was news or not.
    case stored
    /// The ledger cannot keep it, and never will; the reason is a sentence.
    case refused(reason: String)
}
