import Foundation
import Phrases
import Quantities

/// Writes rows as RFC 4180 text in one dialect.
public struct CSVEncoder: Sendable {
    /// The dialect.
    public let dialect: Dialect
    private let headings: [String]
    private let words: [[String: String]]

    /// Makes an encoder for a table.
    public init(_ schema: TableSchema, dialect: Dialect) {
        self.dialect = dialect
        headings = schema.columns.map { dialect == .chinese ? $0.heading : $0.name }
        words = schema.columns.map { column in
            Dictionary(column.vocabulary.map { ($0.code, $0.label.zh) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// What a file begins with: the byte-order mark where the dialect has one, and the headings.
    public var head: [UInt8] {
        var line = dialect.preamble
        for (index, heading) in headings.enumerated() {
            if index > 0 { line.append(0x2C) }
            append(heading, to: &line)
        }
        return line + dialect.lineEnd
    }

    /// One row with its line end.
    ///
    /// - Precondition: as many fields as the table has columns.
    public func line(_ row: [Field]) -> [UInt8] {
        precondition(row.count == headings.count, "a row has as many fields as the table has columns")
        var line: [UInt8] = []
        line.reserveCapacity(256)
        for (index, field) in row.enumerated() {
            if index > 0 { line.append(0x2C) }
            append(text(of: field, words[index]), to: &line)
        }
        line += dialect.lineEnd
        return line
    }

    private func text(of field: Field, _ words: [String: String]) -> String {
        switch field {
        case .empty: return ""
        case .text(let text): return dialect == .chinese ? Self.disarmed(text) : text
        case .phrase(let phrase): return phrase.text(in: dialect == .chinese ? .zh : .en)
        case .code(let code): return dialect == .chinese ? words[code] ?? code : code
        case .number(let number): return "\(number)"
        case .integer(let integer): return "\(integer)"
        case .flag(let flag): return dialect == .chinese ? (flag ? "是" : "否") : (flag ? "true" : "false")
        case .day(let day): return day.description
        }
    }

    /// Text that a spreadsheet would run as a formula gets an apostrophe before it. The sentences come from outside.
    private static func disarmed(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r＝＋－＠".unicodeScalars.contains(first) else {
            return text
        }
        return "'" + text
    }

    private func append(_ text: String, to line: inout [UInt8]) {
        let bytes = text.utf8
        guard bytes.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
            line.append(contentsOf: bytes)
            return
        }
        line.append(0x22)
        for byte in bytes {
            if byte == 0x22 { line.append(0x22) }
            line.append(byte)
        }
        line.append(0x22)
    }
}
