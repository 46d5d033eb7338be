/// How a table is written as text.
public enum Dialect: Sendable, CaseIterable {
    /// For programs: UTF-8, line feeds, English headings, codes.
    case plain
    /// For Excel: UTF-8 with a byte-order mark, carriage return and line feed, Chinese headings, Chinese words for codes,
    /// and text that a spreadsheet would take for a formula disarmed.
    case chinese

    /// What stands before the heading.
    var preamble: [UInt8] { self == .chinese ? [0xEF, 0xBB, 0xBF] : [] }
    /// What ends a line.
    var lineEnd: [UInt8] { self == .chinese ? [0x0D, 0x0A] : [0x0A] }
}
