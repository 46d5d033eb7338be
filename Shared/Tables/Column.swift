import Phrases

/// What a column is called, holds and means.
public struct ColumnDescription: Sendable {
    /// The type of a column, by its name in a table schema.
    public enum Kind: String, Sendable {
        /// Text.
        case string
        /// A decimal number.
        case number
        /// A whole number.
        case integer
        /// `true` or `false`.
        case boolean
        /// `YYYY-MM-DD`.
        case date
        /// A year of the calendar.
        case year
    }

    /// The heading in the plain tables; stable.
    public let name: String
    /// The heading in the tables under `中文/`.
    public let heading: String
    /// What it holds.
    public let kind: Kind
    /// What it means.
    public let meaning: Phrase
    /// The unit of its numbers, where all rows have the same.
    public let unit: String?
    /// The codes it may hold, with the words for them; empty when it is free.
    public let vocabulary: [Term]
    /// Whether every row has a value.
    public let isRequired: Bool
}

/// A code and the words for it.
public struct Term: Hashable, Sendable {
    /// The code; stable.
    public let code: String
    /// The words.
    public let label: Phrase

    /// Makes a term.
    public init(_ code: String, _ zh: String, _ en: String) {
        self.code = code
        label = Phrase(zh: zh, en: en)
    }
}

/// A column of a table of `Record`s: its description, and how its value is found. The two stand together so that a
/// heading cannot drift away from its values.
struct Column<Record>: Sendable {
    let description: ColumnDescription
    let value: @Sendable (Record) -> Field

    init(
        _ name: String, _ heading: String, _ kind: ColumnDescription.Kind = .string, zh: String, en: String,
        unit: String? = nil, vocabulary: [Term] = [], required: Bool = false,
        _ value: @escaping @Sendable (Record) -> Field
    ) {
        description = ColumnDescription(
            name: name, heading: heading, kind: kind, meaning: Phrase(zh: zh, en: en), unit: unit,
            vocabulary: vocabulary, isRequired: required)
        self.value = value
    }
}
