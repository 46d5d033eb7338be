import Documents
import Observations
import Places

/// What does the node above hold of the place of the one that asks, and of what lies under it?
public struct AskDigests: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.askDigests

    /// Makes the question.
    public init() {}
}

/// What it holds, by place and year.
public struct Digests: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.digests

    /// The documents of one place and year.
    public struct Item: Hashable, Codable, Sendable {
        /// The place.
        public var place: PlaceCode
        /// The year.
        public var year: Int
        /// How many documents.
        public var documents: Int
        /// A checksum over all that is held of them.
        public var digest: Int64

        /// Makes an item.
        public init(place: PlaceCode, year: Int, documents: Int, digest: Int64) {
            self.place = place
            self.year = year
            self.documents = documents
            self.digest = digest
        }
    }

    /// The places and years.
    public var items: [Item]

    /// Makes an answer.
    public init(items: [Item]) { self.items = items }
}

/// Which of these does the node above lack, and what does it hold of the place and year beside them?
public struct CompareHoldings: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.compareHoldings

    /// The place; `nil` for documents whose place nothing tells.
    public var place: PlaceCode?
    /// The year.
    public var year: Int?
    /// What the one that asks holds.
    public var items: [Holding]

    /// Makes a question.
    public init(place: PlaceCode?, year: Int?, items: [Holding]) {
        self.place = place
        self.year = year
        self.items = items
    }
}

/// What the node above lacks, and what it holds beside.
public struct ComparedHoldings: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.comparedHoldings

    /// A document that the one that asks does not hold.
    public struct Extra: Hashable, Codable, Sendable {
        /// The document.
        public var document: DocumentID
        /// At which nodes it was handed in.
        public var nodes: [String]

        /// Makes it.
        public init(document: DocumentID, nodes: [String]) {
            self.document = document
            self.nodes = nodes
        }
    }

    /// Documents of which it lacks something.
    public var missing: [DocumentID]
    /// What it holds beside.
    public var extra: [Extra]
    /// What was decided there about cells of the place and year: a decision does not travel down. `nil` from nodes of a version that told
    /// of them as of documents, under the names by which they are kept.
    public var decisions: [Adjudication]?

    /// Makes an answer.
    public init(missing: [DocumentID], extra: [Extra], decisions: [Adjudication]? = nil) {
        self.missing = missing
        self.extra = extra
        self.decisions = decisions
    }
}

/// The operator orders that all be compared with the node above, and what it lacks be handed up again.
public struct VerifyParent: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.verifyParent

    /// Makes the order.
    public init() {}
}

/// What the comparison with the node above found.
public struct ParentVerified: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.parentVerified

    /// A place and year in which the two differ.
    public struct Difference: Hashable, Codable, Sendable {
        /// The place; `nil` for documents whose place nothing tells.
        public var place: PlaceCode?
        /// The year.
        public var year: Int?
        /// What the node above lacked; it is handed up again.
        public var missing: [DocumentID]
        /// What it holds and this one does not.
        public var extra: [ComparedHoldings.Extra]
        /// What was decided above about cells of the place and year; see ``ComparedHoldings/decisions``.
        public var decisions: [Adjudication]?

        /// Whether one of the two lacks something that it should have. What was decided above is rightly there alone.
        public var isFault: Bool { !missing.isEmpty || !extra.isEmpty }

        /// Makes it.
        public init(
            place: PlaceCode?, year: Int?, missing: [DocumentID], extra: [ComparedHoldings.Extra],
            decisions: [Adjudication]? = nil
        ) {
            self.place = place
            self.year = year
            self.missing = missing
            self.extra = extra
            self.decisions = decisions
        }
    }

    /// The name of the node above.
    public var parent: String
    /// How many places and years were compared.
    public var groups: Int
    /// How many documents this node holds in them.
    public var documents: Int
    /// Where the two differ.
    public var differences: [Difference]
    /// How many facts the node above had refused; they are handed up once more. `nil` from a node of a version that did not.
    public var refused: Int?

    /// Makes an answer.
    public init(parent: String, groups: Int, documents: Int, differences: [Difference], refused: Int? = nil) {
        self.parent = parent
        self.groups = groups
        self.documents = documents
        self.differences = differences
        self.refused = refused
    }
}
