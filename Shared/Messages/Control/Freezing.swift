import Places
import Rollups

/// Cells shall be kept under a name as they are now.
public struct FreezeCells: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.freeze

    /// The name.
    public var name: String
    /// Only the cells of this place and of all under it; `nil` for all.
    public var place: PlaceCode?
    /// Only the cells of this year; `nil` for all.
    public var year: Int?
    /// Who does it.
    public var person: String?

    /// Makes the order.
    public init(name: String, place: PlaceCode?, year: Int?, person: String?) {
        self.name = name
        self.place = place
        self.year = year
        self.person = person
    }
}

/// What is kept under which names?
public struct AskFreezes: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.askFreezes

    /// Makes the question.
    public init() {}
}

/// What is kept under names: all of it, or what was just frozen.
public struct Freezes: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.freezes

    /// The freezes, by name.
    public var items: [Freeze]

    /// Makes an answer.
    public init(items: [Freeze]) { self.items = items }
}

/// What is different since a freeze?
public struct CompareFreeze: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.compareFreeze

    /// The name.
    public var name: String

    /// Makes the question.
    public init(name: String) { self.name = name }
}

/// What is different since a freeze.
public struct FreezeDifferences: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.freezeDifferences

    /// The cells that say something else, in the order of cells.
    public var items: [FrozenDifference]

    /// Makes an answer.
    public init(items: [FrozenDifference]) { self.items = items }
}
