import FaultLine
import Foundation
import NodeRuntime
import Supervision
import Testing

/// Documents that are marked secret, as real processes see them. The reports are invented.
@Suite(.serialized, .timeLimit(.minutes(3))) struct QuarantineTests {
    private static func report(_ year: Int, head: String = "") -> String {
        "\(head)岳阳县\(year)年度法治政府建设情况报告（数字均为虚构）\n\n全年受理行政复议案件41件。\n"
    }

    @Test func secret_staysInQuarantineUntilAPersonDecides() async throws {
        let province = try TestNode.member("430000", name: "hunan")
        let county = try TestNode.member("430621", name: "yueyangxian", under: province)
        let ups = [try await province.up(), try await county.up()]
        let said = try county.write(Self.report(2021), to: "a/2021.txt")
        let marked = try county.write(Self.report(2022, head: "机密★1年\n\n"), to: "a/2022.txt")
        let open = try county.write(Self.report(2023), to: "a/2023.txt")

        // By the word of whoever hands it in, and by its own head.
        let first = try await county.run("submit", "--secret", "--json", said.path)
        #expect(first.status == 0 && first.objects.first?["state"] as? String == "quarantined", "\(first.errors)")
        let second = try await county.run("submit", "--json", marked.path)
        #expect(second.status == ExitReason.data.rawValue)
        #expect(second.objects.first?["state"] as? String == "quarantined", "\(second.output)\n\(county.log)")
        let third = try await county.run("submit", "--until", "settled", "--json", open.path)
        #expect(third.objects.first?["state"] as? String == "settled", "\(third.errors)\n\(county.log)")

        let listed = try await county.run("quarantine", "--json")
        #expect(listed.objects.count == 2 && listed.objects.allSatisfy { $0["status"] as? String == "quarantined" })
        #expect(try await county.counts("ingest")["quarantined"] == 2)
        #expect(try await county.run("status").output.contains("2 in quarantine"))
        #expect(try await county.run("dead", "--json").objects.isEmpty)
        // The second may have been known before its mark was found: nobody waits for it.
        try await polled {
            let counts = try await county.counts("aggregate")
            return counts["awaited"] == 0 && counts["dead"] == 1 ? () : nil
        }
        // Neither is known above, nor read again.
        for node in [county, province] {
            let tree = try await node.run("status", "--json").objects.first?["tree"] as? [String: Any]
            #expect((tree?["counts"] as? [String: Int])?["documents"] == 1)
        }
        #expect(try await county.run("replay", "--all").status == 0)
        #expect(try await county.counts("ingest")["quarantined"] == 2)

        let names = listed.objects.compactMap { $0["document"] as? String }
        let name = try #require(second.objects.first?["document"] as? String)
        let other = try #require(names.first { $0 != name })
        #expect(try await county.run("quarantine", "release", name, "--reason", " ").status != 0)
        let released = try await county.run("quarantine", "release", name, "--reason", "已解密", "--person", "李")
        #expect(released.status == 0, "\(released.errors)")
        let settled = try await county.run("submit", "--until", "settled", "--json", marked.path)
        #expect(settled.objects.first?["state"] as? String == "settled", "\(settled.errors)\n\(county.log)")
        let cell = try await province.run("explain", "430000", "reconsideration.received", "2022", "--json")
        #expect(cell.objects.first?["handed_up"] as? Int == 41, "\(cell.errors)")

        let destroyed = try await county.run("quarantine", "destroy", other, "--reason", "误报", "--json")
        #expect(destroyed.objects.first?["code"] as? String == "destroyed", "\(destroyed.errors)")
        let twice = try await county.run("quarantine", "destroy", other, "--reason", "误报")
        #expect(twice.status == ExitReason.unavailable.rawValue && twice.errors.contains("not in quarantine"))
        #expect(try await county.run("where", other).output.contains("in quarantine"))
        for up in ups.reversed() { #expect(try await up.stop() == .exited(0)) }
    }
}
