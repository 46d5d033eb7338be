import ArgumentParser
import FaultLine
import Foundation
import Indicators
import Keys
import Ledger
import Places
import Rollups
import ZeroMQ

/// How a node hands up what piled up while the node above was away.
struct BacklogBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backlog", abstract: "Hands a long backlog of observations up to the node above, over CURVE.")

    @Option(help: "How many observations wait to be handed up.")
    var observations = 1_000_000

    @Option(help: "How many figures each report states.")
    var figures = 40

    @Option(help: "The province whose counties report.")
    var province = "430000"

    @Option(help: "The seed of the readings.")
    var seed: UInt64 = 1

    func run() async throws {
        let readings = observations / figures
        let below = try RealLine(hasShortLimits: false)
        let uplink = "tcp://127.0.0.1:\(try FreePort.any())"
        let above = try RealLine(environment: ["SHANGJI_AGGREGATE_UPLINK_LISTEN": uplink], hasShortLimits: false)
        let file = try await fill(below, readings)
        say("\(readings) readings with \(figures) observations each wait, \(file >> 20) MiB of ledger")

        let key = try KeyFile.create(below.folder.appending(path: "node.key").path).keys.publicKey
        let parent = try KeyFile.create(above.folder.appending(path: "node.key").path).keys.publicKey
        try AdmissionFile.add(
            Admission(node: "below", place: PlaceCode(rawValue: province), key: key),
            to: above.folder.appending(path: "admitted.yaml").path)
        try await above.start(.aggregate, Start(environment: Self.settings("above", above)))
        var settings = Self.settings("below", below)
        settings["SHANGJI_AGGREGATE_UPLINK_PARENT"] = uplink
        settings["SHANGJI_AGGREGATE_UPLINK_PARENT_KEY"] = parent.description
        try await below.start(.aggregate, Start(environment: settings))

        let begin = ContinuousClock.now
        var told = 0
        var arrived = 0
        while arrived < readings {
            try await Task.sleep(for: .milliseconds(500))
            arrived = try await above.counts(.aggregate)["read"] ?? 0
            let tenth = arrived * 10 / readings
            if tenth > told {
                told = tenth
                tell(arrived, since: begin)
            }
        }
        for (name, line) in [("above", above), ("below", below)] {
            let processor = (await line.processorSeconds(.aggregate) ?? 0)
                .formatted(.number.precision(.fractionLength(1)))
            say("\(name): at most \((await line.peakMemory(.aggregate) ?? 0) >> 20) MiB, \(processor) s of processor")
        }
        let counts = try await above.counts(.aggregate)
        guard counts["observations"] == readings * figures else {
            throw BenchmarkError.unsound("\(counts["observations"] ?? 0) observations came of \(readings * figures)")
        }
        try await below.stopAll()
        try await above.stopAll()
    }

    private func tell(_ arrived: Int, since begin: ContinuousClock.Instant) {
        let seconds = (ContinuousClock.now - begin) / .seconds(1)
        say(
            String(
                format: "RESULT backlog %d observations above after %.0f s, %.0f a second", arrived * figures, seconds,
                Double(arrived * figures) / seconds))
    }

    /// Writes the ledger of the node below, as its readers would have.
    /// - Returns: the size of the file in bytes.
    private func fill(_ line: RealLine, _ readings: Int) async throws -> Int {
        let catalogue = try Catalogue.bundled()
        let gazetteer = try Gazetteer.bundled()
        let invented = InventedReadings(
            count: readings, figures: figures, under: PlaceCode(rawValue: province), catalogue: catalogue,
            gazetteer: gazetteer, seed: seed)
        let folder = line.data(.aggregate)
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let path = folder.appending(path: "ledger.sqlite").path
        let ledger = try SQLiteLedger(path: path, fold: Fold(catalogue: catalogue, gazetteer: gazetteer)) {
            Int64(Date().timeIntervalSince1970 * 1000)
        }
        for start in stride(from: 0, to: readings, by: 256) {
            _ = try await ledger.store(try (start..<min(start + 256, readings)).map { try invented.fact($0) })
        }
        try await ledger.foldWaiting(in: .all)
        try ledger.close()
        return try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    }

    private static func settings(_ node: String, _ line: RealLine) -> [String: String] {
        [
            "SHANGJI_AGGREGATE_NODE": node,
            "SHANGJI_AGGREGATE_KEYS_OWN": line.folder.appending(path: "node.key").path,
            "SHANGJI_AGGREGATE_KEYS_ADMITTED": line.folder.appending(path: "admitted.yaml").path,
        ]
    }
}
