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

    @Flag(help: "Disturb a tree of one province, three prefectures and twelve counties instead of one line.")
    var tree = false

    @Option(help: "How many times in a round of a tree a link is down while something happens to another node.")
    var waves = 12

    @Flag(help: "Join the nodes of a tree through proxies on loopback; root makes networks of their own without it.")
    var proxies = false

    func run() async throws {
        if tree { return try await disturbTrees() }
        var score = Score()
        do {
            try await disturbLine(&score)
        } catch {
            // The last line is what scripts read: it stands there also when a round did not come to its end.
            say("\(error)\nA round did not come to its end.\n\(score)")
            throw ExitCode.failure
        }
        say("\(score)")
        if !score.isClean { throw ExitCode.failure }
    }

    /// Every eight rounds in a trial of their own, with empty folders; at its end its stores are looked through.
    private func disturbLine(_ score: inout Score) async throws {
        var first = from
        while first < from + rounds {
            let last = min(from + rounds, (first / RoundPlan.roundsPerTrial + 1) * RoundPlan.roundsPerTrial)
            let trial = try await Trial(seed: RoundPlan.trialSeed(seed, round: first), readers: readers)
            for round in first..<last {
                let plan = RoundPlan(seed: seed, round: round, readers: readers)
                let result = try await trial.run(plan)
                score.add(result)
                let time = result.duration.formatted(.units(allowed: [.seconds], fractionalPart: .show(length: 1)))
                say("\(plan); \(result.documents) documents, \(time): \(result.judgement)")
            }
            let faults = try await trial.stop()
            for fault in faults { say("after round \(last - 1): \(fault)") }
            score.add(storeFaults: faults)
            first = last
        }
    }

    /// Every round is a tree of its own: as root in networks of its own, else joined by proxies.
    private func disturbTrees() async throws {
        var total = TreeTotal()
        do {
            for round in from..<from + rounds {
                let trial = try TreeTrial(seed: seed &* 1_000_003 &+ UInt64(round), waves: waves)
                let networks = proxies || geteuid() != 0 ? nil : try await NamespaceLinks(count: trial.nodeCount)
                let result = try await trial.run(links: networks ?? ProxyLinks() as any TreeLinks)
                let time = result.duration.formatted(.units(allowed: [.seconds], fractionalPart: .show(length: 1)))
                say("seed \(seed) round \(round), \(networks == nil ? "proxies" : "networks"), \(time): \(result)")
                total.rounds += 1
                total.faults += result.faults
                total.documents += result.documents
                total.wrong += result.complaints.count
            }
        } catch {
            say("\(error)\nA round did not come to its end.\n\(total)")
            throw ExitCode.failure
        }
        say("\(total)")
        if total.wrong > 0 { throw ExitCode.failure }
    }

    /// The sum over rounds of trees.
    private struct TreeTotal: CustomStringConvertible {
        var rounds = 0
        var faults = 0
        var documents = 0
        var wrong = 0

        /// The one line with which a soak of trees ends.
        var description: String { "rounds \(rounds), faults \(faults), documents \(documents), wrong \(wrong)" }
    }

    /// A line that is out at once, also into a pipe: a soak is watched.
    private func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }
}
