import Foundation
import Quantities
import Seeds
import Testing

/// Arithmetic of intervals, held against every value of a grid of halves.
struct BoundsTests {
    /// Whole ends between 0 and 8, closed, open above, or without upper end.
    private static func random(_ generator: inout SeededGenerator) -> Bounds {
        let lower = Int.random(in: 0...8, using: &generator)
        let upper = Int.random(in: lower...8, using: &generator)
        switch Int.random(in: 0...3, using: &generator) {
        case 0: return Bounds(exactly: Decimal(lower))
        case 1: return Bounds(lower: Decimal(lower), upper: nil)
        case 2 where upper > lower: return Bounds(lower: Decimal(lower), upper: Decimal(upper), excludesUpper: true)
        default: return Bounds(lower: Decimal(lower), upper: Decimal(upper))
        }
    }

    private static func holds(_ bounds: Bounds, _ value: Decimal) -> Bool {
        guard value >= bounds.lower else { return false }
        guard let upper = bounds.upper else { return true }
        return bounds.excludesUpper ? value < upper : value <= upper
    }

    /// The values of an interval on the grid, up to 20.
    private static func values(_ bounds: Bounds) -> [Decimal] {
        (0...40).map { Decimal($0) / 2 }.filter { holds(bounds, $0) }
    }

    @Test func sum_whenIntervalsAreAny_holdsEverySumAndItsEnds() {
        var generator = SeededGenerator(seed: 20)
        for _ in 0..<300 {
            let left = Self.random(&generator)
            let right = Self.random(&generator)
            let sum = left + right
            for one in Self.values(left) {
                for other in Self.values(right) where !Self.holds(sum, one + other) {
                    Issue.record("\(left.words) + \(right.words) = \(sum.words) misses \(one) + \(other)")
                }
            }
            #expect(sum.lower == left.lower + right.lower)
            #expect((sum.upper == nil) == (left.upper == nil || right.upper == nil))
            #expect(sum == right + left)
        }
    }

    @Test func sum_whenOneEndIsExcluded_excludesTheEnd() {
        let open = Bounds(lower: 300, upper: 400, excludesUpper: true)
        #expect((open + Bounds(exactly: 5)).words == "[305,405)")
        #expect((open + Bounds(lower: 1, upper: 2)).words == "[301,402)")
        #expect((open + Bounds(lower: 50, upper: nil)).words == "[350,)")
        #expect((Bounds(exactly: 2) + Bounds(exactly: 3)).words == "5")
    }

    @Test func comparison_whenIntervalsAreAny_agreesWithTheirValues() {
        var generator = SeededGenerator(seed: 21)
        for _ in 0..<600 {
            let left = Self.random(&generator)
            let right = Self.random(&generator)
            let below = Self.values(left).allSatisfy { one in Self.values(right).allSatisfy { one < $0 } }
            let shared = Self.values(left).contains { Self.holds(right, $0) }
            // An interval without upper end reaches past the grid, so nothing lies above it.
            #expect(left.isBelow(right) == (below && left.upper != nil), "\(left.words) below \(right.words)")
            #expect(left.overlaps(right) == shared, "\(left.words) overlaps \(right.words)")
        }
    }

    @Test(arguments: [
        (Bounds(lower: 1, upper: 2), Bounds(exactly: 2), false, true),
        (Bounds(lower: 1, upper: 2, excludesUpper: true), Bounds(exactly: 2), true, false),
        (Bounds(lower: 1, upper: nil), Bounds(exactly: 1000), false, true),
        (Bounds(lower: 0, upper: 3), Bounds(lower: 4, upper: nil), true, false),
    ])
    func isBelow_whenEndsMeet_askWhetherTheEndIsIncluded(left: Bounds, right: Bounds, below: Bool, overlaps: Bool) {
        #expect(left.isBelow(right) == below)
        #expect(left.overlaps(right) == overlaps)
        #expect(right.overlaps(left) == overlaps)
    }

    @Test func bounds_whenEncoded_comeBack() throws {
        for bounds in [
            Bounds(exactly: 62), Bounds(lower: 300, upper: 400, excludesUpper: true), Bounds(lower: 50, upper: nil),
        ] {
            let data = try JSONEncoder().encode(bounds)
            #expect(try JSONDecoder().decode(Bounds.self, from: data) == bounds)
        }
    }
}
