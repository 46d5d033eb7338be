import Documents
import Places
import Rollups

/// How is the service?
public struct AskStatus: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.askStatus

    /// Whether the answer shall wait until nothing is under way: every document is stored or a dead letter, and the
    /// ledger has heard of all. Only Ingest knows; others answer at once.
    public var whenQuiet: Bool

    /// Makes the question.
    public init(whenQuiet: Bool = false) { self.whenQuiet = whenQuiet }
}

/// How the service is.
public struct ServiceStatus: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.status

    /// What the service is.
    public var role: Role
    /// The node it belongs to.
    public var node: String
    /// Its counts by name, such as `taken`, `pending`, `leased`, `stored`, `dead`, `unreported`.
    public var counts: [String: Int]

    /// Makes a status.
    public init(role: Role, node: String, counts: [String: Int]) {
        self.role = role
        self.node = node
        self.counts = counts
    }
}

/// A page of the documents of a journal.
public struct AskQueue: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.askQueue

    /// The cursor after which the page begins; 0 for the first.
    public var after: Int64
    /// The longest page.
    public var limit: Int

    /// Makes the question.
    public init(after: Int64, limit: Int) {
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
        /// `pending`, `stored` or `dead`.
        public var status: String
        /// Everyone who handed it in.
        public var claims: [Claim]
        /// How often reading it failed.
        public var attempts: Int
        /// Why it is a dead letter, or why the last attempt failed.
        public var failure: Failure?

        /// Makes an item.
        public init(
            document: DocumentID, bytes: Int, status: String, claims: [Claim], attempts: Int, failure: Failure?
        ) {
            self.document = document
            self.bytes = bytes
            self.status = status
            self.claims = claims
            self.attempts = attempts
            self.failure = failure
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

/// A page of the documents of a ledger.
public struct AskDocuments: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.askDocuments

    /// The cursor after which the page begins; 0 for the first.
    public var after: Int64
    /// The longest page.
    public var limit: Int

    /// Makes the question.
    public init(after: Int64, limit: Int) {
        self.after = after
        self.limit = limit
    }
}

/// A page of the documents of a ledger, in the order in which they were stored first.
public struct DocumentsPage: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.documents

    /// One document of the ledger.
    public struct Item: Hashable, Codable, Sendable {
        /// What is known of it.
        public var facts: DocumentFacts
        /// The fate of its figures.
        public var uses: [PlaceResult.FigureUse]

        /// Makes an item.
        public init(facts: DocumentFacts, uses: [PlaceResult.FigureUse]) {
            self.facts = facts
            self.uses = uses
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

/// A page of the cells of a ledger.
public struct AskCells: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.askCells

    /// Where a page of cells ends: cells are ordered by place, year and indicator.
    public typealias Cursor = Cell.Key

    /// The cell after which the page begins; `nil` for the first page.
    public var after: Cursor?
    /// The longest page.
    public var limit: Int

    /// Makes the question.
    public init(after: Cursor?, limit: Int) {
        self.after = after
        self.limit = limit
    }
}

/// A page of the cells of a ledger, ordered by place, year and indicator.
public struct CellsPage: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.cells

    /// The cells.
    public var items: [Cell]
    /// The cursor of the next page; `nil` at the end.
    public var next: AskCells.Cursor?

    /// Makes a page.
    public init(items: [Cell], next: AskCells.Cursor?) {
        self.items = items
        self.next = next
    }
}
