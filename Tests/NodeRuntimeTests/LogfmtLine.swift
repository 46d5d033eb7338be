/// Reads a line of key=value pairs back, as a collector of logs would.
struct LogfmtLine {
    private(set) var fields: [(key: String, value: String)] = []

    subscript(key: String) -> String? { fields.first { $0.key == key }?.value }

    /// `nil` when the line is not well formed.
    init?(_ line: String) {
        var rest = Substring(line)
        while !rest.isEmpty {
            guard let equals = rest.firstIndex(of: "=") else { return nil }
            let key = String(rest[..<equals])
            guard !key.isEmpty, !key.contains(where: { $0 == " " || $0 == "\"" }) else { return nil }
            rest = rest[rest.index(after: equals)...]
            guard let value = rest.first == "\"" ? Self.quoted(&rest) : Self.bare(&rest) else { return nil }
            fields.append((key, value))
            if rest.isEmpty { return }
            guard rest.removeFirst() == " ", !rest.isEmpty else { return nil }
        }
    }

    private static func bare(_ rest: inout Substring) -> String? {
        let value = rest.prefix { $0 != " " }
        rest = rest[value.endIndex...]
        return value.isEmpty || value.contains("\"") ? nil : String(value)
    }

    private static func quoted(_ rest: inout Substring) -> String? {
        var units: [UInt16] = []
        rest.removeFirst()
        while let character = rest.popFirst() {
            if character == "\"" { return String(decoding: units, as: UTF16.self) }
            guard character == "\\" else {
                units += Array(String(character).utf16)
                continue
            }
            switch rest.popFirst() {
            case "n": units.append(0x0A)
            case "r": units.append(0x0D)
            case "t": units.append(0x09)
            case "\"": units.append(0x22)
            case "\\": units.append(0x5C)
            case "u":
                guard let unit = UInt16(rest.prefix(4), radix: 16) else { return nil }
                rest = rest.dropFirst(4)
                units.append(unit)
            default: return nil
            }
        }
        return nil
    }
}
