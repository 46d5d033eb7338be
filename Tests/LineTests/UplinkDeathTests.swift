import FailPoints
import FaultLine
import Foundation
import Supervision
import Testing

/// Two ledgers of a tree, of which each dies where it hands up or takes what is handed up.
@Suite(.serialized, .timeLimit(.minutes(3))) struct UplinkDeathTests {
    /// Where which side dies.
    struct Deaths: Sendable {
        var below: String
        var above: String

        // What is sent first is the question where to resume.
        static let all = [
            Deaths(below: "uplink.before-send:2", above: "uplink.after-store"),
            Deaths(below: "uplink.after-send:2", above: "uplink.before-store"),
        ]
    }

    @Test(arguments: Deaths.all)
    func figures_whereBothLedgersAreKilled_areHandedUpOnce(deaths: Deaths) async throws {
        let province = try TestNode.member("430000", name: "hunan")
        let county = try TestNode.member("430621", name: "yueyangxian", under: province)
        let reports = try county.writeReports(6)
        var below = try await county.up([FailPoint.variable: deaths.below])
        var above = try await province.up([FailPoint.variable: deaths.above])
        #expect(try await county.run("submit", "--until", "taken", reports).status == 0)
        try await county.logged("service ended unexpectedly")
        #expect(try await below.stop() == .exited(0))
        below = try await county.up()
        try await province.logged("service ended unexpectedly")
        #expect(try await above.stop() == .exited(0))
        above = try await province.up()

        let settled = try await county.run("submit", "--until", "settled", "--json", reports)
        #expect(settled.status == 0, "\(settled.errors)\n\(county.log)\n\(province.log)")
        #expect(settled.objects.count == 6 && settled.objects.allSatisfy { $0["root"] as? String == "hunan" })
        let tree = try await province.run("status", "--json").objects.first?["tree"] as? [String: Any]
        let counts = tree?["counts"] as? [String: Int]
        #expect(counts?["documents"] == 6 && counts?["quarantined"] == 0, "\(counts ?? [:])")
        // Every reading, claim and decision, side by side.
        let compared = try await county.run("sync", "--verify", "--json")
        #expect(compared.status == 0, "\(compared.output)\(compared.errors)")
        for up in [below, above] { #expect(try await up.stop() == .exited(0)) }
    }
}
