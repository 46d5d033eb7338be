import FaultLine
import Foundation
import NodeRuntime
import Supervision
import Testing

/// Commands at a node whose ledger has a damaged row.
@Suite(.timeLimit(.minutes(3))) struct DamagedRowTests {
    /// What a person reads of a damaged retraction is to order it again: the order must be carried out.
    @Test func retraction_whoseRowIsDamaged_isMendedByTheNextOrder() async throws {
        let node = try TestNode()
        var up = try await node.up()
        let file = try node.write(CountyReport.text("岳阳县"), to: "a.txt")
        let answer = try await node.run("submit", "--json", file.path)
        let name = try #require(answer.objects.first?["document"] as? String, "\(answer.errors)")
        #expect(answer.areStored, "\(answer.output)")
        #expect(try await node.run("retract", name, "--reason", "a draft").status == 0)
        #expect(try await up.stop() == .exited(0))
        try await node.execute(["UPDATE retraction SET checksum = checksum + 1"], on: "aggregate/ledger")

        up = try await node.up()
        let found = try await node.run("verify")
        #expect(found.status == ExitReason.data.rawValue, "\(found.errors)")
        #expect(found.output.contains("Retract or restore the document again"), "\(found.output)")
        let restored = try await node.run("restore", name, "--reason", "it was the final text")
        #expect(restored.status == 0, "\(restored.errors)")
        #expect(restored.output.contains("is restored: what is read in it counts."), "\(restored.output)")
        let versions = try await node.run("history", "430621", "reconsideration.received", "2023", "--json").objects
        #expect(versions.last?["own"] as? Double == 41, "\(versions)")
        #expect(try await node.run("verify").status == 0)
        let retracted = try await node.run("retract", name, "--reason", "it was not")
        #expect(retracted.output.contains("counts in no sum any more"), "\(retracted)")
        #expect(try await up.stop() == .exited(0))
    }
}
