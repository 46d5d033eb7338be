import FaultLine
import Foundation
import NodeRuntime
import Supervision
import Testing

/// `shangji sync --refused` at both ends of an uplink, over CURVE on loopback.
@Suite(.serialized, .timeLimit(.minutes(3))) struct RefusedTests {
    private func refused(at node: TestNode) async throws -> [String: Any] {
        try await polled {
            let answer = try await node.run("sync", "--refused", "--json")
            guard let first = answer.objects.first else { return nil }
            #expect(answer.status == ExitReason.data.rawValue && answer.objects.count == 1, "\(answer.output)")
            return first
        }
    }

    /// A county hands in for its neighbour: both operators can list it with the reason, also when they started their nodes anew and
    /// the line is down.
    @Test func reportOfANeighbour_isListedAtBothEndsAndAfterARestart() async throws {
        let province = try TestNode.member("430000", name: "hunan")
        let county = try TestNode.member("430621", name: "yueyangxian", under: province)
        var (above, below) = (try await province.up(), try await county.up())
        let nothing = try await county.run("sync", "--refused")
        #expect(nothing.status == 0 && nothing.output.contains("Nothing is refused"), "\(nothing.errors)")
        let none = try await province.run("sync", "--refused", "--json")
        #expect(none.status == 0 && none.output.isEmpty, "\(none.errors)")

        let file = try county.write(CountyReport.text("华容县"), to: "a.txt")
        let handedIn = try await county.run("submit", "--json", file.path)
        let document = try #require(handedIn.objects.first?["document"] as? String, "\(handedIn.errors)")
        let sent = try await refused(at: county)
        let received = try await refused(at: province)
        for fact in [sent, received] {
            #expect(fact["document"] as? String == document && fact["fact"] as? String == "reading", "\(fact)")
            #expect(fact["place"] as? String == "430623" && fact["year"] as? Int == 2023, "\(fact)")
            #expect((fact["reason"] as? String)?.contains("answers for 岳阳县") == true, "\(fact)")
            #expect(fact["times"] as? Int == 1 && fact["since"] as? Int != nil, "\(fact)")
        }
        #expect(sent["side"] as? String == "above" && sent["node"] is NSNull)
        #expect(received["side"] as? String == "below" && received["node"] as? String == "yueyangxian")
        #expect(received["node_place"] as? String == "430621")
        let words = try await county.run("sync", "--refused")
        #expect(words.output.contains("hunan, the node above") && words.output.contains("华容县 (430623)"))

        for up in [below, above] { #expect(try await up.stop() == .exited(0)) }
        above = try await province.up()
        let kept = try await province.run("sync", "--refused")
        #expect(kept.status == ExitReason.data.rawValue, "\(kept.errors)")
        #expect(kept.output.contains("yueyangxian (岳阳县)") && kept.output.contains(String(document.prefix(12))))
        #expect(try await above.stop() == .exited(0))
        below = try await county.up()
        #expect(try await refused(at: county)["document"] as? String == document)
        #expect(try await county.run("sync", "--refused", "--verify").status == ExitReason.usage.rawValue)
        #expect(try await below.stop() == .exited(0))
    }

    /// The node and its key stood for too small a place. When both are mended, what was refused is handed up by one command.
    @Test func reportThatWasRefused_isTakenWhenTheNodeStandsForItsPlace() async throws {
        let province = try TestNode.member("430000", name: "hunan")
        let county = try TestNode.member("430621", name: "yueyang", under: province)
        let above = try await province.up()
        var below = try await county.up()
        let file = try county.write(CountyReport.text("华容县"), to: "a.txt")
        #expect(try await county.run("submit", file.path).status == 0)
        _ = try await refused(at: county)

        #expect(try await below.stop() == .exited(0))
        let settings = try String(contentsOf: county.configuration, encoding: .utf8)
        try settings.replacing("430621", with: "430600")
            .write(to: county.configuration, atomically: true, encoding: .utf8)
        #expect(try await province.run("node", "dismiss", "--name", "yueyang").status == 0)
        let admitted = try await province.run(
            "node", "admit", "--name", "yueyang", "--place", "430600", "--key", county.publicKey)
        #expect(admitted.status == 0, "\(admitted.errors)")
        below = try await county.up()
        // Until the line is up the command says that the parent is away.
        let compared = try await polled {
            let compared = try await county.run("sync", "--verify")
            return compared.status == ExitReason.unavailable.rawValue ? nil : compared
        }
        #expect(compared.status == 0 && compared.output.contains("refused above: 1 fact;"), "\(compared.output)")
        for node in [county, province] {
            _ = try await polled { try await node.run("sync", "--refused").status == 0 ? true : nil }
        }
        let known = try await province.run("explain", "430623", "reconsideration.received", "2023")
        #expect(known.status == 0, "\(known.errors)")
        let same = try await county.run("sync", "--verify", "--json")
        #expect(same.status == 0 && same.objects.first?["refused"] as? Int == 0, "\(same.output)")
        for up in [below, above] { #expect(try await up.stop() == .exited(0)) }
    }
}
