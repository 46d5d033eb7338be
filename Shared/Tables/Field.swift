import Foundation
import Phrases
import Quantities

/// One value of a row, before it is written in a dialect.
public enum Field: Hashable, Sendable {
    /// No value: an empty field, never 0.
    case empty
    /// Text as it is, possibly from a document.
    case text(String)
    /// Text made here, in both languages.
    case phrase(Phrase)
    /// A value of an enumeration, by its stable code.
    case code(String)
    /// A number, written plainly.
    case number(Decimal)
    /// A whole number.
    case integer(Int)
    /// True or false.
    case flag(Bool)
    /// A day.
    case day(CalendarDay)

    /// Text, or empty.
    static func text(_ text: String?) -> Field { text.map { $0.isEmpty ? .empty : .text($0) } ?? .empty }
    /// A code, or empty.
    static func code(_ code: String?) -> Field { code.map { .code($0) } ?? .empty }
    /// A number, or empty.
    static func number(_ number: Decimal?) -> Field { number.map { .number($0) } ?? .empty }
    /// A whole number, or empty.
    static func integer(_ integer: Int?) -> Field { integer.map { .integer($0) } ?? .empty }
    /// A day, or empty.
    static func day(_ day: CalendarDay?) -> Field { day.map { .day($0) } ?? .empty }
    /// Texts in one field, separated by semicolons.
    static func list(_ texts: [String]) -> Field { .text(texts.joined(separator: "; ")) }
}
