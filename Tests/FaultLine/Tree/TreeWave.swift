import Seeds

/// Two faults at a time and what is handed in meanwhile: a link goes down, reports are handed in below it, something befalls another node,
/// and then the link comes up again. So there is always something unsent when a fault falls.
public struct TreeWave: Sendable, CustomStringConvertible {
    /// A report, by the position of the node and the year.
    public struct Report: Hashable, Sendable, CustomStringConvertible {
        /// The position of the node.
        public var node: Int
        /// The year.
        public var year: Int

        /// In words.
        public var description: String { "the report of node \(node) for \(year)" }
    }

    /// What is handed in; the first report is of a county that lies at the link that is down, or below it.
    public var reports: [Report]
    /// The node whose link upward is down.
    public var cutOff: Int
    /// For how long at least.
    public var milliseconds: Int
    /// What befalls another node meanwhile.
    public var fault: TreeFault

    /// Shares the reports of all years but the first among waves, and draws their faults. The root, a prefecture and a county
    /// are put back once at least.
    /// - Parameter count: how many waves; at least one for each of these three, and at most one for each report.
    public static func draw(_ plan: TreePlan, count: Int) -> [TreeWave] {
        var generator = SeededGenerator(seed: plan.seed, for: ["tree faults"])
        func pick(_ nodes: [Int]) -> Int { nodes[generator.number(in: 0...nodes.count - 1)] }
        let reports = generator.shuffled(
            plan.years.dropFirst().flatMap { year in plan.counties.map { Report(node: $0, year: year) } })
        let above = plan.years.dropFirst().flatMap { year in
            plan.reportingAbove.sorted().map { Report(node: $0, year: year) }
        }
        let count = min(max(3, count), reports.count)
        let (prefectures, counties) = (plan.members.indices.filter { plan.members[$0].parent == 0 }, plan.counties)
        let forced = [0, pick(prefectures), pick(counties)].map(TreeFault.restore)
        let further = (3..<max(3, count)).map { number in
            let below = generator.number(in: 1...plan.members.count - 1)
            let any = generator.number(in: 0...plan.members.count - 1)
            return switch number % 3 {
            case 0: TreeFault.kill(any)
            case 1: TreeFault.slow(below, bytesPerSecond: generator.number(in: 20_000...100_000))
            default: TreeFault.restore(any)
            }
        }
        return generator.shuffled(forced + further).enumerated().map { number, fault in
            let share = Array(reports[number * reports.count / count..<(number + 1) * reports.count / count])
            let county = share[0].node
            let links = [county, plan.members[county].parent ?? county].filter { $0 != fault.node }
            // Whose reports come on top are the same for every number of waves, and their order does not touch the counties'.
            let further = above.indices.filter { $0 % count == number }.map { above[$0] }
            return TreeWave(
                reports: share + further, cutOff: pick(links), milliseconds: generator.number(in: 500...4_000),
                fault: fault)
        }
    }

    /// In short.
    public var description: String { "link of node \(cutOff) down and \(fault)" }
}
