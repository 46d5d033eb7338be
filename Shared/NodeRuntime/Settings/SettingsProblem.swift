/// One thing that is wrong in a configuration.
public struct SettingsProblem: Sendable, Equatable, CustomStringConvertible {
    /// Where it stands.
    public enum Source: Sendable, Equatable {
        /// A line of a file, counted from 1.
        case line(Int, file: String)

        /// A file as a whole.
        case file(String)

        /// An environment variable.
        case environment(String)

        /// The description of the settings in the program itself.
        case program(String)
    }

    /// Where it stands.
    public let source: Source

    /// What is wrong and what to do.
    public let sentence: String

    /// Place and sentence: `ingest.yaml:3: …`.
    public var description: String {
        switch source {
        case .line(let line, let file): "\(file):\(line): \(sentence)"
        case .file(let file): "\(file): \(sentence)"
        case .environment(let name): "environment variable \(name): \(sentence)"
        case .program(let name): "settings of \(name): \(sentence)"
        }
    }
}
