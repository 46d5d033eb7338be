import FaultLine
import Testing

extension Faults {
    /// Processes that die at places with a name.
    @Suite(.serialized, .timeLimit(.minutes(10))) struct NamedPlaceTests {
        /// Before and after each commit, and each send that promises or hands over something.
        @Test func documents_whenAServiceDiesAtANamedPlace_areStoredOnce() async throws {
            let trial = try await Trial(seed: 1, readers: 1)
            for place in NamedPlace.all {
                var deaths = 0
                // A process that is slow comes by more seldom: it does more at once.
                for count in (1...place.count).reversed() where deaths == 0 {
                    let fault = Fault.failPoint(place.member, name: place.name, count: count)
                    let plan = RoundPlan(
                        name: "\(fault)", documentCount: 5, goal: place.goal, faults: [(after: 0, fault: fault)])
                    let result = try await trial.run(plan)
                    #expect(result.judgement.isClean, "\(plan): \(result.judgement)")
                    deaths = result.faults
                }
                #expect(deaths == 1, "\(place.name): the place was not reached")
            }
            #expect(try await trial.stop() == [])
        }
    }
}
