import ArgumentParser
import Documents
import FaultLine
import Foundation

/// The most memory that each service holds, with many documents waiting and with large ones.
struct MemoryBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "memory", abstract: "Peak memory of each service with many and with large documents.",
        discussion: "Ends with status 1 when a service has held more than --limit.")

    @Option(help: "How many documents wait before anybody reads.")
    var documents = 100_000

    @Option(help: "How many large documents come at once.")
    var large = 4

    @Option(help: "How long a large one is, in bytes.")
    var bytes = 64 << 20

    @Option(help: "The most that a service may hold, in MiB: what the guide says.")
    var limit = 600

    @Option(help: "The seed of the documents.")
    var seed: UInt64 = 1

    func run() async throws {
        let source = try InventedDocuments(seed: seed, placeCount: 3_000, unreadableEvery: 0)
        let held = [
            try await measure("\(documents) documents that wait", source.documents(0..<documents)),
            try await measure("\(large) documents of \(bytes >> 20) MiB", source.documents(0..<large, size: bytes)),
        ]
        let most = held.max() ?? 0
        say("RESULT memory at most \(most) MiB in a service (limit \(limit))")
        guard most <= limit else { throw ExitCode(1) }
    }

    /// - Returns: the most that a service has held, in MiB.
    private func measure(_ what: String, _ documents: [InventedDocument]) async throws -> Int {
        let line = try RealLine(hasShortLimits: false)
        try await line.start(.ingest)
        let total = documents.reduce(0) { $0 + $1.bytes.count }
        say("\(what), \(total >> 20) MiB together")
        _ = try await Submitters(endpoint: line.endpoint(.submit))
            .handIn([documents], until: .taken, within: .seconds(3_600))
        say("  all taken:  ingest at most \(try await held(.ingest, line)) MiB")
        try await line.start(.aggregate)
        try await line.start(.extract(1))
        _ = try await Submitters(endpoint: line.endpoint(.submit)).handIn([documents], within: .seconds(3_600))
        var most = 0
        for member in RealLine.members() {
            let held = try await held(member, line)
            say("  all stored: \(member) at most \(held) MiB")
            most = max(most, held)
        }
        try await line.stopAll()
        return most
    }

    /// In MiB. A service of which nothing is known has not held little.
    private func held(_ member: Member, _ line: RealLine) async throws -> Int {
        guard let peak = await line.peakMemory(member) else { throw BenchmarkError.unsound("\(member) is gone") }
        return peak >> 20
    }
}
