import Documents

/// A document of a test: its bytes, and who hands it in.
public struct InventedDocument: Sendable {
    /// The name.
    public let id: DocumentID
    /// The content.
    public let bytes: [UInt8]
    /// What is said beside it.
    public let claim: Claim

    /// Names the bytes.
    public init(_ bytes: [UInt8], source: String) {
        id = DocumentID(hashing: bytes)
        self.bytes = bytes
        claim = Claim(node: "", time: 0, source: source)
    }
}
