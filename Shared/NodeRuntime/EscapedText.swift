/// Texts in double quotes on one line, with the escapes that JSON, YAML and logfmt share.
enum EscapedText {
    /// What a character beyond U+FFFF becomes, where it must be escaped.
    enum LongEscape {
        /// Two surrogates, as in JSON.
        case surrogates

        /// `\\U` and eight digits, as in YAML.
        case eightDigits
    }

    /// `text` in double quotes.
    ///
    /// Everything that could break a line, hide or turn around what follows (control characters, line and paragraph
    /// separators, directional marks) is escaped, so that a document cannot write a log line of its own.
    static func quoted(_ text: String, _ long: LongEscape = .surrogates) -> String {
        var result = "\""
        result.reserveCapacity(text.utf8.count + 2)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default:
                if isPlain(scalar) {
                    result.unicodeScalars.append(scalar)
                } else if long == .eightDigits, scalar.value > 0xFFFF {
                    result += "\\U" + hexadecimal(scalar.value, digits: 8)
                } else {
                    for unit in String(scalar).utf16 { result += "\\u" + hexadecimal(unit, digits: 4) }
                }
            }
        }
        return result + "\""
    }

    /// Whether `scalar` may stand in a line as it is.
    static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x7F { return scalar.value >= 0x20 }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: return false
        default: return true
        }
    }

    private static func hexadecimal(_ number: some BinaryInteger, digits: Int) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
