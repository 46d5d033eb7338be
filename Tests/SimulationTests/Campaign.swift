import Foundation
import Synchronization

/// Many schedules, on every core, until one fails or the time is up.
struct Campaign {
    /// How long, and from which seed on. Set by the environment:
    /// - `SHANGJI_SIMULATION_SEED`: one schedule only; what a failing run prints.
    /// - `SHANGJI_SIMULATION_SECONDS`: how long, 20 by default. It takes every core, and would hold up tests with real processes: `deploy/test.sh`
    ///   gives it a minute in a process of its own, behind all others.
    /// - `SHANGJI_SIMULATION_ROUNDS`: how many schedules, instead of a time; for the soak.
    /// - `SHANGJI_SIMULATION_FIRST`: the first seed; by the clock without it, so that no two runs look at the same schedules. It is
    ///   printed at the end, and a seed that fails with what it needs to fail again.
    struct Extent {
        var first: UInt64
        var rounds: Int
        var limit: Duration?

        static var fromEnvironment: Extent {
            func number(_ name: String) -> UInt64? {
                ProcessInfo.processInfo.environment["SHANGJI_SIMULATION_" + name].flatMap(UInt64.init)
            }
            if let seed = number("SEED") { return Extent(first: seed, rounds: 1) }
            let first = number("FIRST") ?? UInt64(Date().timeIntervalSince1970) * 1_000_000
            if let rounds = number("ROUNDS") { return Extent(first: first, rounds: Int(rounds)) }
            return Extent(first: first, rounds: .max, limit: .seconds(number("SECONDS").map(Int.init) ?? 20))
        }
    }

    /// What the tasks share.
    private final class Progress: Sendable {
        let next = Atomic<Int>(0)
        let hasFailed = Atomic<Bool>(false)
    }

    /// So many schedules are run, however long they take.
    private static let fewest = 50

    /// After so many schedules the soak says how far it is.
    private static let stretch = 10_000

    private static func tell(_ line: String) { FileHandle.standardOutput.write(Data(line.utf8)) }

    private(set) var schedules = 0
    private(set) var counts = EventCounts()
    private(set) var lostWithACopy = 0
    /// How many messages were heard twice, and how many let past others.
    private(set) var repeated = 0
    private(set) var overtaken = 0
    private var first: UInt64
    private var elapsed = Duration.zero
    private var failing: UInt64?
    /// The lowest seed that failed, with the shortest course found to it; `nil` when all schedules were judged well.
    private(set) var failure: String?

    static func run(_ extent: Extent) async -> Campaign {
        let start = ContinuousClock.now
        let progress = Progress()
        var campaign = await withTaskGroup(of: Campaign.self) { group in
            for _ in 0..<ProcessInfo.processInfo.activeProcessorCount {
                group.addTask {
                    var part = Campaign(first: extent.first)
                    while !progress.hasFailed.load(ordering: .relaxed) {
                        let round = progress.next.add(1, ordering: .relaxed).oldValue
                        guard round < extent.rounds else { break }
                        if extent.limit == nil, round > 0, round.isMultiple(of: Self.stretch) {
                            Self.tell("\(round) of \(extent.rounds) schedules after \(ContinuousClock.now - start)\n")
                        }
                        // On a machine that is busy elsewhere the time may be up before the first schedule has run.
                        if let limit = extent.limit, round >= Self.fewest, ContinuousClock.now - start > limit { break }
                        if await !part.judge(extent.first &+ UInt64(round)) {
                            progress.hasFailed.store(true, ordering: .relaxed)
                        }
                    }
                    return part
                }
            }
            return await group.reduce(into: Campaign(first: extent.first)) { $0.add($1) }
        }
        campaign.elapsed = ContinuousClock.now - start
        if let seed = campaign.failing { campaign.failure = await Shrinking.report(seed: seed) }
        return campaign
    }

    private init(first: UInt64) { self.first = first }

    /// - Returns: whether the oracle has nothing to say.
    private mutating func judge(_ seed: UInt64) async -> Bool {
        let world = World(Schedule(seed: seed))
        let complaints = await world.run()
        schedules += 1
        counts.add(world.counts)
        lostWithACopy += world.oracle.lostWithACopy
        repeated += world.network.repeated
        overtaken += world.network.overtaken
        if !complaints.isEmpty { failing = seed }
        return complaints.isEmpty
    }

    private mutating func add(_ part: Campaign) {
        schedules += part.schedules
        counts.add(part.counts)
        lostWithACopy += part.lostWithACopy
        repeated += part.repeated
        overtaken += part.overtaken
        failing = [failing, part.failing].compactMap(\.self).min()
    }

    var summary: String {
        "simulation: \(schedules) schedules from seed \(first) in \(elapsed), \(counts.total) events (\(counts)), "
            + "\(repeated) messages heard twice, \(overtaken) out of order, "
            + "\(lostWithACopy) documents lost with a store that was put back"
    }
}
