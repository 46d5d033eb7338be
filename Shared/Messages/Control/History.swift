import Rollups

/// What did a cell say before?
public struct AskHistory: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.askHistory

    /// The cell.
    public var key: Cell.Key

    /// Makes the question.
    public init(_ key: Cell.Key) { self.key = key }
}

/// What a cell said from the first time on, oldest first.
public struct History: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.history

    /// A version for each time that it changed.
    public var versions: [CellVersion]

    /// Makes an answer.
    public init(versions: [CellVersion]) { self.versions = versions }
}
