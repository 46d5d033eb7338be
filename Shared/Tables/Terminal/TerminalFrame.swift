/// A drawing that replaces the one before it on a terminal, without a flicker and without scrolling.
public struct TerminalFrame: Sendable {
    /// The columns of the terminal; longer lines go on in the next row.
    public var columns: Int
    /// The rows of the terminal.
    public var rows: Int

    /// Describes the terminal.
    public init(columns: Int, rows: Int) {
        self.columns = max(1, columns)
        self.rows = max(2, rows)
    }

    /// The codes and lines that draw: from the first row downward, each row cleared behind its text, and all below.
    /// - Parameter more: what stands in the last row in place of so many lines that find no room.
    public func text(_ lines: [String], more: (Int) -> String) -> String {
        // The last row is left to the cursor: a line feed there would scroll.
        var room = rows - 1
        var shown = lines.prefix { line in
            room -= height(of: line)
            return room >= 0
        }
        if shown.count < lines.count {
            while !shown.isEmpty, shown.reduce(0, { $0 + height(of: $1) }) > rows - 2 { shown.removeLast() }
            shown += [more(lines.count - shown.count)]
        }
        return "\u{1B}[H" + shown.map { $0 + "\u{1B}[K\n" }.joined() + "\u{1B}[J"
    }

    private func height(of line: String) -> Int {
        max(1, (TextWidth.columns(of: line) + columns - 1) / columns)
    }
}
