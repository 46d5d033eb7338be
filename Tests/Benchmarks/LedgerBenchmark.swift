import ArgumentParser
import Foundation
import Indicators
import Ledger
import Observations
import Places
import Rollups

/// How many readings a second a ledger stores, whether that stays as it grows, and what the file and the process need.
struct LedgerBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Measures storing, replaying and verifying in a ledger.")

    @Option(help: "How many readings.")
    var readings = 100_000

    @Option(help: "How many figures each states.")
    var figures = 6

    @Option(help: "How many readings go in one call.")
    var batch = 32

    @Option(help: "How many calls are under way at once.")
    var callers = 4

    @Option(help: "The folder of the ledger's file; it is made, and removed at the end.")
    var folder = ".build/bench-ledger"

    func run() async throws {
        let catalogue = try Catalogue.bundled()
        let gazetteer = try Gazetteer.bundled()
        let invented = InventedReadings(
            count: readings, figures: figures, catalogue: catalogue, gazetteer: gazetteer, seed: 7)
        let place = URL(filePath: folder)
        try? FileManager.default.removeItem(at: place)  // What an earlier run left, if anything.
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        let file = place.appending(path: "ledger.sqlite").path
        let ledger = try SQLiteLedger(path: file, fold: Fold(catalogue: catalogue, gazetteer: gazetteer)) {
            Int64(Date().timeIntervalSince1970 * 1000)
        }
        say("\(invented.description); \(callers) callers, \(batch) a call")

        let tenth = max(1, readings / 10)
        for start in stride(from: 0, to: readings, by: tenth) {
            let range = start..<min(start + tenth, readings)
            let used = ProcessMemory.processorSeconds
            let seconds = try await time { try await store(range, of: invented, edition: 1, in: ledger) }
            say(
                String(
                    format:
                        "stored %7d   %7.0f facts/s   processor %6.2f ms a fact   file %6.0f MB   memory %4d MB at most",
                    range.upperBound, Double(range.count) / seconds,
                    1000 * (ProcessMemory.processorSeconds - used) / Double(range.count), try megabytes(file),
                    ProcessMemory.peak >> 20))
        }
        let again = try await time { try await store(0..<tenth, of: invented, edition: 1, in: ledger) }
        say(String(format: "the same again  %7.0f facts/s", Double(tenth) / again))
        let replay = try await time { try await store(0..<tenth, of: invented, edition: 2, in: ledger) }
        say(String(format: "a new edition   %7.0f facts/s", Double(tenth) / replay))
        let acts = 100
        let retracting = try await time {
            for position in 0..<acts {
                _ = try await ledger.retract(
                    try invented.fact(position).document, isRetracted: true, reason: "bench", person: nil)
            }
        }
        say(String(format: "retracted one by one, %.1f ms each", 1000 * retracting / Double(acts)))
        let verifying = try await time {
            let differences = try await ledger.verify()
            guard differences.isEmpty else { throw BenchmarkError.unsound("\(differences[0])") }
        }
        say(
            String(
                format: "verified        %7.0f documents/s   memory %4d MB at most", Double(readings) / verifying,
                ProcessMemory.peak >> 20))
        say(try await summary(of: ledger, file))
        try ledger.close()
    }

    private func store(
        _ range: Range<Int>, of invented: InventedReadings, edition: Int, in ledger: SQLiteLedger
    ) async throws {
        let batch = max(1, batch)
        try await withThrowingTaskGroup(of: Void.self) { group in
            var underWay = 0
            for start in stride(from: range.lowerBound, to: range.upperBound, by: batch) {
                if underWay == callers {
                    try await group.next()
                    underWay -= 1
                }
                let facts = try (start..<min(start + batch, range.upperBound)).map {
                    try invented.fact($0, edition: edition)
                }
                group.addTask {
                    let verdicts = try await ledger.store(facts)
                    guard verdicts.allSatisfy({ $0 == .stored }) else { throw BenchmarkError.unsound("refused a fact") }
                }
                underWay += 1
            }
            try await group.waitForAll()
        }
    }

    private func summary(of ledger: SQLiteLedger, _ file: String) async throws -> String {
        let counts = try await ledger.counts()
        let changes = try await ledger.changes(matching: .all, after: 0, limit: readings * figures)
        return String(
            format: "%d documents, %d results, %d cells, %d changes of readings; %.0f MB, %.1f KB a document",
            counts.read,
            counts.results, counts.cells, changes.count, try megabytes(file),
            try 1000 * megabytes(file) / Double(max(1, counts.read)))
    }

    private func megabytes(_ file: String) throws -> Double {
        let attributes = try FileManager.default.attributesOfItem(atPath: file)
        return Double((attributes[.size] as? NSNumber)?.int64Value ?? 0) / 1e6
    }

    private func time(_ body: () async throws -> Void) async throws -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        try await body()
        return (clock.now - start) / .seconds(1)
    }
}
