import Foundation

/// How the figures of the direct children spread, where they are not added.
public struct Distribution: Hashable, Codable, Sendable {
    /// How many children state the figure.
    public var count: Int
    /// The smallest.
    public var minimum: Decimal
    /// The middle one, or the mean of the two in the middle.
    public var median: Decimal
    /// The largest.
    public var maximum: Decimal

    /// A distribution that is known already.
    public init(count: Int, minimum: Decimal, median: Decimal, maximum: Decimal) {
        self.count = count
        self.minimum = minimum
        self.median = median
        self.maximum = maximum
    }

    /// Of some values; `nil` of none.
    public init?(of values: [Decimal]) {
        let sorted = values.sorted()
        guard let minimum = sorted.first, let maximum = sorted.last else { return nil }
        count = sorted.count
        self.minimum = minimum
        self.maximum = maximum
        let middle = sorted.count / 2
        median = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
