import ArgumentParser
import Documents
import Foundation
import GRDB
import Journal
import Seeds
import Storage

/// Documents into a journal, beside the same rows into plain SQLite.
struct AcceptBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Measures how fast the journal takes documents in.",
        discussion: """
            The goal is 70 % of plain SQLite for the journal in this process, and 5 ms from the offer to the receipt for a lone submitter \
            at the submit socket of an ingest process. Prints; asserts nothing.
            """)

    @Option(help: "Documents of a round.")
    var documents = 8_000

    @Option(help: "The length of a document, in bytes.")
    var bytes = 20_000

    @Option(help: "Submitters at once.")
    var submitters = 64

    @Option(help: "Rounds; journal and plain SQLite take turns in each.")
    var rounds = 3

    @Option(help: "Documents of the lone submitter.")
    var lone = 1_000

    @Option(help: "Documents that a reader has before it while the lone submitter hands in beside it.")
    var backlog = 5_000

    @Option(help: "A folder on the disk to be measured.")
    var folder = NSTemporaryDirectory()

    func run() async throws {
        let place = URL(fileURLWithPath: folder).appending(path: "shangji-accept-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }  // Scratch files only.
        say("\(documents) documents of \(bytes) bytes, \(submitters) submitters")
        var ratios: [Double] = []
        for round in 1...rounds {
            let made = Self.make(documents, bytes: bytes, seed: round)
            let path = place.appending(path: "journal-\(round).sqlite").path
            let journal = try await journalRate(made, path)
            let plain = try PlainInserts(made, at: place.appending(path: "plain-\(round).sqlite").path)
            let group = max(1, Int((Double(documents) / Double(max(1, journal.commits))).rounded()))
            let before = ProcessorTime.microseconds()
            let rate = try plain.rate(group: group)
            let plainCost = (ProcessorTime.microseconds() - before) / Double(documents)
            ratios.append(journal.rate / rate)
            say(
                "round \(round): journal \(Int(journal.rate)) documents/s, plain SQLite \(Int(rate)) documents/s "
                    + "in groups of \(group), ratio \(String(format: "%.2f", journal.rate / rate)); "
                    + "processor \(Int(journal.cost)) and \(Int(plainCost)) µs a document")
        }
        say("median ratio \(String(format: "%.2f", ratios.sorted()[ratios.count / 2])) (goal 0.70)")
        try await LoneSubmitter(documents: lone, bytes: bytes, backlog: backlog).measure()
    }

    /// Documents of random bytes, no two alike.
    private static func make(_ count: Int, bytes: Int, seed: Int) -> [Submission] {
        var random = SeededGenerator(seed: UInt64(seed))
        return (0..<count).map { number in
            var content: [UInt8] = []
            content.reserveCapacity(bytes + 8)
            while content.count < bytes {
                withUnsafeBytes(of: random.next()) { content.append(contentsOf: $0) }
            }
            return Submission(
                content,
                claim: Claim(
                    node: "421202", time: 1_700_000_000_000, source: "/reports/2023/\(number).txt",
                    placeHint: "421202", yearHint: 2023))
        }
    }

    private func journalRate(_ made: [Submission], _ path: String) async throws -> (
        rate: Double, cost: Double, commits: Int
    ) {
        let journal = try SQLiteJournal(path: path)
        let before = journal.commits
        let busyBefore = ProcessorTime.microseconds()
        let begin = ContinuousClock.now
        try await withThrowingTaskGroup { group in
            for lane in 0..<submitters {
                group.addTask {
                    for index in stride(from: lane, to: made.count, by: submitters) {
                        guard case .taken = try await journal.accept(made[index]) else { throw ExitCode(1) }
                    }
                }
            }
            try await group.waitForAll()
        }
        let rate = Double(made.count) / (ContinuousClock.now - begin).seconds
        let cost = (ProcessorTime.microseconds() - busyBefore) / Double(made.count)
        let commits = journal.commits - before
        try journal.close()
        return (rate, cost, commits)
    }
}

extension Duration {
    /// In seconds.
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
