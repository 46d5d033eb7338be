import Phrases

/// Text in columns for a terminal, aligned by the width of Chinese characters.
public struct TerminalGrid {
    /// On which side a column is flush.
    public enum Side: Sendable {
        /// At its left: texts.
        case left
        /// At its right: numbers.
        case right
    }

    /// A row of cells, or a line of its own between them.
    private enum Row {
        case cells([String])
        case heading(String)
        case note(String)
    }

    private let sides: [Side]
    private var rows: [Row]
    private let headings: [String]
    private let style: TerminalStyle
    private static let gap = "  "

    /// Makes an empty table.
    public init(_ columns: [(heading: String, side: Side)], style: TerminalStyle) {
        headings = columns.map(\.heading)
        sides = columns.map(\.side)
        rows = []
        self.style = style
    }

    /// Whether nothing was added.
    public var isEmpty: Bool { rows.isEmpty }

    /// Adds a row with a cell for each column.
    public mutating func add(_ row: [String]) { rows.append(.cells(row)) }

    /// A line across all columns, above the rows that follow.
    public mutating func add(heading: String) { rows.append(.heading(heading)) }

    /// A text under the row before, in as many lines as it needs.
    public mutating func add(note: String) { rows.append(.note(note)) }

    /// Headings, a rule, and the rows, each indented. The last column takes what is left of the width, and is cut there.
    public func lines(indent: String = "") -> [String] {
        let cells = rows.compactMap { row -> [String]? in
            if case .cells(let cells) = row { cells } else { nil }
        }
        let widths = headings.indices.map { column in
            ([headings] + cells).map { TextWidth.columns(of: $0[column]) }.max() ?? 0
        }
        let fixed = widths.dropLast().reduce(0) { $0 + $1 + Self.gap.count } + indent.count
        func line(_ row: [String]) -> String {
            var cells = zip(zip(row, widths), sides).map {
                TextWidth.padded($0.0.0, to: $0.0.1, right: $0.1 == .right)
            }
            if let width = style.width, let last = row.last, sides.last == .left, width > fixed + 10 {
                cells[cells.count - 1] = TextWidth.cut(last, to: width - fixed)
            }
            var text = indent + cells.joined(separator: Self.gap)
            while text.last == " " { text.removeLast() }
            return text
        }
        func note(_ text: String) -> [String] {
            let margin = indent + Self.gap
            let lines = style.width.map { TextWidth.wrapped(text, to: max(20, $0 - margin.count)) } ?? [text]
            return lines.map { margin + $0 }
        }
        let body = rows.flatMap { row in
            switch row {
            case .cells(let cells): [line(cells)]
            case .heading(let text): [indent + style.dim(text)]
            case .note(let text): note(text)
            }
        }
        return [style.bold(line(headings))] + body
    }
}

/// How the terminal's tables are dressed. Nothing is looked up here: the caller knows its terminal.
public struct TerminalStyle: Sendable {
    /// The language.
    public var language: Language
    /// Whether ANSI colours are written.
    public var colour: Bool
    /// The columns of the terminal; `nil` when lines may be of any length.
    public var width: Int?

    /// Makes a style.
    public init(language: Language, colour: Bool = false, width: Int? = nil) {
        self.language = language
        self.colour = colour
        self.width = width
    }

    /// The text in heavy type, where colours may be used.
    public func bold(_ text: String) -> String { colour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    /// The text in red, where colours may be used.
    public func alarming(_ text: String) -> String { colour ? "\u{1B}[31m\(text)\u{1B}[0m" : text }
    /// The text in faint type, where colours may be used.
    public func dim(_ text: String) -> String { colour ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

    /// The text in the style's language.
    public func say(_ zh: @autoclosure () -> String, _ en: @autoclosure () -> String) -> String {
        language == .zh ? zh() : en()
    }
}
