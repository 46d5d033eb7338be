import ArgumentParser
import Documents
import FaultLine
import Foundation
import Keys
import ZeroMQ

/// How one node bears it when every county comes at the same moment: each with a key of its own, over CURVE.
struct StormBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "storm", abstract: "Many identities connect, submit and upload at once to one node.")

    @Option(help: "How many identities.")
    var identities = 300

    @Option(help: "How many documents each hands in.")
    var documents = 4

    @Option(help: "How long each document is, in bytes.")
    var bytes = 20 * 1024

    @Option(help: "How many readers.")
    var readers = 2

    @Option(help: "The seed of the documents.")
    var seed: UInt64 = 1

    func run() async throws {
        let source = try InventedDocuments(seed: seed, placeCount: identities, unreadableEvery: 0)
        let door = "tcp://127.0.0.1:\(try FreePort.any())"
        let line = try RealLine(
            environment: ["SHANGJI_INGEST_SUBMIT_LISTEN": door], hasShortLimits: false)
        let callers = try admit(source, at: line)
        let shares = try (0..<identities).map { caller in
            try (0..<documents).map { step in
                let number = step * identities + caller
                return try source.documents(number..<number + 1, size: bytes)[0]
            }
        }
        let total = shares.joined().reduce(0) { $0 + $1.bytes.count }
        try await line.start(.aggregate)
        try await line.start(.ingest, Start(environment: Self.keys(line)))
        for reader in 1...max(1, readers) { try await line.start(.extract(reader)) }

        say("\(identities) identities, \(documents) documents of \(total / (identities * documents)) B each")
        let begin = ContinuousClock.now
        _ = try await Submitters(endpoint: door, identities: callers)
            .handIn(shares, until: .taken, within: .seconds(600))
        tell("every document taken", since: begin)
        _ = try await Submitters(endpoint: door, identities: callers).handIn(shares, within: .seconds(3_600))
        tell("every document stored, as each was told over a further connection", since: begin)
        let read = try await line.counts(.aggregate)["read"] ?? 0
        guard read == identities * documents else {
            throw BenchmarkError.unsound(
                "\(read) documents are in the ledger, \(identities * documents) were handed in")
        }
        for member in RealLine.members(readers: readers) {
            let processor = (await line.processorSeconds(member) ?? 0).formatted(.number.precision(.fractionLength(1)))
            say("\(member): at most \((await line.peakMemory(member) ?? 0) >> 20) MiB, \(processor) s of processor")
        }
        try await line.stopAll()
    }

    private func tell(_ what: String, since begin: ContinuousClock.Instant) {
        let seconds = (ContinuousClock.now - begin) / .seconds(1)
        let rate = Double(identities * documents) / seconds
        say(String(format: "RESULT storm %@ after %.1f s, %.0f documents/s", what, seconds, rate))
    }

    /// The node's key, and a key for everybody who will come.
    private func admit(_ source: InventedDocuments, at line: RealLine) throws -> [Identity] {
        let own = try KeyFile.create(line.folder.appending(path: "node.key").path).keys.publicKey
        let list = line.folder.appending(path: "admitted.yaml").path
        return try (0..<identities).map { number in
            let keys = try CurveKeyPair.generate()
            let admission = Admission(
                node: "county-\(number)", place: source.place(number), key: keys.publicKey, role: .forwarder)
            try AdmissionFile.add(admission, to: list)
            return Identity(node: admission.node, keys: keys, server: own)
        }
    }

    private static func keys(_ line: RealLine) -> [String: String] {
        [
            "SHANGJI_INGEST_KEYS_OWN": line.folder.appending(path: "node.key").path,
            "SHANGJI_INGEST_KEYS_ADMITTED": line.folder.appending(path: "admitted.yaml").path,
        ]
    }
}
