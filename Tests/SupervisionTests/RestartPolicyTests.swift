import Supervision
import Testing

/// How soon a service that ended unasked is started again.
@Suite struct RestartPolicyTests {
    private let policy = RestartPolicy(
        firstPause: .seconds(1), longestPause: .seconds(60), steadyAfter: .seconds(60))

    @Test func pause_doublesWithEachEndInARowUpToItsLimit() {
        let pauses = (1...9).map(policy.pause)
        #expect(pauses == [1, 2, 4, 8, 16, 32, 60, 60, 60].map { .seconds($0) })
        #expect(policy.pause(afterEnds: 10_000) == .seconds(60))
    }

    @Test func ends_ofAServiceThatRanLong_areCountedAnew() {
        #expect(policy.ends(before: 0, ranFor: .seconds(1)) == 1)
        #expect(policy.ends(before: 6, ranFor: .seconds(59)) == 7)
        #expect(policy.ends(before: 7, ranFor: .seconds(60)) == 1)
    }
}
