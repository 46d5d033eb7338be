import Documents

/// Something that happened at ingest and that the ledger must hear of. Hearing it twice is harmless.
public struct JournalFact: Hashable, Sendable {
    /// What happened.
    public enum Event: Hashable, Codable, Sendable {
        /// Somebody handed the document in.
        case claim(Claim)
        /// The document could not be read.
        case burial(Failure)
    }

    /// Its number, rising and never used again.
    public var sequence: Int64
    /// The document.
    public var document: DocumentID
    /// What happened to it.
    public var event: Event

    /// Makes a fact.
    public init(sequence: Int64, document: DocumentID, event: Event) {
        self.sequence = sequence
        self.document = document
        self.event = event
    }
}
