import Foundation

/// One JSON object on one line, its fields in the order in which they were given.
struct JSONLine {
    private var fields: [String] = []

    /// A field with a value that is JSON already.
    mutating func raw(_ name: String, _ json: String) { fields.append("\(Self.quoted(name)):\(json)") }

    /// A string, or null.
    mutating func string(_ name: String, _ value: String?) { raw(name, value.map(Self.quoted) ?? "null") }

    /// A whole number, or null.
    mutating func integer(_ name: String, _ value: Int?) { raw(name, value.map { String($0) } ?? "null") }

    /// A number without exponent, or null.
    mutating func number(_ name: String, _ value: Decimal?) { raw(name, value.map { "\($0)" } ?? "null") }

    /// A truth value.
    mutating func boolean(_ name: String, _ value: Bool) { raw(name, value ? "true" : "false") }

    /// The object and a line end.
    var text: String { "{\(fields.joined(separator: ","))}\n" }

    /// The object alone.
    var object: String { "{\(fields.joined(separator: ","))}" }

    /// A list of values that are JSON already.
    static func list(_ items: [String]) -> String { "[\(items.joined(separator: ","))]" }

    /// A list of objects, one for each item.
    static func objects<Items: Sequence>(_ items: Items, _ fill: (inout JSONLine, Items.Element) -> Void) -> String {
        list(
            items.map { item in
                var line = JSONLine()
                fill(&line, item)
                return line.object
            })
    }

    /// A JSON string: quotes, backslashes and control characters escaped, the rest as it stands.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
