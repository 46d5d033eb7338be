internal import Logging

/// A metadata value on its way into a line.
enum LogValue: Equatable {
    case text(String)

    /// The digits of a number, or `true` or `false`: written without quotes in JSON.
    case bare(String)
    case list([LogValue])

    /// The value as fields: a dictionary becomes dotted keys, in the order of the keys.
    static func fields(_ key: String, _ value: Logger.MetadataValue) -> [(key: String, value: LogValue)] {
        switch value {
        case .dictionary(let parts):
            parts.sorted { $0.key < $1.key }.flatMap { fields("\(key).\($0.key)", $0.value) }
        default:
            [(key, LogValue(value))]
        }
    }

    private init(_ value: Logger.MetadataValue) {
        switch value {
        case .string(let text): self = .text(text)
        case .array(let items): self = .list(items.map(LogValue.init))
        case .dictionary: self = .text(value.description)
        case .stringConvertible(let item):
            switch item {
            case is any BinaryInteger, is Bool: self = .bare(item.description)
            case let number as Double where number.isFinite: self = .bare(number.description)
            default: self = .text(item.description)
            }
        }
    }

    /// The words of the value, without quotes; a list in brackets.
    var words: String {
        switch self {
        case .text(let text), .bare(let text): text
        case .list(let items): "[" + items.map(\.words).joined(separator: ",") + "]"
        }
    }

    var json: String {
        switch self {
        case .text(let text): EscapedText.quoted(text)
        case .bare(let text): text
        case .list(let items): "[" + items.map(\.json).joined(separator: ",") + "]"
        }
    }
}
