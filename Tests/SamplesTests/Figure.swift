/// One figure of a report, in the terms of the tables.
struct Figure: Hashable, Comparable, CustomStringConvertible {
    /// The report that states it.
    var path: String
    /// What is counted.
    var indicator: String
    /// How much.
    var amount: Amount
    /// How far it reaches: `whole` or `organ`. Used to fold the tables; what the reader makes of a county's ambit is its own.
    var ambit: String
    /// Whose figure it is.
    var scope: String
    /// The year to which it refers.
    var year: Int

    /// The line of a difference.
    var description: String { "\(path) \(indicator) \(amount) \(scope) \(year)" }

    /// Two figures are the same whatever their ambit.
    static func == (left: Self, right: Self) -> Bool { left.description == right.description }

    /// Goes with equality.
    func hash(into hasher: inout Hasher) { hasher.combine(description) }

    static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}
