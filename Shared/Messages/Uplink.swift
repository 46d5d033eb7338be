import Documents
import Observations

/// A node asks its parent from where on it shall send. First message after every welcome on an uplink.
public struct AskResume: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.askResume

    /// The stream of the sender's ledger: a random number, new after every restore or rebuild.
    public var stream: String

    /// Makes a question.
    public init(stream: String) { self.stream = stream }
}

/// The parent says from where on it wants facts.
public struct Resume: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.resume

    /// The stream that was asked about.
    public var stream: String
    /// The parent has everything up to this number; 0 when it never heard of the stream.
    public var after: Int64

    /// Makes an answer.
    public init(stream: String, after: Int64) {
        self.stream = stream
        self.after = after
    }
}

/// Facts that a node hands up, in the order of its outbox.
public struct HandUp: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.handUp

    /// One fact under its number in the outbox.
    public struct Item: Hashable, Codable, Sendable {
        /// The number.
        public var sequence: Int64
        /// The fact; readings travel without their text.
        @WireFact public var fact: Fact

        /// Makes an item.
        public init(sequence: Int64, fact: Fact) {
            self.sequence = sequence
            self.fact = fact
        }
    }

    /// The stream of the sender's ledger.
    public var stream: String
    /// The batch begins behind this number: the parent takes it only when it has everything up to here.
    public var after: Int64
    /// The batch ends with this number. Numbers that are missing were superseded.
    public var through: Int64
    /// The facts.
    public var items: [Item]

    /// Makes a batch.
    public init(stream: String, after: Int64, through: Int64, items: [Item]) {
        self.stream = stream
        self.after = after
        self.through = through
        self.items = items
    }
}

/// What became of a batch: all items up to `through` have their verdict, stored unless named here.
public struct HandUpVerdicts: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.handUpVerdicts

    /// An item that the parent will not have.
    public struct Refusal: Hashable, Codable, Sendable {
        /// Its number.
        public var sequence: Int64
        /// Why, in one sentence for a person.
        public var reason: String

        /// Makes a refusal.
        public init(sequence: Int64, reason: String) {
            self.sequence = sequence
            self.reason = reason
        }
    }

    /// The stream.
    public var stream: String
    /// The last number with a verdict.
    public var through: Int64
    /// What was refused; it is kept at both ends.
    public var refusals: [Refusal]

    /// Makes an answer.
    public init(stream: String, through: Int64, refusals: [Refusal]) {
        self.stream = stream
        self.through = through
        self.refusals = refusals
    }
}

/// The parent tells how far a stream lies in the ledger of the root. Pushed with id 0 whenever it grows.
public struct Settled: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.settled

    /// The stream.
    public var stream: String
    /// Everything up to this number is in the ledger of the root, or was refused on the way.
    public var through: Int64
    /// The name of the root.
    public var root: String

    /// Makes a promise.
    public init(stream: String, through: Int64, root: String) {
        self.stream = stream
        self.through = through
        self.root = root
    }
}

/// Ingest asks its ledger which documents have come to the root since it asked last.
public struct AskReceipts: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.askReceipts

    /// The stream of the last answer; `nil` at the first question.
    public var stream: String?
    /// The cursor of the last answer; 0 at the first question.
    public var after: Int64
    /// Only these are asked for, wherever they stand, and the cursor stays where it is; `nil` for what is behind the cursor.
    public var documents: [DocumentID]?

    /// Makes a question.
    public init(stream: String?, after: Int64, documents: [DocumentID]? = nil) {
        self.stream = stream
        self.after = after
        self.documents = documents
    }
}

/// Documents whose facts are in the ledger of the root.
public struct Receipts: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.receipts

    /// The stream of the ledger that answers; when it is another than was asked about, the cursor began anew.
    public var stream: String
    /// The cursor for the next question; that of the question when it was for documents by name.
    public var through: Int64
    /// The name of the root; `nil` while no parent has named one.
    public var root: String?
    /// The documents.
    public var documents: [DocumentID]

    /// Makes an answer.
    public init(stream: String, through: Int64, root: String?, documents: [DocumentID]) {
        self.stream = stream
        self.through = through
        self.root = root
        self.documents = documents
    }
}

/// How a node is, with what it knows of the nodes below it: told to its parent every few seconds, so that the tree can be
/// seen from above.
public struct NodeReport: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.nodeReport

    /// A node below, as the one above it sees it.
    public struct Below: Hashable, Codable, Sendable {
        /// What it last told.
        public var report: NodeReport
        /// Whether its line is up now.
        public var isConnected: Bool
        /// How long ago it was last heard, in seconds.
        public var silentSeconds: Int

        /// Makes a node below.
        public init(report: NodeReport, isConnected: Bool, silentSeconds: Int) {
            self.report = report
            self.isConnected = isConnected
            self.silentSeconds = silentSeconds
        }
    }

    /// How a node stands to the catalogues that are published. What the versions before did not tell is `nil`.
    public struct CatalogueStanding: Hashable, Codable, Sendable {
        /// The digest of all that the node reads by.
        public var digest: String
        /// The node at which the catalogue that it reads by was published; `nil` where it reads by the product's or its own.
        public var publisher: String?
        /// Whether it came from the node above.
        public var isHandedDown: Bool
        /// The edition that was handed down and is not taken.
        public var refusedEdition: Int?
        /// Why, in one sentence.
        public var refusal: String?

        /// Makes it.
        public init(
            digest: String, publisher: String? = nil, isHandedDown: Bool = false, refusedEdition: Int? = nil,
            refusal: String? = nil
        ) {
            self.digest = digest
            self.publisher = publisher
            self.isHandedDown = isHandedDown
            self.refusedEdition = refusedEdition
            self.refusal = refusal
        }
    }

    /// The name of the node.
    public var node: String
    /// The place that it answers for.
    public var place: String?
    /// The edition of its catalogue and rules.
    public var edition: String?
    /// How it stands to the catalogues that are published; `nil` from nodes of a version that knew of none.
    public var catalogue: CatalogueStanding?
    /// Its counts by name: `documents`, `dead`, `observations`, `cells`, `outbox`, `refused`, `quarantined`, `turned_away`; below
    /// another node also `connected`, `connects`, `lag`, `lag_seconds`, `oldest_seconds`, `unsettled`.
    public var counts: [String: Int]
    /// The nodes directly below.
    public var below: [Below]

    /// Makes a report.
    public init(
        node: String, place: String? = nil, edition: String? = nil, catalogue: CatalogueStanding? = nil,
        counts: [String: Int] = [:], below: [Below] = []
    ) {
        self.node = node
        self.place = place
        self.edition = edition
        self.catalogue = catalogue
        self.counts = counts
        self.below = below
    }
}

/// The operator asks how the tree is, from a node downward.
public struct AskTree: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.askTree

    /// Makes a question.
    public init() {}
}
