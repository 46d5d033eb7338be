import Documents

/// What has become of documents that were handed in before? The connection hears of them from now on, as if it had offered
/// them.
public struct Follow: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.follow
    /// How many documents one question may name.
    public static let limit = 1_000

    /// The documents.
    public var documents: [DocumentID]

    /// Makes a question.
    public init(documents: [DocumentID]) { self.documents = documents }
}

/// What has become of them.
public struct Followed: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.followed

    /// The furthest promise for each document that is known.
    public var notes: [ReceiptNote]
    /// Those that this side does not have, or not from the one that asks: to be offered again.
    public var unknown: [DocumentID]

    /// Makes an answer.
    public init(notes: [ReceiptNote], unknown: [DocumentID]) {
        self.notes = notes
        self.unknown = unknown
    }
}
