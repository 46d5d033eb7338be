import FaultLine
import Foundation
import NodeRuntime
import Supervision
import Testing

/// `shangji sync --verify` between real nodes, over CURVE on loopback.
@Suite(.serialized, .timeLimit(.minutes(3))) struct SyncTests {
    /// Takes all that the ledger of a stopped node knows of a document out of its file, as a failing disk might.
    private func lose(_ document: String, at node: TestNode) async throws {
        let tables = ["touch", "text", "reading", "claim"]
        let number = "(SELECT sequence FROM document WHERE id = '\(document)')"
        try await node.execute(
            tables.map { "DELETE FROM \($0) WHERE document = \(number)" }, on: "aggregate/ledger")
    }

    @Test func parent_thatLostFacts_isToldThemAgainAndNamesWhatOnlyItHolds() async throws {
        let province = try TestNode.member("430000", name: "hunan")
        let county = try TestNode.member("430621", name: "yueyangxian", under: province)
        var above = try await province.up()
        let below = try await county.up()
        for year in 2019...2023 {
            try county.write(CountyReport.text("岳阳县", year, received: year - 1980), to: "reports/\(year).txt")
        }
        let reports = county.folder.appending(path: "reports").path
        let settled = try await county.run("submit", "--until", "settled", "--json", reports)
        #expect(settled.status == 0, "\(settled.errors)\n\(county.log)")
        let same = try await county.run("sync", "--verify", "--json")
        #expect(same.status == 0, "\(same.output)\(same.errors)")
        #expect(same.objects.first?["parent"] as? String == "hunan")
        #expect(same.objects.first?["documents"] as? Int == 5)
        #expect(try await county.run("sync", "--verify").output.contains("the same at both"))

        let lost = try #require(settled.objects.first?["document"] as? String)
        #expect(try await above.stop() == .exited(0))
        try await lose(lost, at: province)
        above = try await province.up()
        // A clerk of the province handed in what the county did not.
        let extra = try province.write(CountyReport.text("岳阳县", 2018), to: "extra.txt")
        let own = try await province.run("submit", "--json", extra.path)
        let only = try #require(own.objects.first?["document"] as? String)
        // Its line may still have to notice that the province was away; then it says to run it again.
        let found = try await polled {
            let answer = try await county.run("sync", "--verify", "--json")
            return answer.status == ExitReason.unavailable.rawValue ? nil : answer
        }
        #expect(found.status == ExitReason.data.rawValue, "\(found.output)\(found.errors)\(province.log)")
        let differences = found.objects.first?["differences"] as? [[String: Any]] ?? []
        #expect(Set(differences.flatMap { $0["missing"] as? [String] ?? [] }) == [lost])
        let extras = differences.flatMap { $0["extra"] as? [[String: Any]] ?? [] }
        #expect(Set(extras.compactMap { $0["document"] as? String }) == [only])
        #expect(extras.first?["nodes"] as? String == "hunan")

        // What was lost is there again; what only the province holds is still named.
        try await polled { try await province.counts("aggregate")["read"] == 6 ? () : nil }
        let again = try await county.run("sync", "--verify", "--json")
        let left = again.objects.first?["differences"] as? [[String: Any]] ?? []
        #expect(left.allSatisfy { ($0["missing"] as? [String])?.isEmpty == true } && !left.isEmpty, "\(again.output)")
        #expect(try await province.run("verify").status == 0)
        let root = try await province.run("sync", "--verify")
        #expect(root.status == ExitReason.unavailable.rawValue && root.errors.contains("root"))
        for up in [below, above] { #expect(try await up.stop() == .exited(0)) }
    }
}
