/// Makes a failing schedule as short as it can, so that a person can follow it.
enum Shrinking {
    /// What is printed of a failure: the seed, the faults that it needs, and the course of events.
    static func report(seed: UInt64) async -> String {
        let complaints = await World(Schedule(seed: seed)).run()
        let schedule = await shrink(Schedule(seed: seed))
        let world = World(schedule, isTraced: true)
        let shortest = await world.run()
        return """
            seed \(seed): \(complaints.joined(separator: " "))
            Repeat it with SHANGJI_SIMULATION_SEED=\(seed). The shortest course found, with these faults:
            \(schedule.faults.map { "  \($0)" }.joined(separator: "\n"))
            \(world.trace?.map { "  \($0)" }.joined(separator: "\n") ?? "")
            ends with: \(shortest.joined(separator: " "))
            """
    }

    /// Leaves out faults and submissions as long as the schedule still fails.
    static func shrink(_ schedule: Schedule, sabotage: Sabotage? = nil) async -> Schedule {
        var best = schedule
        var isShorter = true
        while isShorter {
            isShorter = false
            for index in best.faults.indices.reversed() {
                var candidate = best
                candidate.faults.remove(at: index)
                guard await fails(candidate, sabotage) else { continue }
                best = candidate
                isShorter = true
            }
            for index in best.submissions.indices.reversed() {
                var candidate = best
                candidate.submissions.remove(at: index)
                guard await fails(candidate, sabotage) else { continue }
                best = candidate
                isShorter = true
            }
        }
        return best
    }

    private static func fails(_ schedule: Schedule, _ sabotage: Sabotage?) async -> Bool {
        await !World(schedule, sabotage: sabotage).run().isEmpty
    }
}
