import Quantities

/// What a number in a flattened table takes from its row and its column.
struct TableCell: Sendable {
    /// Where its label stands.
    var label: Range<Int>
    /// The year of its row or column.
    var date: DateExpression?
    /// The measure word of its row, its column or the whole table.
    var measure: MeasureLabel?
}
