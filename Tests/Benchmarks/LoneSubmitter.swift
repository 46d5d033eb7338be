import Documents
import FaultLine
import Foundation
import Links

/// What one submitter waits for its receipt at the socket of a real ingest process: with nobody else there, and beside a line that reads.
struct LoneSubmitter {
    /// How many documents it hands in, one after the other.
    var documents: Int
    /// How long each is, in bytes.
    var bytes: Int
    /// How many documents a reader has before it meanwhile.
    var backlog: Int

    /// In milliseconds.
    private static let goal = 5.0

    /// Hands in alone, then beside the line, and prints both.
    func measure() async throws {
        let source = try InventedDocuments(seed: 99, placeCount: 3_000, unreadableEvery: 0)
        let line = try RealLine(hasShortLimits: false)
        try await line.start(.ingest)
        tell("alone", try await times(source.documents(0..<documents, size: bytes), at: line))

        let waiting = try source.documents(documents..<documents + backlog, size: bytes)
        _ = try await Submitters(endpoint: line.endpoint(.submit))
            .handIn([waiting], until: .taken, within: .seconds(3_600))
        try await line.start(.aggregate)
        try await line.start(.extract(1))
        let first = documents + backlog
        let beside = try await times(source.documents(first..<first + documents, size: bytes), at: line)
        let left = try await line.counts(.ingest)["pending"] ?? 0
        tell("beside a line that reads, \(left) documents still before it", beside)
        if left < documents { say("  the line had read all too early: give it more --backlog") }
        try await line.stopAll()
    }

    /// Milliseconds from handing in to the receipt, sorted. The first document, which connects, does not count.
    private func times(_ documents: [InventedDocument], at line: RealLine) async throws -> [Double] {
        let client = try SubmissionClient(endpoint: line.endpoint(.submit), until: .taken) { index, offset, length in
            Array(documents[index].bytes[offset..<offset + length])
        }
        await client.complain(after: .seconds(30))
        var times: [Double] = []
        var changes = client.changes.makeAsyncIterator()
        for (index, document) in documents.enumerated() {
            let begin = ContinuousClock.now
            try await client.add([.init(document: document.id, bytes: document.bytes.count, claim: document.claim)])
            try await receipt(index, from: &changes)
            if index > 0 { times.append((ContinuousClock.now - begin).seconds * 1_000) }
        }
        await client.close()
        return times.sorted()
    }

    private func receipt(
        _ index: Int, from changes: inout AsyncStream<SubmissionClient.Change>.AsyncIterator
    ) async throws {
        while let change = await changes.next() {
            switch change {
            case .item(index, .taken), .item(index, .stored): return
            case .item(index, .declined(let reason)): throw BenchmarkError.unsound("not taken: \(reason)")
            case .failed(let error): throw error
            default: break
            }
        }
    }

    private func tell(_ how: String, _ times: [Double]) {
        guard !times.isEmpty else { return }
        let (median, high) = (times[times.count / 2], times[times.count * 99 / 100])
        say(
            String(
                format: "RESULT lone submitter, %@: p50 %.2f ms, p99 %.2f ms to the receipt (goal %.0f)", how, median,
                high, Self.goal))
    }
}
