import Messages
import Testing

@testable import Links

/// A class, since its tests change what it holds.
@Suite final class ReadingWatchTests {
    private var watch = ReadingWatch(limit: .seconds(10))

    private func lease(_ token: UInt64, document: Int, bytes: Int = 100) -> Lease {
        Lease(token: token, document: Fixture.document(document), bytes: bytes, claims: [])
    }

    /// The tokens of what is overdue at the first tick that tells of something, and when that is.
    private func overdue(from start: Int, to end: Int) -> (second: Int, tokens: [[UInt64]])? {
        for second in start...end {
            let overdue = watch.tick(now: .seconds(second))
            if !overdue.isEmpty { return (second, overdue.map(\.tokens)) }
        }
        return nil
    }

    @Test func document_onWhichWorkTakesTooLong_isOverdueAlone() throws {
        for token in 1...3 as ClosedRange<UInt64> { watch.lent(lease(token, document: Int(token))) }
        _ = watch.tick(now: .seconds(100))
        for token in 1...2 as ClosedRange<UInt64> { watch.began(token) }
        let early = overdue(from: 101, to: 105)
        #expect(early?.second == nil)
        watch.ended(1)
        let late = overdue(from: 106, to: 200)
        let found = try #require(late)
        #expect(found.second == 111 && found.tokens == [[2]], "the third waits for a thread all the time")
    }

    @Test func longDocument_hasATenthMoreForEachMebibyte() throws {
        watch.lent(lease(1, document: 1, bytes: 20 << 20))
        watch.began(1)
        let late = overdue(from: 0, to: 100)
        let found = try #require(late)
        #expect(found.second == 31)
    }

    @Test func time_inWhichTheProcessStoodStill_isNoWork() throws {
        watch.lent(lease(1, document: 1))
        watch.began(1)
        let early = overdue(from: 0, to: 5)
        #expect(early?.second == nil)
        #expect(watch.tick(now: .seconds(3_600)).isEmpty, "it counts as one second")
        let late = overdue(from: 3_601, to: 3_700)
        let found = try #require(late)
        #expect(found.second == 3_605)
    }

    /// The line broke, and the same reader got the document once more, while it still works on it.
    @Test func document_underTwoLeases_isOverdueUnderBoth() throws {
        watch.lent(lease(1, document: 1))
        watch.began(1)
        let early = overdue(from: 0, to: 5)
        #expect(early?.second == nil)
        watch.lent(lease(2, document: 1))
        let late = overdue(from: 6, to: 100)
        let found = try #require(late)
        #expect(found.tokens == [[1, 2]])
    }
}
