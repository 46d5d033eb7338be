import Phrases

/// A configuration that is refused, with everything that is wrong in it.
public struct SettingsError: Error, Sendable, Equatable, CustomStringConvertible {
    /// At least one, in the order of the file, then of the environment.
    public let problems: [SettingsProblem]

    /// One line a problem, for people.
    public var words: Phrase {
        Phrase(
            zh: problems.map(\.words.zh).joined(separator: "\n"), en: problems.map(\.words.en).joined(separator: "\n"))
    }

    /// One line a problem, in English.
    public var description: String { words.en }
}
