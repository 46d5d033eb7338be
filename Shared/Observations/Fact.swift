import Documents

/// Something that a ledger joins to what it knows of a document.
public enum Fact: Hashable, Codable, Sendable {
    /// The document was read.
    case reading(reading: Reading, claims: [Claim])
    /// Somebody handed the document in.
    case claim(document: DocumentID, claim: Claim)
    /// The document could not be read.
    case burial(document: DocumentID, failure: Failure)
    /// The document was taken out of all sums, or put back.
    case retraction(document: DocumentID, retraction: Retraction)
    /// A person decided about a cell, or about a figure of the document.
    case adjudication(Adjudication)

    /// The document the fact is about.
    public var document: DocumentID {
        switch self {
        case .reading(let reading, _): reading.document
        case .claim(let document, _): document
        case .burial(let document, _): document
        case .retraction(let document, _): document
        case .adjudication(let adjudication): adjudication.document
        }
    }
}
