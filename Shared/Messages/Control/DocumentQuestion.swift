import Documents

/// What the ledger knows of one document.
public struct AskDocument: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.askDocument

    /// The document.
    public var document: DocumentID

    /// Makes the question.
    public init(_ document: DocumentID) { self.document = document }
}

/// What the ledger knows of one document.
public struct DocumentAnswer: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.document

    /// The document; `nil` when the ledger holds neither a reading nor a burial of it.
    public var item: DocumentsPage.Item?
    /// When the reading was stored, in milliseconds since 1970 (UTC).
    public var storedAt: Int64?
    /// The edition of the reading, as text.
    public var edition: String?
    /// Why the node above refused what was handed up of it, in its words; `nil` when it refused nothing.
    public var refusals: [String]?

    /// Makes an answer.
    public init(item: DocumentsPage.Item?, storedAt: Int64?, edition: String?, refusals: [String]? = nil) {
        self.item = item
        self.storedAt = storedAt
        self.edition = edition
        self.refusals = refusals
    }
}
