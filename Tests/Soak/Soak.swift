import ArgumentParser
import FaultLine
import Foundation

/// Rounds of faults on real processes, as long as is wanted; run by `deploy/soak.sh`.
@main
struct Soak: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Kills, stops and cuts off the services in rounds, and counts what was lost.")

    @Option(help: "How many rounds.")
    var rounds = 100

    @Option(help: "The seed of documents and faults.")
    var seed: UInt64

    @Option(help: "The first round; a failing one is repeated with its number and --rounds 1.")
    var from = 0

    @Option(help: "How many readers.")
    var readers = 2

    func run() async throws {
        var score = Score()
        var first = from
        while first < from + rounds {
            let last = min(from + rounds, (first / RoundPlan.roundsPerTrial + 1) * RoundPlan.roundsPerTrial)
            let trial = try await Trial(seed: seed &+ UInt64(first / RoundPlan.roundsPerTrial), readers: readers)
            for round in first..<last {
                let plan = RoundPlan(seed: seed, round: round, readers: readers)
                let result = try await trial.run(plan)
                score.add(result)
                let time = result.duration.formatted(.units(allowed: [.seconds], fractionalPart: .show(length: 1)))
                say("\(plan); \(result.documents) documents, \(time): \(result.judgement)")
            }
            try await trial.stop()
            first = last
        }
        say("\(score)")
        if !score.isClean { throw ExitCode.failure }
    }

    /// A line that is out at once, also into a pipe: a soak is watched.
    private func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }
}
