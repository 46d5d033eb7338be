import Foundation
import Quantities

/// A number with the interval in which the truth lies, added by plain arithmetic: no code of the roll-up takes part.
struct TruthFigure: Hashable, Sendable, CustomStringConvertible {
    /// The number.
    var value: Decimal
    /// The least that may be true.
    var least: Decimal
    /// The most that may be true; `nil` without end.
    var most: Decimal?
    /// Whether ``most`` itself cannot be.
    var isOpen: Bool

    /// A number as a report prints it, or as a cell has it.
    init(_ value: Decimal, _ bounds: Bounds) {
        self.value = value
        least = bounds.lower
        most = bounds.upper
        isOpen = bounds.upper != nil && bounds.excludesUpper
    }

    /// Whether nothing else can be true.
    var isExact: Bool { most == least }

    /// Lower with lower, upper with upper.
    static func + (left: Self, right: Self) -> Self {
        var sum = left
        sum.value += right.value
        sum.least += right.least
        if let most = left.most, let further = right.most {
            sum.most = most + further
            sum.isOpen = left.isOpen || right.isOpen
        } else {
            (sum.most, sum.isOpen) = (nil, false)
        }
        return sum
    }

    /// Whether the truth is below that of the other, whatever it is.
    func isBelow(_ other: Self) -> Bool {
        guard let most else { return false }
        return most < other.least || (most == other.least && isOpen)
    }

    /// `1260 [1260, 1270)`; a number alone when it is exact.
    var description: String {
        isExact && least == value
            ? "\(value)" : "\(value) [\(least), \(most.map { "\($0)" } ?? "…")\(isOpen ? ")" : "]")"
    }
}
