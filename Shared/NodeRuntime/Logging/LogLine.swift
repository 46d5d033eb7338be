/// One event as one line.
struct LogLine {
    /// Keys and values in the order of the line: time, level, service, message, then the data by key.
    let fields: [(key: String, value: LogValue)]

    init(time: String, level: String, service: String, message: String, data: [(key: String, value: LogValue)]) {
        let head: [(key: String, value: LogValue)] = [
            ("time", .text(time)), ("level", .text(level)), ("service", .text(service)), ("message", .text(message)),
        ]
        let taken = Set(head.map(\.key))
        let named = data.map { field in
            let key = Self.key(field.key)
            return (key: taken.contains(key) ? "data.\(key)" : key, value: field.value)
        }
        fields = head + named.sorted { $0.key < $1.key }
    }

    func text(_ format: LogFormat) -> String {
        switch format {
        case .logfmt: fields.map { "\($0.key)=\(Self.logfmt($0.value))" }.joined(separator: " ")
        case .json: "{" + fields.map { "\(EscapedText.quoted($0.key)):\($0.value.json)" }.joined(separator: ",") + "}"
        }
    }

    /// A key that cannot be mistaken: what separates and quotes becomes an underscore.
    private static func key(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { isBare($0) ? $0 : "_" }
        return scalars.isEmpty ? "_" : String(String.UnicodeScalarView(scalars))
    }

    private static func logfmt(_ value: LogValue) -> String {
        let words = value.words
        return !words.isEmpty && words.unicodeScalars.allSatisfy(isBare) ? words : EscapedText.quoted(words)
    }

    /// Whether a scalar may stand outside quotes.
    private static func isBare(_ scalar: Unicode.Scalar) -> Bool {
        scalar != "\"" && scalar != "=" && scalar != "\\" && !scalar.properties.isWhitespace
            && EscapedText.isPlain(scalar)
    }
}
