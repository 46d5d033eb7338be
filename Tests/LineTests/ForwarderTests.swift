import Documents
import FailPoints
import FaultLine
import Foundation
import Glibc
import Metrics
import NodeRuntime
import Supervision
import Testing

/// A node that takes documents in and hands them on, as real processes, over CURVE on loopback.
@Suite(.serialized, .timeLimit(.minutes(3))) struct ForwarderTests {
    /// A report with invented figures.
    /// Everything came to the node above once, under the claim that was made below.
    private func compare(_ documents: [String], at node: TestNode, with forwarder: TestNode) async throws {
        for document in documents {
            let above = try #require(try await node.run("where", document, "--json").objects.first)
            let below = try #require(try await forwarder.run("where", document, "--json").objects.first)
            let claims = try #require(above["claims"] as? [[String: Any]])
            let made = try #require((below["claims"] as? [[String: Any]])?.first)
            #expect(claims.count == 1, "handed in once: \(claims)")
            #expect(claims.first?["node"] as? String == forwarder.name)
            #expect(claims.first?["time"] as? Int == made["time"] as? Int, "the time at which it was made")
            #expect(claims.first?["source"] as? String == made["source"] as? String)
            #expect(below["status"] as? String == "stored" && below["root"] as? String == node.name)
            #expect(below["edition"] as? String == above["edition"] as? String)
        }
        #expect(try await node.counts("ingest")["taken"] == documents.count)
        #expect(try await node.counts("aggregate")["read"] == documents.count)
    }

    @Test func document_handedInWhileTheParentIsAway_isSettledAfterTheForwarderWasKilled() async throws {
        let node = try TestNode.withDoors("430600", name: "yueyang")
        let forwarder = try node.forwarder("430621", name: "yueyangxian")
        let below = try await forwarder.up()
        let reports = try forwarder.writeReports(5)
        let taken = try await forwarder.run("submit", "--until", "taken", "--json", reports)
        #expect(taken.status == 0, "\(taken.errors)\n\(forwarder.log)")
        kill(try await forwarder.process(of: "ingest"), SIGKILL)
        try await forwarder.logged("service started again")
        #expect(try await forwarder.run("status").output.contains("parent not reached"))

        let above = try await node.up()
        let settled = try await forwarder.run("submit", "--until", "settled", "--json", reports)
        #expect(settled.status == 0, "\(settled.errors)\n\(forwarder.log)\n\(node.log)")
        #expect(settled.objects.allSatisfy { $0["root"] as? String == "yueyang" })
        let documents = settled.objects.compactMap { $0["document"] as? String }
        #expect(documents.count == 5)
        try await compare(documents, at: node, with: forwarder)

        let status = try await forwarder.run("status")
        #expect(status.status == 0 && status.output.contains("forwarder") && status.output.contains("parent reached"))
        #expect(try await node.run("status").output.contains("1 forwarders"))
        let doctor = try await forwarder.run("doctor", "--json")
        #expect(doctor.status == 0, "\(doctor.output)")
        #expect(doctor.objects.contains { $0["look"] as? String == "parent" && $0["state"] as? String == "sound" })
        let history = try await forwarder.run("history", "430621", "reconsideration.received", "2012")
        #expect(history.status == ExitReason.unavailable.rawValue && history.errors.contains("keeps no ledger"))
        let replay = try await forwarder.run("replay", "--all")
        #expect(replay.status != 0 && replay.errors.contains("forwarder"))
        for up in [below, above] { #expect(try await up.stop() == .exited(0)) }
    }

    /// What it has yet to hand on, by metrics and in words.
    @Test func forwarder_whoseParentIsAway_tellsWhatItHasToHandOn() async throws {
        let node = try TestNode.withDoors("430600", name: "yueyang")
        let forwarder = try node.forwarder("430621", name: "yueyangxian", settings: "metrics:\n  listen: 127.0.0.1:0\n")
        let below = try await forwarder.up()
        let page = below.ready.endpoints["ingest.metrics"]
        let reports = try forwarder.writeReports(3)
        let files = try FileManager.default.contentsOfDirectory(atPath: reports)
        let bytes = try files.reduce(0) { $0 + (try Data(contentsOf: URL(filePath: "\(reports)/\($1)")).count) }
        #expect(try await forwarder.run("submit", "--until", "taken", reports).status == 0)
        func sample(_ name: String) -> String { "shangji_forward_\(name){node=\"yueyangxian\"}" }
        let away = try await MetricSamples.told(page) {
            $0[sample("lag_documents")] == 3 && ($0[sample("silent_seconds")] ?? 0) >= 1
        }
        #expect(away[sample("lag_bytes")] == Double(bytes))
        #expect((away[sample("oldest_unsent_seconds")] ?? 0) > 0)
        let forwardMetrics = Metric.all.map(\.name).filter { $0.hasPrefix("shangji_forward_") }
        #expect(forwardMetrics.count == 4)
        for name in forwardMetrics { #expect(away["\(name){node=\"yueyangxian\"}"] != nil, "\(name) is not told") }
        let status = try await forwarder.run("status").output
        #expect(status.contains("3 documents to hand on (\(bytes) B, oldest "), "\(status)")
        #expect(status.contains("parent not reached for "))

        let above = try await node.up()
        let there = try await MetricSamples.told(page) { $0[sample("lag_documents")] == 0 }
        #expect(there[sample("lag_bytes")] == 0 && there[sample("oldest_unsent_seconds")] == 0)
        #expect(there[sample("silent_seconds")] == 0)
        let after = try await forwarder.run("status").output
        #expect(!after.contains("to hand on") && after.contains("parent reached"))
        for up in [below, above] { #expect(try await up.stop() == .exited(0)) }
    }

    /// Where which side dies.
    struct Deaths: Sendable {
        var below: String?
        var above: String?

        static let all = [
            Deaths(below: "forward.before-send:3"), Deaths(below: "forward.after-send:4"),
            Deaths(below: "forward.before-report:2"), Deaths(below: "forward.after-report:2"),
            Deaths(above: "ingest.after-accept:2"), Deaths(above: "ingest.after-write:2"),
            Deaths(below: "forward.before-report:3", above: "ingest.before-accept:3"),
        ]
    }

    /// Whichever side dies at whichever moment, and is started again.
    @Test(arguments: Deaths.all)
    func documents_whereServicesAreKilled_areSettledOnce(deaths: Deaths) async throws {
        let node = try TestNode.withDoors("430600", name: "yueyang")
        let forwarder = try node.forwarder("430621", name: "yueyangxian")
        let reports = try forwarder.writeReports(6)
        let sides = [(node, deaths.above), (forwarder, deaths.below)]
        var ups: [ChildProcess] = []
        for (side, point) in sides { ups.append(try await side.up(point.map { [FailPoint.variable: $0] } ?? [:])) }
        #expect(try await forwarder.run("submit", "--until", "taken", reports).status == 0)
        for (index, (side, point)) in sides.enumerated() where point != nil {
            try await side.logged("service ended unexpectedly")
            #expect(try await ups[index].stop() == .exited(0))
            ups[index] = try await side.up()
        }
        let settled = try await forwarder.run("submit", "--until", "settled", "--json", reports)
        #expect(settled.status == 0, "\(settled.errors)\n\(forwarder.log)\n\(node.log)")
        try await compare(settled.objects.compactMap { $0["document"] as? String }, at: node, with: forwarder)
        for up in ups.reversed() { #expect(try await up.stop() == .exited(0)) }
    }

    /// A forwarder may hand in for its place alone; what cannot be read is a dead letter at both ends.
    @Test func documents_thatTheNodeWillNotHave_areDeadLettersWithTheReasonAtBothEnds() async throws {
        let node = try TestNode.withDoors("430600", name: "yueyang")
        let forwarder = try node.forwarder("430621", name: "yueyangxian")
        let ups = [try await node.up(), try await forwarder.up()]
        let foreign = try forwarder.write(CountyReport.text("华容县"), to: "a.txt")
        let refused = try await forwarder.run("submit", "--json", foreign.path)
        #expect(refused.status == ExitReason.data.rawValue, "\(refused.output)\n\(node.log)")
        #expect((refused.objects.first?["reason"] as? String)?.contains("answers for 岳阳县") == true, "\(refused.output)")
        let picture = try forwarder.write("\u{0}\u{1}\u{0}not text", to: "b.txt")
        let dead = try await forwarder.run("submit", "--json", picture.path)
        #expect(dead.objects.first?["code"] as? String == "not_text")
        let own = try forwarder.write(CountyReport.text("岳阳县"), to: "c.txt")
        let settled = try await forwarder.run("submit", "--until", "settled", "--json", own.path)
        #expect(settled.status == 0)
        for end in [node, forwarder] {
            #expect(try await end.run("dead", "--json").objects.count == 2)
            #expect(try await end.counts("ingest")["dead"] == 2)
        }
        // The node's own clerk may hand in the same report; for the forwarder nothing changes by that.
        #expect(try await node.counts("aggregate")["read"] == 1)
        for up in ups.reversed() { #expect(try await up.stop() == .exited(0)) }
    }

    /// The node above is put back to a copy that never heard of the documents: they are handed in again.
    @Test func documents_thatTheNodeForgot_areHandedInAgain() async throws {
        let node = try TestNode.withDoors("430600", name: "yueyang", readers: 0)
        let forwarder = try node.forwarder("430621", name: "yueyangxian")
        var above = try await node.up()
        let backup = node.folder.appending(path: "backup").path
        #expect(try await node.run("backup", "--out", backup).status == 0)
        let below = try await forwarder.up()
        let reports = try forwarder.writeReports(3)
        #expect(try await forwarder.run("submit", "--until", "taken", reports).status == 0)
        try await polled { try await node.counts("ingest")["taken"] == 3 ? () : nil }
        #expect(try await above.stop() == .exited(0))
        let restored = try await node.run("backup", "restore", backup)
        #expect(restored.status == 0, "\(restored.errors)")
        try Data(
            try String(contentsOf: node.configuration, encoding: .utf8)
                .replacing("readers_processes: 0", with: "readers_processes: 1").utf8
        ).write(to: node.configuration)
        above = try await node.up()
        let settled = try await forwarder.run("submit", "--until", "settled", "--json", reports)
        #expect(settled.status == 0, "\(settled.errors)\n\(forwarder.log)\n\(node.log)")
        #expect(forwarder.log.contains("documents unknown to the parent"))
        try await compare(settled.objects.compactMap { $0["document"] as? String }, at: node, with: forwarder)
        for up in [below, above] { #expect(try await up.stop() == .exited(0)) }
    }
}
