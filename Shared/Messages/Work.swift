import Documents
import Observations

/// The worker may be sent this much more work.
public struct Credit: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.credit

    /// More bytes of documents. A document larger than all credit is lent when the worker holds nothing else.
    public var bytes: Int
    /// More documents.
    public var documents: Int

    /// Makes a grant.
    public init(bytes: Int, documents: Int) {
        self.bytes = bytes
        self.documents = documents
    }
}

/// A document is lent to the worker until it completes, fails or releases it, or is taken for gone.
public struct Lease: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.lease

    /// The token of this lease; a completion with another token is ignored.
    public var token: UInt64
    /// The document.
    public var document: DocumentID
    /// How many bytes it has.
    public var bytes: Int
    /// Everyone known to have handed it in.
    public var claims: [Claim]
    /// Whether a person has said that it may be read though it is marked secret. `nil` for all others.
    public var isCleared: Bool?

    /// Makes a lease.
    public init(token: UInt64, document: DocumentID, bytes: Int, claims: [Claim], isCleared: Bool? = nil) {
        self.token = token
        self.document = document
        self.bytes = bytes
        self.claims = claims
        self.isCleared = isCleared
    }
}

/// The worker asks for bytes of a leased document.
public struct Fetch: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.fetch

    /// The token of the lease.
    public var token: UInt64
    /// The first byte asked for.
    public var offset: Int
    /// How many bytes; at most the connection's chunk.
    public var length: Int

    /// Makes a request for bytes.
    public init(token: UInt64, offset: Int, length: Int) {
        self.token = token
        self.offset = offset
        self.length = length
    }
}

/// Bytes of a leased document, in the raw frame.
public struct Content: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.content

    /// The token of the lease.
    public var token: UInt64
    /// The position of the first byte.
    public var offset: Int

    /// Makes the header of a stretch of content.
    public init(token: UInt64, offset: Int) {
        self.token = token
        self.offset = offset
    }
}

/// The reading is in the ledger; the lease ends.
public struct Complete: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.complete

    /// The token of the lease.
    public var token: UInt64
    /// The edition that read it.
    public var edition: Edition

    /// Makes a completion.
    public init(token: UInt64, edition: Edition) {
        self.token = token
        self.edition = edition
    }
}

/// The document could not be read; the lease ends.
public struct Fail: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.fail

    /// The token of the lease.
    public var token: UInt64
    /// Why.
    public var failure: Failure

    /// Makes a report of a failure.
    public init(token: UInt64, failure: Failure) {
        self.token = token
        self.failure = failure
    }
}

/// The worker gives leases back: it is stopping, or its ledger cannot keep the readings now. Costs no attempt.
public struct Release: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.release

    /// The tokens of the leases.
    public var tokens: [UInt64]
    /// Whether the documents shall be lent again only after a pause. `nil`: at once.
    public var isPostponed: Bool?

    /// Makes a release.
    public init(tokens: [UInt64], isPostponed: Bool? = nil) {
        self.tokens = tokens
        self.isPostponed = isPostponed
    }
}
