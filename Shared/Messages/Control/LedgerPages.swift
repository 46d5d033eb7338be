import Documents
import Rollups

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
