import ArgumentParser
import FaultLine
import Foundation
import Messages

/// Documents a second from submit to *stored*, with all three services as processes on this machine.
struct LineBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "line", abstract: "Documents a second from submit to stored, with all three services.")

    @Option(help: "How many documents.")
    var documents = 3_000

    @Option(help: "How long each is, in bytes.")
    var bytes = 20 * 1024

    @Option(help: "How many submitters share them.")
    var submitters = 64

    @Option(help: "How many readers.")
    var readers = 2

    @Option(help: "The seed of the documents.")
    var seed: UInt64 = 1

    @Flag(help: "Order a replay of all documents in the end, and measure that too.")
    var replay = false

    @Flag(
        help:
            "Replay by a catalogue of the next edition, so that every reading is another and every cell is folded again."
    )
    var nextEdition = false

    @Option(help: "In how many steps the documents are handed in, each measured.")
    var steps = 1

    @Option(help: "How many places report.")
    var places = 2_000

    func run() async throws {
        let source = try InventedDocuments(seed: seed, placeCount: places, unreadableEvery: 0)
        let line = try RealLine(hasShortLimits: false)
        try await line.startAll(readers: readers)
        var total = 0
        var seconds = 0.0
        for step in 0..<max(1, steps) {
            let range = documents * step / steps..<documents * (step + 1) / steps
            // A step's documents are made when it is its turn: all of them together may be larger than the memory.
            let documents = try source.documents(range, size: bytes)
            total += documents.reduce(0) { $0 + $1.bytes.count }
            let shares = (0..<submitters).map { submitter in
                stride(from: submitter, to: documents.count, by: submitters).map { documents[$0] }
            }
            let begin = ContinuousClock.now
            _ = try await Submitters(endpoint: line.endpoint(.submit)).handIn(shares, within: .seconds(3_600))
            let needed = (ContinuousClock.now - begin) / .seconds(1)
            seconds += needed
            if steps > 1 { try await tellStep(range, needed, line) }
        }
        let rate = rate(documents, in: seconds)
        let speed = (Double(total) / seconds / 1e6).formatted(.number.precision(.fractionLength(1)))
        say("\(documents) documents of \(total / documents) B, \(submitters) submitters, \(readers) readers")
        say("RESULT line \(rate) documents/s (\(speed) MB/s) from submit to stored")
        try await measureFolding(line)
        for member in [Member.aggregate, .ingest] {
            let each = Double(Self.size(of: line.data(member))) / Double(documents) / 1_000
            say("\(member): \(each.formatted(.number.precision(.fractionLength(1)))) KB of file a document")
        }
        if replay || nextEdition {
            let again = LineReplay(line: line, readers: readers, documents: documents)
            if nextEdition { try await again.publishNextEdition() }
            try await again.measure()
            try await measureFolding(line)
        }
        for member in RealLine.members(readers: readers) {
            say("\(member): at most \((await line.peakMemory(member) ?? 0) >> 20) MiB")
        }
        try await line.stopAll()
    }

    private func tellStep(_ range: Range<Int>, _ seconds: Double, _ line: RealLine) async throws {
        let waiting = try await line.counts(.aggregate)["waiting"] ?? 0
        let ledger = Self.size(of: line.data(.aggregate)) >> 20
        say(
            "  up to \(range.upperBound): \(rate(range.count, in: seconds)) documents/s, "
                + "ledger \(ledger) MiB, \(waiting) results wait")
    }

    /// How long after the last document all is added up, without being asked for.
    private func measureFolding(_ line: RealLine) async throws {
        let begin = ContinuousClock.now
        try await polled(every: .milliseconds(50)) { try await line.counts(.aggregate)["waiting"] == 0 ? () : nil }
        let seconds = ((ContinuousClock.now - begin) / .seconds(1)).formatted(.number.precision(.fractionLength(1)))
        say("RESULT folded \(seconds) s after the last document was stored")
    }

    private static func size(of folder: URL) -> Int {
        let files = try? FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: [.fileSizeKey])
        return (files ?? []).reduce(0) { $0 + ((try? $1.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0) }
    }
}
