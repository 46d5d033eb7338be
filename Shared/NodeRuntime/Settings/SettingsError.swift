/// A configuration that is refused, with everything that is wrong in it.
public struct SettingsError: Error, Sendable, Equatable, CustomStringConvertible {
    /// At least one, in the order of the file, then of the environment.
    public let problems: [SettingsProblem]

    /// One line a problem.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
