import Hosting
import Testing

/// Counts of the last minute and since the start.
@Suite struct RecentCountsTests {
    @Test func counts_olderThanAMinute_leaveTheRateAndStayInTheTotal() {
        var counts = RecentCounts()
        counts.count("taken", 3, now: .seconds(1))
        counts.count("taken", now: .seconds(50))
        counts.count("dead", now: .seconds(50))
        #expect(counts.lastMinute(now: .seconds(55)) == ["taken": 4, "dead": 1])
        #expect(counts.lastMinute(now: .seconds(70)) == ["taken": 1, "dead": 1])
        #expect(counts.lastMinute(now: .seconds(500)) == ["taken": 0, "dead": 0])
        #expect(counts.totals == ["taken": 4, "dead": 1])
    }
}
