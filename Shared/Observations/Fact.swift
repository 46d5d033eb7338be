import Documents

/// Something that a ledger joins to what it knows of a document.
public enum Fact: Hashable, Codable, Sendable {
    /// The document was read.
    case reading(Reading, claims: [Claim])
    /// Somebody handed the document in.
    case claim(DocumentID, Claim)
    /// The document could not be read.
    case burial(DocumentID, Failure)

    /// The document the fact is about.
    public var document: DocumentID {
        switch self {
        case .reading(let reading, _): reading.document
        case .claim(let document, _): document
        case .burial(let document, _): document
        }
    }
}
