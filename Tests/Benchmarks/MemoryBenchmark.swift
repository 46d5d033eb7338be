import ArgumentParser
import Documents
import FaultLine
import Foundation

/// The most memory that each service holds, with many documents waiting and with large ones.
struct MemoryBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "memory", abstract: "Peak memory of each service with many and with large documents.")

    @Option(help: "How many documents wait before anybody reads.")
    var documents = 20_000

    @Option(help: "How many large documents come at once.")
    var large = 4

    @Option(help: "How long a large one is, in bytes.")
    var bytes = 64 << 20

    @Option(help: "The seed of the documents.")
    var seed: UInt64 = 1

    func run() async throws {
        let source = try InventedDocuments(seed: seed, placeCount: 3_000, unreadableEvery: 0)
        try await measure("\(documents) documents that wait", source.documents(0..<documents))
        try await measure("\(large) documents of \(bytes >> 20) MiB", source.documents(0..<large, size: bytes))
    }

    private func measure(_ what: String, _ documents: [InventedDocument]) async throws {
        let line = try RealLine(hasShortLimits: false)
        try await line.start(.ingest)
        let total = documents.reduce(0) { $0 + $1.bytes.count }
        say("\(what), \(total >> 20) MiB together")
        _ = try await Submitters(endpoint: line.endpoint(.submit))
            .handIn([documents], until: .taken, within: .seconds(3_600))
        say("  all taken:  ingest at most \((await line.peakMemory(.ingest) ?? 0) >> 20) MiB")
        try await line.start(.aggregate)
        try await line.start(.extract(1))
        _ = try await Submitters(endpoint: line.endpoint(.submit)).handIn([documents], within: .seconds(3_600))
        for member in RealLine.members() {
            say("  all stored: \(member) at most \((await line.peakMemory(member) ?? 0) >> 20) MiB")
        }
        try await line.stopAll()
    }
}
