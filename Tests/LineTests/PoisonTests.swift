import Documents
import FailPoints
import FaultLine
import Foundation
import Supervision
import Testing

/// A document that kills whoever reads it.
@Suite(.timeLimit(.minutes(3))) struct PoisonTests {
    @Test func document_thatKillsEveryReader_becomesADeadLetterAndHoldsUpNoOther() async throws {
        let node = try TestNode(
            "readers_processes: 2\nrestart:\n  first_pause_milliseconds: 10\nconfiguration:\n  ingest: ingest.yaml\n")
        try node.write(
            "work:\n  maximum_attempts: 2\n  first_pause_milliseconds: 50\n  longest_pause_seconds: 1\n",
            to: "ingest.yaml")
        let reports = try node.writeReports(12)
        let poison = DocumentID(hashing: try Data(contentsOf: URL(filePath: "\(reports)/5.txt"))).description
        let up = try await node.up([FailPoint.variable: "extract.before-read@\(poison)"])
        let answer = try await node.run("submit", "--json", reports)
        #expect(answer.objects.count == 12, "\(answer.errors)\n\(node.log)")
        for report in answer.objects {
            let state = try #require(report["state"] as? String)
            if report["document"] as? String == poison {
                #expect(state == "dead" && report["code"] as? String == "worker_lost", "\(report)")
            } else {
                #expect(["stored", "settled"].contains(state), "\(report)")
            }
        }
        let dead = try await node.run("dead", "--json")
        #expect(dead.objects.compactMap { $0["document"] as? String } == [poison])
        #expect(dead.objects.first?["attempts"] as? Int == 2)
        #expect(try await node.counts("aggregate")["dead"] == 1)
        #expect(try await up.stop() == .exited(0))
    }
}
