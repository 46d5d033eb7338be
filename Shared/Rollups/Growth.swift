import Foundation
import Indicators
import Places
import Quantities

/// How a figure grew since the year before, over the places that state it for both years.
///
/// The sums of two years over different counties tell nothing of growth: one county more makes any figure grow. So both are added over the
/// same places, and the others are named with the reason.
public struct Growth: Hashable, Codable, Sendable {
    /// Why a place is left out.
    public enum Reason: String, Codable, Sendable, CaseIterable {
        /// It states the figure for this year and not for the one before.
        case notBefore = "not_before"
        /// It stated it for the year before and does not for this one.
        case notNow = "not_now"
        /// Its territory is another than in the year before.
        case territory
        /// It covers part of the year in one of the two.
        case period
        /// It reaches over the whole place in one year and over its organs alone in the other.
        case ambit
    }

    /// A place that is left out.
    public struct Exclusion: Hashable, Codable, Sendable {
        /// The place.
        public var place: PlaceCode
        /// Why.
        public var reason: Reason
        /// Into which place of this year it was merged, or among which it was divided; `nil` where neither happened, and from nodes of a
        /// version that did not tell.
        public var into: [PlaceCode]?

        /// Makes it.
        public init(place: PlaceCode, reason: Reason, into: [PlaceCode]? = nil) {
            self.place = place
            self.reason = reason
            self.into = into
        }
    }

    /// The figures of one place, or their sum.
    struct Pair {
        var places = 0
        var now: Decimal = 0
        var nowBounds = Bounds(exactly: 0)
        var before: Decimal = 0
        var beforeBounds = Bounds(exactly: 0)
        var excluded: [Exclusion] = []

        static func + (left: Pair, right: Pair) -> Pair {
            Pair(
                places: left.places + right.places, now: left.now + right.now,
                nowBounds: left.nowBounds + right.nowBounds, before: left.before + right.before,
                beforeBounds: left.beforeBounds + right.beforeBounds, excluded: left.excluded + right.excluded)
        }
    }

    /// Over how many places both years are added.
    public var places: Int
    /// Their figures of this year.
    public var now: Decimal
    /// Their figures of the year before.
    public var before: Decimal
    /// The growth in per cent to one decimal; `nil` when the year before was zero.
    public var percent: Decimal?
    /// Between which it lies, since figures may be rounded; `nil` where nothing bounds it.
    public var bounds: Bounds?
    /// Who is left out, in the order of codes.
    public var excluded: [Exclusion]

    /// What two sums tell; `nil` when no place states both.
    init?(_ pair: Pair) {
        guard pair.places > 0 else { return nil }
        places = pair.places
        now = pair.now
        before = pair.before
        excluded = pair.excluded.sorted { ($0.place, $0.reason.rawValue) < ($1.place, $1.reason.rawValue) }
        percent = pair.before == 0 ? nil : Self.percent(pair.now, pair.before)
        bounds = Self.bounds(pair)
    }

    private static func percent(_ now: Decimal, _ before: Decimal) -> Decimal {
        var exact = (now - before) * 100 / before
        var rounded = Decimal()
        NSDecimalRound(&rounded, &exact, 1, .plain)
        return rounded
    }

    private static func bounds(_ pair: Pair) -> Bounds? {
        guard let nowUpper = pair.nowBounds.upper, let beforeUpper = pair.beforeBounds.upper,
            pair.beforeBounds.lower > 0, beforeUpper > 0
        else { return nil }
        return Bounds(
            lower: percent(pair.nowBounds.lower, beforeUpper), upper: percent(nowUpper, pair.beforeBounds.lower))
    }
}
