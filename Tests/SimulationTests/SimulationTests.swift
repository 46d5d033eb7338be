import Testing

@Suite struct SimulationTests {
    @Test func line_underFaults_keepsItsWord() async {
        let campaign = await Campaign.run(.fromEnvironment)
        print(campaign.summary)
        #expect(campaign.failure == nil, "\(campaign.failure ?? "")")
        #expect(campaign.schedules > 0)
        if campaign.schedules > 1 { #expect(campaign.repeated > 0 && campaign.overtaken > 0) }
    }

    @Test func seed_whenRunTwice_givesTheSameCourse() async {
        for seed in 1...5 as ClosedRange<UInt64> {
            let worlds = [World(Schedule(seed: seed), isTraced: true), World(Schedule(seed: seed), isTraced: true)]
            for world in worlds { #expect(await world.run() == []) }
            #expect(worlds[0].trace == worlds[1].trace, "seed \(seed)")
            #expect(worlds[0].trace?.isEmpty == false)
        }
    }
}
