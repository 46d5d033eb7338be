import Places
import Rollups

/// What do the figures of one year come to in the divisions of another?
public struct AskAsOf: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.askAsOf

    /// The place, which must be one of the year of the divisions.
    public var place: PlaceCode
    /// The year of the figures.
    public var year: Int
    /// The year of the divisions.
    public var asOf: Int
    /// How many levels below the place are told too.
    public var depth: Int

    /// Makes a question.
    public init(place: PlaceCode, year: Int, asOf: Int, depth: Int = 0) {
        self.place = place
        self.year = year
        self.asOf = asOf
        self.depth = depth
    }
}

/// What they come to.
public struct AsOfAnswer: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.asOf

    /// The place first, then those under it of which anything is known, level by level.
    public var items: [AsOfResult]

    /// Makes an answer.
    public init(items: [AsOfResult]) { self.items = items }
}
