import Rollups

/// How did a cell grow since the year before?
public struct AskGrowth: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.askGrowth

    /// The cell.
    public var key: Cell.Key

    /// Makes a question.
    public init(_ key: Cell.Key) { self.key = key }
}

/// How it grew.
public struct GrowthAnswer: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.growth

    /// The growth; `nil` where nothing is added, or no place states both years.
    public var growth: Growth?

    /// Makes an answer.
    public init(growth: Growth?) { self.growth = growth }
}
