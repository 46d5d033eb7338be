/// How far a verification has come.
public struct VerificationProgress: Hashable, Sendable {
    /// What is looked at, in this order.
    public enum Stage: String, Sendable, CaseIterable {
        /// Every row of every document: name, reading, text, claims, burial, retraction, and where it belongs.
        case documents
        /// Every result and cell, folded again from the facts.
        case results
        /// Every version of every cell.
        case history
        /// Every recorded change of a reading.
        case changes
        /// Every cell that is kept under a name.
        case freezes
    }

    /// What is looked at now.
    public var stage: Stage
    /// How many of them were looked at.
    public var done: Int
    /// How many there are.
    public var total: Int
    /// How many differences were found so far, in all stages.
    public var differences: Int
}
