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

    func run() async throws {
        let all = try InventedDocuments(seed: seed, placeCount: 2_000, unreadableEvery: 0)
            .documents(0..<documents, size: bytes)
        let shares = (0..<submitters).map { submitter in
            stride(from: submitter, to: all.count, by: submitters).map { all[$0] }
        }
        let line = try RealLine(hasShortLimits: false)
        try await line.startAll(readers: readers)
        let total = all.reduce(0) { $0 + $1.bytes.count }
        let begin = ContinuousClock.now
        _ = try await Submitters(endpoint: line.endpoint(.submit)).handIn(shares, within: .seconds(3_600))
        let seconds = (ContinuousClock.now - begin) / .seconds(1)
        let rate = Self.rate(all.count, in: seconds)
        let speed = (Double(total) / seconds / 1e6).formatted(.number.precision(.fractionLength(1)))
        print("\(all.count) documents of \(total / all.count) B, \(submitters) submitters, \(readers) readers")
        print("RESULT line \(rate) documents/s (\(speed) MB/s) from submit to stored")
        if replay { try await measureReplay(of: all.count, on: line) }
        for member in RealLine.members(readers: readers) {
            print("\(member): at most \((await line.peakMemory(member) ?? 0) >> 20) MiB")
        }
        try await line.stopAll()
    }

    /// All documents are read and stored again, from the journal.
    private func measureReplay(of count: Int, on line: RealLine) async throws {
        let members = RealLine.members(readers: readers)
        var used: [Member: Double] = [:]
        for member in members { used[member] = await line.processorSeconds(member) }
        let begin = ContinuousClock.now
        let ordered = try await line.ask(.ingest, OrderReplay(.all), for: Replays.self)
        guard let id = ordered.items.first?.id else { throw BenchmarkError.unsound("no replay was ordered") }
        while true {
            let replays = try await line.ask(.ingest, AskReplays(id: id), for: Replays.self)
            if replays.items.first?.state == "finished", replays.waiting == 0 { break }
            try await Task.sleep(for: .milliseconds(200))
        }
        let seconds = (ContinuousClock.now - begin) / .seconds(1)
        print("RESULT replay \(Self.rate(count, in: seconds)) documents/s")
        // A replay goes at the speed of its readers when they are busy all the time.
        for member in members {
            guard let before = used[member], let after = await line.processorSeconds(member) else { continue }
            let busy = ((after - before) / seconds).formatted(.percent.precision(.fractionLength(0)))
            let each = (1_000 * (after - before) / Double(count)).formatted(.number.precision(.fractionLength(2)))
            print("  \(member): busy \(busy), \(each) ms of processor a document")
        }
    }

    private static func rate(_ count: Int, in seconds: Double) -> String {
        (Double(count) / seconds).formatted(.number.precision(.fractionLength(0)))
    }
}
