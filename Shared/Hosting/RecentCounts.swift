/// How often things happened: within the last minute, in buckets of a second, and since the start. What rates are made of.
///
/// Belongs to one actor. Complexity: constant for counting, linear in the names for asking.
public struct RecentCounts: Sendable {
    private static let seconds = 60

    private struct Ring: Sendable {
        var buckets = [Int](repeating: 0, count: RecentCounts.seconds)
        /// The second of the newest bucket.
        var newest = 0

        mutating func advance(to second: Int) {
            guard second > newest else { return }
            for passed in max(newest + 1, second - RecentCounts.seconds + 1)...second {
                buckets[passed % RecentCounts.seconds] = 0
            }
            newest = second
        }
    }

    private var rings: [String: Ring] = [:]

    /// How often each happened since the start.
    public private(set) var totals: [String: Int] = [:]

    /// Nothing happened yet.
    public init() {}

    /// Something happened.
    /// - Parameter now: a monotonic clock's time.
    public mutating func count(_ name: String, _ times: Int = 1, now: Duration) {
        let second = max(0, Int(now.components.seconds))
        rings[name, default: Ring()].advance(to: second)
        rings[name]?.buckets[second % Self.seconds] += times
        totals[name, default: 0] += times
    }

    /// How often each happened within the minute before now.
    public mutating func lastMinute(now: Duration) -> [String: Int] {
        let second = max(0, Int(now.components.seconds))
        var sums: [String: Int] = [:]
        for name in rings.keys {
            rings[name]?.advance(to: second)
            sums[name] = rings[name]?.buckets.reduce(0, +)
        }
        return sums
    }
}
