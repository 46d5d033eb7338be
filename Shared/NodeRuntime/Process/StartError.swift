import Phrases

/// Why a service cannot start or go on, or a command cannot do what it was asked: one sentence for a person, in both
/// languages, and one number for a script.
public struct StartError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The number for scripts.
    public let reason: ExitReason

    /// What is wrong, with the name of the file, peer or field, and what to do: for people.
    public let words: Phrase

    /// Creates the error.
    public init(_ reason: ExitReason, _ words: Phrase) {
        self.reason = reason
        self.words = words
    }

    /// Creates the error.
    public init(_ reason: ExitReason, zh: String, en: String) { self.init(reason, Phrase(zh: zh, en: en)) }

    /// The sentence in English, as logs have it.
    public var sentence: String { words.en }

    /// The sentence in English.
    public var description: String { sentence }
}
