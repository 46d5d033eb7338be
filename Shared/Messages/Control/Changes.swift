import Documents
import Indicators
import Observations
import Places

/// A page of the figures that a later edition told differently.
public struct AskChanges: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.askChanges

    /// Only what was recorded at this time or later, in milliseconds since 1970 (UTC).
    public var since: Int64?
    /// Only changes of this document.
    public var document: DocumentID?
    /// Only changes at this place.
    public var place: PlaceCode?
    /// Only changes of this indicator.
    public var indicator: IndicatorCode?
    /// The cursor after which the page begins; 0 for the first.
    public var after: Int64
    /// The longest page.
    public var limit: Int

    /// Makes the question.
    public init(
        since: Int64? = nil, document: DocumentID? = nil, place: PlaceCode? = nil, indicator: IndicatorCode? = nil,
        after: Int64, limit: Int
    ) {
        self.since = since
        self.document = document
        self.place = place
        self.indicator = indicator
        self.after = after
        self.limit = limit
    }
}

/// A page of the figures that a later edition told differently, in the order in which they were recorded.
public struct ChangesPage: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.changes

    /// One figure.
    public struct Item: Hashable, Codable, Sendable {
        /// When it was recorded, in milliseconds since 1970 (UTC).
        public var time: Int64
        /// The figure before and after.
        public var change: ReadingChange

        /// Makes an item.
        public init(time: Int64, change: ReadingChange) {
            self.time = time
            self.change = change
        }
    }

    /// The figures.
    public var items: [Item]
    /// The cursor of the next page; `nil` at the end.
    public var next: Int64?

    /// Makes a page.
    public init(items: [Item], next: Int64?) {
        self.items = items
        self.next = next
    }
}
