import Phrases

/// A value as somebody wrote it, in a configuration file or an environment variable, before it has a type.
public enum WrittenValue: Sendable, Equatable {
    /// A scalar without quotes: `12`, `true`, `330100`.
    case plain(String)

    /// A scalar in quotes or a block: always a text, never a number.
    case quoted(String)

    /// The text of an environment variable, which knows no quotes; a list is separated by commas.
    case environment(String)

    /// A sequence.
    case list([WrittenValue])

    /// A mapping of further keys where a value should stand.
    case section

    /// `null`, `~`, or nothing after the colon.
    case nothing

    /// What was found, for a message: `has the text "256 KiB"`.
    var found: Phrase {
        switch self {
        case .plain(let text), .environment(let text): Phrase(zh: "“\(text)”", en: "\"\(text)\"")
        case .quoted(let text): Phrase(zh: "加引号的文字“\(text)”", en: "the text \"\(text)\" in quotes")
        case .list(let items): Phrase(zh: "\(items.count) 项的列表", en: "a list of \(items.count)")
        case .section: Phrase(zh: "含有下级键的小节", en: "a section with further keys")
        case .nothing: Phrase(zh: "空值", en: "nothing")
        }
    }

    /// The text of a scalar that may stand for a number or a truth value; `nil` for texts in quotes and for all else.
    var bare: String? {
        switch self {
        case .plain(let text), .environment(let text): text
        case .quoted, .list, .section, .nothing: nil
        }
    }

    /// The text of any scalar.
    var text: String? {
        switch self {
        case .plain(let text), .quoted(let text), .environment(let text): text
        case .list, .section, .nothing: nil
        }
    }
}
