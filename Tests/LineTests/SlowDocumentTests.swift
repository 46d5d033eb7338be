import Documents
import FailPoints
import FaultLine
import Foundation
import Supervision
import Testing

/// A document whose reading never ends.
@Suite(.timeLimit(.minutes(3))) struct SlowDocumentTests {
    @Test func document_whoseReadingNeverEnds_becomesADeadLetterAndHoldsUpNoOther() async throws {
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
        try node.write(
            "work:\n  maximum_attempts: 2\n  first_pause_milliseconds: 50\n  longest_pause_seconds: 1\n",
            to: "ingest.yaml")
        try node.write("reading:\n  limit_seconds: 5\n", to: "extract.yaml")
        let reports = try node.writeReports(12)
        let slow = DocumentID(hashing: try Data(contentsOf: URL(filePath: "\(reports)/5.txt"))).description
        let up = try await node.up([FailPoint.variable: "extract.during-read@\(slow)"])
        let answer = try await node.run("submit", "--json", reports)
        #expect(answer.objects.count == 12, "\(answer.errors)\n\(node.log)")
        for report in answer.objects {
            let state = try #require(report["state"] as? String)
            if report["document"] as? String == slow {
                #expect(state == "dead" && report["code"] as? String == Failure.tooSlowCode, "\(report)")
            } else {
                #expect(["stored", "settled"].contains(state), "\(report)")
            }
        }
        let shown = try await node.run("dead", "show", "--json", slow)
        let dead = try #require(shown.objects.first, "\(shown.errors)")
        #expect(dead["stage"] as? String == "read" && dead["attempts"] as? Int == 2, "\(dead)")
        #expect((dead["reason"] as? String)?.contains("reading.limit_seconds") == true, "\(dead)")
        let attempts = try #require(dead["failed_attempts"] as? [[String: Any]])
        #expect(attempts.count == 2 && attempts.allSatisfy { $0["code"] as? String == Failure.tooSlowCode })
        #expect(node.log.contains("document too slow") && node.log.contains("exited(70)"), "\(node.log)")
        #expect(try await up.stop() == .exited(0))
        let others = try await node.execute(
            ["SELECT max(attempts) FROM document WHERE status = 'stored'"], on: "ingest/journal")
        #expect(others == "0", "what it held beside was given back")
        let order = "SELECT (SELECT max(ended_at) FROM document WHERE status = 'stored') <= ended_at"
        #expect(
            try await node.execute(["\(order) FROM document WHERE status = 'buried'"], on: "ingest/journal") == "1",
            "the others were stored meanwhile")
    }
}
