/// A table written as text: one row a line, cells separated by bars.
struct Table: Sendable {
    /// One line of the table.
    struct Row: Sendable, CustomStringConvertible {
        fileprivate var cells: [String: String]

        /// The line as it is written: what a failing test shows.
        let description: String

        /// The cell of a column that the table has.
        subscript(column: String) -> String {
            guard let cell = cells[column] else { preconditionFailure("the table has no column “\(column)”") }
            return cell
        }
    }

    /// The names of the columns.
    let columns: [String]
    /// The lines.
    let rows: [Row]

    /// Reads the lines. A line with too many or too few cells is a mistake in the table and stops the test.
    init(columns: [String], _ text: String) {
        self.columns = columns
        rows = text.split(separator: "\n").map { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { cell in
                cell.trimmingPrefix(while: \.isWhitespace).reversed().trimmingPrefix(while: \.isWhitespace).reversed()
            }
            precondition(cells.count == columns.count, "this line needs \(columns.count) cells: \(line)")
            return Row(
                cells: Dictionary(uniqueKeysWithValues: zip(columns, cells.map { String($0) })),
                description: String(line))
        }
    }
}
