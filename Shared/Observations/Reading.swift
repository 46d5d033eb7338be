import Documents
import Quantities

/// All that one edition of the reader finds in a document. It depends on the bytes and the edition alone.
public struct Reading: Hashable, Codable, Sendable {
    /// The document that was read.
    public var document: DocumentID
    /// The edition that read it.
    public var edition: Edition
    /// What the document says about itself.
    public var metadata: DocumentMetadata
    /// Every number, in the order of the text.
    public var mentions: [Mention]
    /// Every catalogue indicator that is stated as a fact, in the order of the text.
    public var observations: [Observation]
    /// Every arithmetic that the document allows.
    public var checks: [Check]
    /// The text as it was decoded.
    public var text: String

    /// Makes a reading; see the properties.
    public init(
        document: DocumentID, edition: Edition, metadata: DocumentMetadata, mentions: [Mention],
        observations: [Observation], checks: [Check], text: String
    ) {
        self.document = document
        self.edition = edition
        self.metadata = metadata
        self.mentions = mentions
        self.observations = observations
        self.checks = checks
        self.text = text
    }
}
