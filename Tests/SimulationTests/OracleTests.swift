import Testing

/// The simulation must be able to fail: for every rule that is broken on purpose the oracle finds a schedule that shows it.
@Suite struct OracleTests {
    private static let schedules: ClosedRange<UInt64> = 1...2_000

    private func firstFailure(_ sabotage: Sabotage) async -> (schedule: Schedule, complaints: [String])? {
        for seed in Self.schedules {
            let schedule = Schedule(seed: seed)
            let complaints = await World(schedule, sabotage: sabotage).run()
            if !complaints.isEmpty { return (schedule, complaints) }
        }
        return nil
    }

    @Test(arguments: Sabotage.allCases)
    func oracle_whenARuleIsBroken_notices(_ sabotage: Sabotage) async {
        let failure = await firstFailure(sabotage)
        #expect(failure != nil, "\(sabotage) was not noticed in \(Self.schedules.count) schedules")
    }

    @Test func shrinking_leavesOutWhatTheFailureDoesNotNeed() async throws {
        let failure = try #require(await firstFailure(.keepLeasesOfTheGone))
        let shrunk = await Shrinking.shrink(failure.schedule, sabotage: .keepLeasesOfTheGone)
        #expect(shrunk.submissions.count == 1, "one document is enough to be kept for ever")
        #expect(shrunk.faults.count <= 1)
    }
}
