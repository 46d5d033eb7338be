import Places
import Quantities
import Rollups

/// Who owes a report and has not handed it in?
public struct AskOverdue: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.askOverdue

    /// The place with all under it; `nil` for the place that the node answers for.
    public var place: PlaceCode?
    /// The year reported; `nil` for the last one whose report is due on ``day``.
    public var year: Int?
    /// The day as of which it is asked, where the person who asks lives.
    public var day: CalendarDay
    /// The last moment of that day, in milliseconds since 1970 (UTC): what was handed in later is not seen.
    public var until: Int64

    /// Makes the question.
    public init(place: PlaceCode?, year: Int?, day: CalendarDay, until: Int64) {
        self.place = place
        self.year = year
        self.day = day
        self.until = until
    }
}

/// Everything that the roster asks of a place and all under it for a year, with what is known of it.
public struct Overdue: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.overdue

    /// The place with all under it; `nil` when none was named and the node answers for none, or the gazetteer does not have it.
    public var place: PlaceCode?
    /// The year reported.
    public var year: Int
    /// What is owed, exempt or secret, as one reads down the tree.
    public var items: [Fulfilment]

    /// Makes an answer.
    public init(place: PlaceCode?, year: Int, items: [Fulfilment]) {
        self.place = place
        self.year = year
        self.items = items
    }
}
