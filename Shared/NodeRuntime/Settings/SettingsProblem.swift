import Phrases

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
    public let sentence: Phrase

    init(source: Source, zh: String, en: String) {
        self.source = source
        sentence = Phrase(zh: zh, en: en)
    }

    /// Place and sentence: `ingest.yaml:3: …`.
    public var words: Phrase {
        let place =
            switch source {
            case .line(let line, let file): Phrase(zh: "\(file):\(line)", en: "\(file):\(line)")
            case .file(let file): Phrase(zh: file, en: file)
            case .environment(let name): Phrase(zh: "环境变量 \(name)", en: "environment variable \(name)")
            case .program(let name): Phrase(zh: "\(name) 的设置", en: "settings of \(name)")
            }
        return Phrase(zh: "\(place.zh)：\(sentence.zh)", en: "\(place.en): \(sentence.en)")
    }

    /// Place and sentence in English.
    public var description: String { words.en }
}
