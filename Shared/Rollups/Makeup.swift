import Foundation
import Quantities

/// What a sum is made of.
///
/// It is added up along with the values, so that every level can say how many figures its sum rests on, how many of them
/// are not exact, and how many cover part of the year only.
public struct Makeup: Hashable, Codable, Sendable {
    /// The number of places whose own figures went in.
    public var figures = 0
    /// Of these, not exact: approximated, rounded or open.
    public var inexact = 0
    /// The sum of the exact ones.
    public var exactSum: Decimal = 0
    /// Of these, flows that do not cover the whole year.
    public var partialPeriods = 0
    /// The different periods that the figures state, in order. Stocks stand with their day.
    public var periods: [Period] = []

    /// Of nothing.
    public init() {}

    /// Adds the makeup of another sum.
    public static func + (left: Self, right: Self) -> Self {
        var sum = left
        sum.figures += right.figures
        sum.inexact += right.inexact
        sum.exactSum = .fastSum(left.exactSum, right.exactSum)
        sum.partialPeriods += right.partialPeriods
        // Most often all figures are of one year.
        if left.periods.isEmpty {
            sum.periods = right.periods
        } else if left.periods != right.periods && !right.periods.isEmpty {
            sum.periods = Set(left.periods + right.periods).sorted { ($0.from, $0.to) < ($1.from, $1.to) }
        }
        return sum
    }
}
