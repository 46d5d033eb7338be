import Rollups

/// What is a cell made of, and what stayed out of it?
public struct AskInputs: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.askInputs

    /// The cell; it need not exist.
    public var key: Cell.Key

    /// Makes a question.
    public init(_ key: Cell.Key) { self.key = key }
}

/// What it is made of.
public struct InputsAnswer: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.inputs

    /// Every input, with the rule by which it came in or stayed out.
    public var inputs: CellInputs

    /// Makes an answer.
    public init(_ inputs: CellInputs) { self.inputs = inputs }
}
