/// Why a service cannot start or go on, in one sentence for a person and one number for a script.
public struct StartError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The number for scripts.
    public let reason: ExitReason

    /// What is wrong, with the name of the file, peer or field, and what to do.
    public let sentence: String

    /// Creates the error.
    public init(_ reason: ExitReason, _ sentence: String) {
        self.reason = reason
        self.sentence = sentence
    }

    /// The sentence.
    public var description: String { sentence }
}
