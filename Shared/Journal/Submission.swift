import Documents

/// A document as it is handed in.
public struct Submission: Hashable, Sendable {
    /// The name that the submitter gives it, which must be the hash of ``bytes``.
    public var id: DocumentID
    /// The document.
    public var bytes: [UInt8]
    /// Who hands it in.
    public var claim: Claim

    /// Makes a submission of bytes that were named elsewhere.
    public init(id: DocumentID, bytes: [UInt8], claim: Claim) {
        self.id = id
        self.bytes = bytes
        self.claim = claim
    }

    /// Makes a submission and names the bytes. Complexity: linear in their number.
    public init(_ bytes: [UInt8], claim: Claim) {
        self.init(id: DocumentID(hashing: bytes), bytes: bytes, claim: claim)
    }
}
