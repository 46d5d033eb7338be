import Documents

/// A document is offered by name and size; the bytes follow when they are asked for.
public struct Offer: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.offer

    /// The SHA-256 of the bytes.
    public var document: DocumentID
    /// How many bytes.
    public var bytes: Int
    /// Who hands it in, and from where; the node is filled in by the side that takes it.
    public var claim: Claim
    /// Whether it is secret: it goes to quarantine, unread. `nil` when nothing is said.
    public var isSecret: Bool?

    /// Makes an offer.
    public init(document: DocumentID, bytes: Int, claim: Claim, isSecret: Bool? = nil) {
        self.document = document
        self.bytes = bytes
        self.claim = claim
        self.isSecret = isSecret
    }
}

/// Ingest asks for bytes of the document offered under the same id; this is the credit of an upload.
public struct Pull: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.pull

    /// The first byte asked for.
    public var offset: Int
    /// How many bytes, to be sent in chunks of at most the connection's limit.
    public var length: Int

    /// Makes a request for bytes.
    public init(offset: Int, length: Int) {
        self.offset = offset
        self.length = length
    }
}

/// Bytes of the document offered under the same id, in the raw frame.
public struct Chunk: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.chunk

    /// The position of the first byte.
    public var offset: Int

    /// Makes the header of a chunk.
    public init(offset: Int) { self.offset = offset }
}

/// A promise about a document. Pushed with id 0 to whoever offered it on this connection, whenever it grows.
public struct ReceiptNote: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.receipt

    /// The document.
    public var document: DocumentID
    /// What is promised now; `nil` when it is a dead letter.
    public var receipt: Receipt?
    /// Why it is a dead letter.
    public var failure: Failure?
    /// Whether the bytes were known before.
    public var wasKnown: Bool
    /// The name of the root, where the promise is *settled*.
    public var root: String?
    /// The edition of the reading in the node's ledger, where it is known: `engine.catalogue.gazetteer`.
    public var edition: String?

    /// Makes a receipt.
    public init(
        document: DocumentID, receipt: Receipt?, failure: Failure? = nil, wasKnown: Bool = false, root: String? = nil,
        edition: String? = nil
    ) {
        self.root = root
        self.edition = edition
        self.document = document
        self.receipt = receipt
        self.failure = failure
        self.wasKnown = wasKnown
    }
}

/// The document offered under the same id is not taken; the sender keeps it.
public struct Decline: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.decline

    /// One sentence for a person.
    public var reason: String
    /// When to offer it again, in seconds; `nil` when it will never be taken as it is.
    public var retryAfterSeconds: Int?

    /// Makes a refusal.
    public init(reason: String, retryAfterSeconds: Int?) {
        self.reason = reason
        self.retryAfterSeconds = retryAfterSeconds
    }
}
