import FaultLine
import Foundation
import NodeRuntime
import Supervision
import Testing

/// What a person decides at a county, seen from the province, over CURVE on loopback.
@Suite(.serialized, .timeLimit(.minutes(3))) struct DecisionTests {
    /// A report with invented figures.
    private static let cell = ["reconsideration.received", "2023"]

    /// Asks the province until it tells of the county's cell what is waited for; the time limit ends a wait in vain.
    private func county(
        seenFrom province: TestNode, _ isMeant: ([String: Any]) -> Bool
    ) async throws -> [String: Any] {
        try await polled {
            let answer = try await province.run("explain", "430621", Self.cell[0], Self.cell[1], "--json")
            return answer.objects.first.flatMap { isMeant($0) ? $0 : nil }
        }
    }

    private func decisions(_ cell: [String: Any]) -> [[String: Any]] { cell["decisions"] as? [[String: Any]] ?? [] }

    @Test func decision_ofACounty_goesUpTheTreeAndReopensWithTheReport() async throws {
        let province = try TestNode.member("430000", name: "hunan")
        let county = try TestNode.member("430621", name: "yueyangxian", under: province)
        let ups = [try await province.up(), try await county.up()]
        let file = try county.write(CountyReport.text("岳阳县", received: 41), to: "a.txt")
        #expect(try await county.run("submit", "--until", "settled", file.path).status == 0)
        let made = try await county.run(
            "adjudicate", "430621", Self.cell[0], Self.cell[1], "--value", "62", "--reason", "电话核实", "--person", "王",
            "--json")
        #expect(made.status == 0 && (made.objects.first?["counter"] as? Int ?? 0) > 0, "\(made.errors)")
        let above = try await self.county(seenFrom: province) { !decisions($0).isEmpty }
        #expect(above["handed_up"] as? Int == 62)
        #expect(decisions(above).first?["person"] as? String == "王")
        let words = try await province.run("explain", "430000", Self.cell[0], Self.cell[1]).output
        #expect(words.contains("Decided: 62") && words.contains("left out: a person decided otherwise"))

        let history = try await province.run("history", "430000", Self.cell[0], Self.cell[1]).output
        #expect(history.contains("decision 岳阳县"), "\(history)")

        // A second report of the year says otherwise: nothing decides between the two, and the decision waits.
        let corrected = try county.write(CountyReport.text("岳阳县", received: 43), to: "b.txt")
        #expect(try await county.run("submit", "--until", "settled", corrected.path).status == 0)
        let reopened = try await self.county(seenFrom: province) { decisions($0).first?["applied"] as? Bool == false }
        #expect(reopened["ambiguous"] as? Bool == true)
        let points = try await province.run("points", "430621", "2023", "--json")
        #expect(points.objects.contains { $0["kind"] as? String == "reopened" })
        #expect(try await county.run("adjudicate", "--list").output.contains("To be decided again"))

        let back = try await county.run(
            "adjudicate", "430621", Self.cell[0], Self.cell[1], "--withdraw", "--reason", "已更正")
        #expect(back.status == 0)
        _ = try await self.county(seenFrom: province) { decisions($0).isEmpty }
        #expect(try await county.run("verify").status == 0)
        #expect(try await province.run("verify").status == 0)
        for up in ups.reversed() { #expect(try await up.stop() == .exited(0)) }
    }

    /// What the province decides about its county's figure does not travel down: the county is told of it, and nothing differs.
    @Test func decision_ofTheNodeAbove_isNoDifferenceToTheOneBelow() async throws {
        let province = try TestNode.member("430000", name: "hunan")
        let county = try TestNode.member("430621", name: "yueyangxian", under: province)
        let ups = [try await province.up(), try await county.up()]
        let file = try county.write(CountyReport.text("岳阳县", received: 41), to: "a.txt")
        #expect(try await county.run("submit", "--until", "settled", file.path).status == 0)
        let made = try await province.run(
            "adjudicate", "430621", Self.cell[0], Self.cell[1], "--value", "62", "--reason", "电话核实", "--person", "王")
        #expect(made.status == 0, "\(made.errors)")
        let same = try await county.run("sync", "--verify", "--json")
        #expect(same.status == 0, "\(same.output)\(same.errors)")
        let differences = same.objects.first?["differences"] as? [[String: Any]] ?? []
        #expect(differences.allSatisfy { ($0["extra"] as? [Any])?.isEmpty == true })
        let decision = try #require(differences.flatMap(decisions).first)
        #expect(decision["place"] as? String == "430621" && decision["year"] as? Int == 2023)
        #expect(decision["indicator"] as? String == Self.cell[0] && decision["person"] as? String == "王")
        let words = try await county.run("sync", "--verify")
        #expect(words.status == 0 && words.output.contains("the same at both"), "\(words.output)")
        #expect(words.output.contains("岳阳县 (430621) 2023  \(Self.cell[0])"), "\(words.output)")
        for up in ups.reversed() { #expect(try await up.stop() == .exited(0)) }
    }

    /// What the node above would refuse is refused here and now, and so is a share above the whole.
    @Test func decision_thatCannotHold_isRefusedAtOnce() async throws {
        let node = try TestNode("place: \"430621\"\n")
        let up = try await node.up()
        func decide(_ place: String, _ indicator: String, _ value: String) async throws -> TestNode.Answer {
            try await node.run("adjudicate", place, indicator, "2023", "--value", value, "--reason", "电话核实")
        }
        let neighbour = try await decide("430623", Self.cell[0], "400")
        #expect(neighbour.status == ExitReason.unavailable.rawValue && neighbour.output.isEmpty)
        #expect(neighbour.errors.contains("华容县") && neighbour.errors.contains("岳阳县"), "\(neighbour.errors)")
        let share = try await decide("430621", "mediation.success_rate", "150")
        #expect(share.status == ExitReason.unavailable.rawValue && share.errors.contains("100"), "\(share.errors)")
        #expect(try await node.run("adjudicate", "--list", "--json").objects.isEmpty)
        #expect(try await decide("430621", "mediation.success_rate", "100").status == 0)
        #expect(try await up.stop() == .exited(0))
    }

    @Test func figure_ofADocument_isDecidedByItsNumber() async throws {
        let node = try TestNode("place: \"430621\"\n")
        let up = try await node.up()
        let file = try node.write(CountyReport.text("岳阳县", received: 41), to: "a.txt")
        #expect(try await node.run("submit", file.path).status == 0)
        let cell = try await node.run("explain", "430621", Self.cell[0], Self.cell[1], "--json")
        let figure = try #require((cell.objects.first?["figures"] as? [[String: Any]])?.first)
        let name = try #require(figure["document"] as? String)
        let number = try #require(figure["figure"] as? Int)
        #expect(try await node.run("freeze", "年鉴", "--year", "2023", "--json").objects.first?["cells"] as? Int != 0)
        #expect(try await node.run("freeze", "年鉴").status == ExitReason.unavailable.rawValue)
        #expect(try await node.run("freeze", "--compare", "年鉴").output.contains("Nothing is different"))
        func decide(_ name: String, _ number: Int) async throws -> TestNode.Answer {
            try await node.run(
                "adjudicate", "--document", name, "--figure", "\(number)", "--not-usable", "--reason", "抄错")
        }
        #expect(try await decide(String(name.prefix(8)), number).status == 0)
        #expect(try await node.run("explain", "430621", Self.cell[0], Self.cell[1]).output.contains("(one figure)"))
        let changed = try await node.run("freeze", "--compare", "年鉴", "--json").objects.filter {
            $0["indicator"] as? String == Self.cell[0] && $0["place"] as? String == "430621"
        }
        #expect((changed.first?["was"] as? [String: Any])?["own"] as? Int == 41)
        #expect((changed.first?["why"] as? [[String: Any]])?.map { $0["reason"] as? String } == ["decision"])
        #expect(try await node.run("freeze", "--compare", "年鉴").output.contains("a person decided"))
        #expect(try await node.run("freeze", "--list").output.contains("年鉴"))
        #expect(try await decide(name, 99).status == ExitReason.noInput.rawValue)
        #expect(try await decide("00000000", number).status == ExitReason.noInput.rawValue)
        #expect(try await node.run("adjudicate", "430621", Self.cell[0], "--value", "1", "--reason", "x").status != 0)
        #expect(
            try await node.run("adjudicate", "430621", "no.such", "2023", "--value", "1", "--reason", "x").status
                == ExitReason.unavailable.rawValue)
        #expect(try await up.stop() == .exited(0))
    }
}
