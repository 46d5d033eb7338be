import Documents
import Places

/// Which documents does the ledger know of, by the beginning of their names, or by place and year?
///
/// A place is that of the text, or where the text decides none the one that the submitters name; it holds for all that lies under it.
public struct AskNames: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.askNames

    /// Only documents whose names begin so: hexadecimal digits, in lower case.
    public var beginning: String?
    /// Only documents of this place and of what lies under it.
    public var place: PlaceCode?
    /// Only documents that report this year.
    public var year: Int?
    /// The cursor after which the page begins; 0 for the first.
    public var after: Int64
    /// The longest page.
    public var limit: Int

    /// Makes the question.
    public init(beginning: String? = nil, place: PlaceCode? = nil, year: Int? = nil, after: Int64 = 0, limit: Int) {
        self.beginning = beginning
        self.place = place
        self.year = year
        self.after = after
        self.limit = limit
    }
}

/// Names of documents, in the order in which the ledger first heard of them.
public struct DocumentNames: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.names

    /// The names.
    public var items: [DocumentID]
    /// The cursor of the next page; `nil` on the last one.
    public var next: Int64?

    /// Makes an answer.
    public init(items: [DocumentID], next: Int64?) {
        self.items = items
        self.next = next
    }
}
