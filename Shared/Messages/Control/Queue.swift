import Documents
import Observations

/// A page of the documents of a journal.
public struct AskQueue: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.askQueue

    /// Which documents are meant.
    public var filter: QueueFilter
    /// The cursor after which the page begins; 0 for the first.
    public var after: Int64
    /// The longest page.
    public var limit: Int

    /// Makes the question.
    public init(_ filter: QueueFilter = .all, after: Int64, limit: Int) {
        self.filter = filter
        self.after = after
        self.limit = limit
    }
}

/// A page of the documents of a journal, in the order in which they were taken.
public struct QueuePage: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.queue

    /// One document of the journal.
    public struct Item: Hashable, Codable, Sendable {
        /// The document.
        public var document: DocumentID
        /// How many bytes it has.
        public var bytes: Int
        /// `pending`, `stored`, `dead` or `quarantined`.
        public var status: String
        /// Everyone who handed it in.
        public var claims: [Claim]
        /// How often reading it failed.
        public var attempts: Int
        /// Why it is a dead letter, or why the last attempt failed.
        public var failure: Failure?
        /// The furthest promise that holds.
        public var receipt: Receipt
        /// The edition of the reading that the ledger holds, as text; `nil` when it holds none.
        public var edition: String?
        /// Whether it was replayed, and so waits behind new documents.
        public var isReplay: Bool
        /// When it was taken, in milliseconds since 1970 (UTC).
        public var takenAt: Int64?
        /// When it last became stored or a dead letter, in milliseconds since 1970 (UTC).
        public var endedAt: Int64?
        /// When this node heard that the root has it, milliseconds since 1970 (UTC).
        public var settledAt: Int64?
        /// The name of that root.
        public var root: String?
        /// The last attempts that failed, oldest first.
        public var failedAttempts: [FailedAttempt]

        /// Makes an item.
        public init(
            document: DocumentID, bytes: Int, status: String, claims: [Claim], attempts: Int, failure: Failure?,
            receipt: Receipt, edition: String?, isReplay: Bool, takenAt: Int64?, endedAt: Int64?,
            failedAttempts: [FailedAttempt], settledAt: Int64? = nil, root: String? = nil
        ) {
            self.settledAt = settledAt
            self.root = root
            self.document = document
            self.bytes = bytes
            self.status = status
            self.claims = claims
            self.attempts = attempts
            self.failure = failure
            self.receipt = receipt
            self.edition = edition
            self.isReplay = isReplay
            self.takenAt = takenAt
            self.endedAt = endedAt
            self.failedAttempts = failedAttempts
        }
    }

    /// The documents.
    public var items: [Item]
    /// The cursor of the next page; `nil` at the end.
    public var next: Int64?

    /// Makes a page.
    public init(items: [Item], next: Int64?) {
        self.items = items
        self.next = next
    }
}
