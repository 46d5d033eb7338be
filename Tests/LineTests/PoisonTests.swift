import Documents
import FailPoints
import FaultLine
import Foundation
import Supervision
import Testing

/// Documents that kill whoever reads them.
@Suite(.timeLimit(.minutes(3))) struct PoisonTests {
    /// One reader, as by default, which is lent less at a time than waits behind the poison.
    private func node() throws -> TestNode {
        let node = try TestNode(
            """
            readers_processes: 1
            restart:
              first_pause_milliseconds: 10
              longest_pause_seconds: 1
            configuration:
              ingest: ingest.yaml
              extract: extract.yaml

            """)
        // What failed comes back before the reader does.
        try node.write(
            "work:\n  maximum_attempts: 2\n  first_pause_milliseconds: 1\n  longest_pause_seconds: 1\n",
            to: "ingest.yaml")
        try node.write("credit:\n  documents: 6\n", to: "extract.yaml")
        return node
    }

    /// Writes reports of which those are handed in first whose names begin with one digit, and that digit: a fail point names them so.
    private func reports(in node: TestNode) throws -> (folder: String, poison: [String], digit: Character) {
        let texts = (0..<48).map { CountyReport.text("岳阳县", 2000 + $0 % 20, received: 40 + $0) }
        let named = texts.map { (name: DocumentID(hashing: $0.utf8).description, text: $0) }
        let byDigit = Dictionary(grouping: named) { $0.name.first ?? "-" }
        let group = try #require(byDigit.max { ($0.value.count, $0.key) < ($1.value.count, $1.key) })
        for report in named {
            let lane = report.name.first == group.key ? "a" : "b"
            try node.write(report.text, to: "reports/\(lane)-\(report.name.prefix(12)).txt")
        }
        return (node.folder.appending(path: "reports").path, group.value.map(\.name), group.key)
    }

    @Test func documents_thatKillEveryReader_becomeDeadLettersAndHoldUpNoOther() async throws {
        let node = try node()
        let (folder, poison, digit) = try reports(in: node)
        #expect(poison.count >= 3, "of 48 names at least three begin with one digit")
        let up = try await node.up([FailPoint.variable: "extract.before-read@\(digit)"])
        let answer = try await node.run("submit", "--json", folder)
        #expect(answer.objects.count == 48, "\(answer.errors)\n\(node.log)")
        for report in answer.objects {
            let state = try #require(report["state"] as? String)
            if poison.contains(try #require(report["document"] as? String)) {
                #expect(state == "dead" && report["code"] as? String == "worker_lost", "\(report)")
            } else {
                #expect(["stored", "settled"].contains(state), "\(report)")
            }
        }
        let dead = try await node.run("dead", "--json")
        #expect(Set(dead.objects.compactMap { $0["document"] as? String }) == Set(poison))
        #expect(dead.objects.allSatisfy { $0["attempts"] as? Int == 2 })
        #expect(try await node.counts("aggregate")["dead"] == poison.count)
        #expect(try await up.stop() == .exited(0))
        // The poison was handed in first, and all others were stored before the first of it was given up.
        let order = "SELECT (SELECT max(ended_at) FROM document WHERE status = 'stored') <= min(ended_at)"
        #expect(
            try await node.execute(["\(order) FROM document WHERE status = 'buried'"], on: "ingest/journal") == "1",
            "\(node.log)")
    }
}
