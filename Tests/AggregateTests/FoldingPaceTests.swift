import Testing

@testable import Aggregate

/// When what waits is folded, by a clock that the tests move.
@Suite struct FoldingPaceTests {
    private func sweep(_ pace: inout FoldingPace, from begin: Duration, to end: Duration) {
        pace.begin(at: begin)
        pace.end(at: end)
    }

    @Test func pace_atFirst_isForFoldingAtOnce() {
        #expect(FoldingPace().isTime(at: .zero))
    }

    @Test func pace_duringASweep_beginsNoOther() {
        var pace = FoldingPace()
        pace.begin(at: .seconds(5))
        #expect(!pace.isTime(at: .seconds(500)))
    }

    @Test func pace_onAQuietLine_restsASecond() {
        var pace = FoldingPace()
        pace.stored(at: .seconds(1))
        sweep(&pace, from: .seconds(2), to: .seconds(10))
        #expect(!pace.isTime(at: .seconds(10.9)))
        #expect(pace.isTime(at: .seconds(11)))
        // One correction is taken up as soon as it is clear that no others follow.
        pace.stored(at: .seconds(20))
        #expect(pace.isTime(at: .seconds(20.5)) == false)
        #expect(pace.isTime(at: .seconds(21)))
    }

    @Test func pace_whileFactsComeIn_leavesNineTenthsOfTheTime() {
        var pace = FoldingPace()
        sweep(&pace, from: .seconds(0), to: .seconds(4))
        for tenth in 1..<360 {
            let now = Duration.seconds(4) + .milliseconds(100 * tenth)
            pace.stored(at: now)
            #expect(!pace.isTime(at: now))
        }
        pace.stored(at: .seconds(40))
        #expect(pace.isTime(at: .seconds(40)))
    }

    @Test func pace_afterAShortSweep_restsASecondToo() {
        var pace = FoldingPace()
        sweep(&pace, from: .seconds(0), to: .seconds(0.01))
        pace.stored(at: .seconds(0.9))
        #expect(!pace.isTime(at: .seconds(0.9)))
        pace.stored(at: .seconds(1.01))
        #expect(pace.isTime(at: .seconds(1.01)))
    }
}
