import Quantities

/// What a number in a flattened table takes from its row and its column.
struct TableCell: Sendable {
    /// Where its label stands.
    var label: Range<Int>
    /// The year of its row or column.
    var date: DateExpression?
    /// The measure word of its row, its column or the whole table.
    var measure: MeasureLabel?
    /// The head of its row, where rows are places or bodies, or the sum of them.
    var row: Range<Int>?
    /// The figure of its row whose share it is; -1 for none.
    var shareOf = -1
}
