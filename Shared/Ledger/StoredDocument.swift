import Documents

/// A document that the ledger holds a reading of.
public struct StoredDocument: Hashable, Codable, Sendable {
    /// Its position in the order in which documents first had a reading; the cursor of receipts.
    public var sequence: Int64
    /// The document.
    public var id: DocumentID

    /// Makes an entry.
    public init(sequence: Int64, id: DocumentID) {
        self.sequence = sequence
        self.id = id
    }
}
