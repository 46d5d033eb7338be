import Documents
import Rollups

/// A document of the ledger with the fate of its figures.
public struct LedgerDocument: Hashable, Codable, Sendable {
    /// Its position in the order in which the ledger first heard of documents; the cursor of listings.
    public var sequence: Int64
    /// What is known of it.
    public var facts: DocumentFacts
    /// The fate of each of its figures, in the order of the findings.
    public var uses: [PlaceResult.FigureUse]
    /// The length of its text in Unicode scalars; 0 when it was not read.
    public var textLength: Int
    /// When the kept reading was stored, in milliseconds since 1970 (UTC), for people only; `nil` when it was not read.
    public var storedAt: Int64?

    /// Makes a listing's entry.
    public init(
        sequence: Int64, facts: DocumentFacts, uses: [PlaceResult.FigureUse], textLength: Int, storedAt: Int64?
    ) {
        self.sequence = sequence
        self.facts = facts
        self.uses = uses
        self.textLength = textLength
        self.storedAt = storedAt
    }
}
