/// One tab-separated table of the gazetteer, read by bytes.
///
/// The first line is a comment with the edition; every further line is a record. Nothing is unescaped: the tables hold
/// neither tabs nor line ends inside a field.
struct GazetteerTable {
    /// The file's name, for errors.
    let file: String
    /// The whole file.
    let bytes: [UInt8]

    private static let tab: UInt8 = 0x09
    private static let newline: UInt8 = 0x0A

    /// The edition in the header line.
    /// - Throws: ``GazetteerError`` when the header does not state one.
    func edition() throws -> Int {
        let header = bytes.prefix { $0 != Self.newline }
        for part in String(decoding: header, as: UTF8.self).split(separator: ";") {
            let pair = part.split(separator: "=")
            if pair.count == 2, pair[0].drop(while: { $0 == " " }) == "edition", let number = Int(pair[1]) {
                return number
            }
        }
        throw GazetteerError.malformed(file: file, line: 1, reason: "the header states no edition")
    }

    /// Calls `body` with the fields of every record and its line number. Complexity: linear in the bytes.
    func forEachRecord(_ body: (_ fields: [Range<Int>], _ line: Int) throws -> Void) rethrows {
        var fields: [Range<Int>] = []
        var start = 0
        var line = 1
        for index in bytes.indices {
            switch bytes[index] {
            case Self.tab:
                fields.append(start..<index)
                start = index + 1
            case Self.newline:
                fields.append(start..<index)
                if line > 1 { try body(fields, line) }
                fields.removeAll(keepingCapacity: true)
                start = index + 1
                line += 1
            default: break
            }
        }
    }

    /// Calls `body` with all bytes, every line after the header that is not empty, and its number. Complexity: linear in
    /// the bytes.
    @inline(__always)
    func forEachLine(
        _ body: (_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ number: Int) throws -> Void
    ) rethrows {
        try bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            var number = 1
            while start < bytes.count {
                var end = start
                while end < bytes.count, bytes[end] != Self.newline { end &+= 1 }
                if number > 1, end > start { try body(bytes, start..<end, number) }
                start = end + 1
                number += 1
            }
        }
    }

    /// A field as text.
    func text(_ field: Range<Int>) -> String { String(decoding: bytes[field], as: UTF8.self) }

    /// A field of decimal digits; `nil` when it is empty or something else.
    func number(_ field: Range<Int>) -> Int? {
        guard !field.isEmpty, field.count < 10 else { return nil }
        var value = 0
        for byte in bytes[field] {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte & 15)
        }
        return value
    }

    /// A field that is a list with semicolons between its members.
    func list(_ field: Range<Int>) -> [String] {
        field.isEmpty ? [] : bytes[field].split(separator: 0x3B).map { String(decoding: $0, as: UTF8.self) }
    }
}
