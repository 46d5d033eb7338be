import FaultLine
import Foundation
import Keys
import NodeRuntime
import Supervision
import Testing
import ZeroMQ

extension Faults {
    /// A node of this version below one of the version before.
    @Suite(.serialized, .timeLimit(.minutes(2))) struct PreviousParentTests {
        /// Its facts arrive in the form that the node above reads, and are settled there. A decision it cannot read is said and waits, with
        /// what comes behind it, until the node above is updated.
        @Test func facts_toANodeOfTheVersionBefore_areReadableAndADecisionWaits() async throws {
            let parent = try RawParent()
            let county = try TestNode(
                """
                place: "430621"
                keys:
                  own: node.key
                uplink:
                  parent: \(try await parent.listen())
                  parent_key: "\(parent.keys.publicKey)"

                """, name: "yueyangxian")
            _ = try KeyFile.create(county.folder.appending(path: "node.key").path)
            let up = try await county.up()
            let report = "岳阳县2023年度法治政府建设情况报告（数字均为虚构）\n\n全年受理行政复议案件41件。\n"
            let first = try county.write(report, to: "a.txt")
            let settled = try await county.run("submit", "--until", "settled", "--json", first.path)
            #expect(settled.objects.first?["root"] as? String == "hunan", "\(settled.errors)\n\(county.log)")
            let readings = await parent.batches.filter { $0.contains("\"reading\"") }
            #expect(readings.count == 1 && readings.allSatisfy { $0.contains("受理行政复议案件41件") }, "readable, not packed")
            #expect(await parent.versions == [1], "it is spoken to in its own version")

            let made = try await county.run(
                "adjudicate", "430621", "reconsideration.received", "2023", "--value", "62", "--reason", "电话核实")
            #expect(made.status == 0, "\(made.errors)")
            try await polled { await parent.refusals > 0 ? () : nil }
            try await county.logged("parent cannot store now")
            let second = try county.write(report.replacing("2023", with: "2022"), to: "b.txt")
            #expect(try await county.run("submit", second.path).status == 0, "\(county.log)")

            await parent.update()
            let later = try await county.run("submit", "--until", "settled", "--json", second.path)
            #expect(later.objects.first?["root"] as? String == "hunan", "\(later.errors)\n\(county.log)")
            let taken = await parent.batches.joined()
            let decision = try #require(taken.range(of: "\"adjudication\""), "nothing is lost")
            let behind = try #require(taken.range(of: "\"reading\"", options: .backwards))
            #expect(decision.upperBound <= behind.lowerBound, "what came after it has waited")
            #expect(try await up.stop() == .exited(0))
            await parent.close()
        }
    }
}
