import Foundation

/// The interval in which the true value lies when an office rounds, approximates or only names a limit.
///
/// Exact figures are [v, v]. “30余万” is [30万, 40万): the upper end is excluded. “超过50” has no upper end.
public struct Bounds: Hashable, Codable, Sendable {
    /// The smallest possible value, included.
    public var lower: Decimal
    /// The largest possible value; `nil` when nothing bounds it.
    public var upper: Decimal?
    /// Whether ``upper`` itself is ruled out.
    public var excludesUpper: Bool

    /// Makes an interval; `upper` must not be below `lower`.
    public init(lower: Decimal, upper: Decimal?, excludesUpper: Bool = false) {
        self.lower = lower
        self.upper = upper
        self.excludesUpper = excludesUpper
    }

    /// [value, value].
    public init(exactly value: Decimal) { self.init(lower: value, upper: value) }

    /// Whether only one value is possible.
    public var isExact: Bool { upper.map { Decimal.fastEqual($0, lower) } ?? false }

    /// Bounds add: the sum of two intervals holds every sum of a value of each.
    public static func + (left: Self, right: Self) -> Self {
        guard let leftUpper = left.upper, let rightUpper = right.upper else {
            return Bounds(lower: .fastSum(left.lower, right.lower), upper: nil)
        }
        if left.isExact && right.isExact && !left.excludesUpper && !right.excludesUpper {
            return Bounds(exactly: .fastSum(left.lower, right.lower))
        }
        return Bounds(
            lower: .fastSum(left.lower, right.lower), upper: .fastSum(leftUpper, rightUpper),
            excludesUpper: left.excludesUpper || right.excludesUpper)
    }

    /// Whether every value of the interval is below every value of `other`.
    public func isBelow(_ other: Bounds) -> Bool {
        guard let upper else { return false }
        return upper < other.lower || (upper == other.lower && excludesUpper)
    }

    /// Whether one value is possible under both.
    public func overlaps(_ other: Bounds) -> Bool { !isBelow(other) && !other.isBelow(self) }
}
