import Places
import Rollups

/// What the ledger holds of one place and year.
public struct AskPlace: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.askPlace

    /// The place and the year.
    public var key: PlaceYear

    /// Makes the question.
    public init(_ key: PlaceYear) { self.key = key }
}

/// What the ledger holds of one place and year, and what has to do with it.
public struct PlaceAnswer: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.place

    /// Its documents of the year, and of the years before and after, which tell of the year as well.
    public var documents: [DocumentsPage.Item]
    /// Documents of the place above that state figures of this place.
    public var above: [DocumentsPage.Item]
    /// Documents of the places of which its documents state figures.
    public var below: [DocumentsPage.Item]
    /// Documents that nothing gives to a place or year, of which this place comes into question.
    public var undecided: [DocumentsPage.Item]
    /// Its cells of the year, and of the years before and after.
    public var cells: [Cell]

    /// Makes an answer.
    public init(
        documents: [DocumentsPage.Item], above: [DocumentsPage.Item], below: [DocumentsPage.Item],
        undecided: [DocumentsPage.Item], cells: [Cell]
    ) {
        self.documents = documents
        self.above = above
        self.below = below
        self.undecided = undecided
        self.cells = cells
    }
}
