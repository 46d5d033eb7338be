import Documents
import Generation

/// A document of a test: its bytes, and who hands it in.
public struct InventedDocument: Sendable {
    /// The name.
    public let id: DocumentID
    /// The content.
    public let bytes: [UInt8]
    /// What is said beside it.
    public let claim: Claim
    /// What it states, where it is a report of the generator.
    public let report: SampleReport?

    /// Names the bytes.
    public init(_ bytes: [UInt8], source: String, report: SampleReport? = nil) {
        self.report = report
        id = DocumentID(hashing: bytes)
        self.bytes = bytes
        claim = Claim(node: "", time: 0, source: source)
    }
}
