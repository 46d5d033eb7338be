import Documents

/// A stretch of a document's bytes, as they were handed in.
public struct AskBytes: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.askBytes

    /// The document.
    public var document: DocumentID
    /// The first byte asked for.
    public var offset: Int

    /// Makes the question.
    public init(document: DocumentID, offset: Int) {
        self.document = document
        self.offset = offset
    }
}

/// Bytes of a document, in the raw frame; none at its end.
public struct Bytes: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.bytes

    /// The position of the first byte.
    public var offset: Int

    /// Makes the header of a stretch of bytes.
    public init(offset: Int) { self.offset = offset }
}
