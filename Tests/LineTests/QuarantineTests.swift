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

    /// How many rows a table of a node's ledger has.
    private func rows(_ table: String, of node: TestNode) async throws -> Int? {
        Int(try await node.execute(["SELECT count(*) FROM \(table)"], on: "aggregate/ledger"))
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
        let second = try await county.run(
            "submit", "--json", "--place", "430621", "--year", "2022", marked.path)
        #expect(second.status == ExitReason.data.rawValue)
        #expect(second.objects.first?["state"] as? String == "quarantined", "\(second.output)\n\(county.log)")
        let third = try await county.run("submit", "--until", "settled", "--json", open.path)
        #expect(third.objects.first?["state"] as? String == "settled", "\(third.errors)\n\(county.log)")

        let listed = try await county.run("quarantine", "--json")
        #expect(listed.objects.count == 2 && listed.objects.allSatisfy { $0["status"] as? String == "quarantined" })
        #expect(try await county.counts("ingest")["quarantined"] == 2)
        #expect(try await county.run("status").output.contains("2 in quarantine"))
        #expect(try await county.run("dead", "--json").objects.isEmpty)
        // Neither is known to a ledger, nor read again: no name of a file, no dead letter, nothing to wait for.
        for node in [county, province] {
            let tree = try await node.run("status", "--json").objects.first?["tree"] as? [String: Any]
            #expect((tree?["counts"] as? [String: Int])?["documents"] == 1)
            let counts = try await node.counts("aggregate")
            #expect(counts["awaited"] == 0 && counts["dead"] == 0, "\(counts)")
            #expect(try await rows("claim", of: node) == 1)
            #expect(try await rows("document", of: node) == 1)
            #expect(try await rows("burial", of: node) == 0)
            // Nobody asks the county for what it may not hand in.
            for command in [["points", "430621", "2022"], ["overdue", "--year", "2022"]] {
                let told = try await node.run(command[0], files: Array(command.dropFirst()))
                #expect(told.status == 0 && told.output.contains("岳阳县"), "\(told.errors)")
                #expect(!told.output.contains("2022.txt") && !told.output.contains("quarantine"), "\(told.output)")
                #expect(!told.output.contains("dead letter"), "\(told.output)")
            }
        }
        let name = try #require(second.objects.first?["document"] as? String)
        let track = try await county.run("where", name)
        #expect(track.output.contains("in quarantine") && !track.output.contains("settled"), "\(track.output)")
        #expect(try await county.run("replay", "--all").status == 0)
        #expect(try await county.counts("ingest")["quarantined"] == 2)

        let names = listed.objects.compactMap { $0["document"] as? String }
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
