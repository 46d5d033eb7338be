/// One figure of a report, in the terms of the tables.
struct Figure: Hashable, Comparable, CustomStringConvertible {
    /// The report that states it.
    var path: String
    /// What is counted.
    var indicator: String
    /// How much.
    var amount: Amount
    /// Whose figure it is.
    var scope: String
    /// The year to which it refers.
    var year: Int

    /// The line of a difference.
    var description: String { "\(path) \(indicator) \(amount) \(scope) \(year)" }

    static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}
