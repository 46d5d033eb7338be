import FaultLine
import Foundation
import NodeRuntime
import Supervision
import Testing

/// Figures in the divisions of another year, and their growth, as the commands show them. Places are real, reports and figures invented.
@Suite(.serialized, .timeLimit(.minutes(3))) struct DivisionsTests {
    private static func report(_ place: String, _ year: Int, _ received: Int) -> String {
        "\(place)\(year)年度法治政府建设情况报告（数字均为虚构）\n\n全年受理行政复议案件\(received)件。\n"
    }

    private static let reports = [
        ("杭州市下城区", 2020, 10), ("杭州市拱墅区", 2020, 20), ("杭州市西湖区", 2020, 40), ("杭州市西湖区", 2021, 50),
        ("杭州市拱墅区", 2021, 36), ("济南市", 2017, 100), ("莱芜市", 2017, 11),
    ]

    @Test func figures_ofPlacesThatMerged_areAddedInTheDivisionsOfALaterYear() async throws {
        let node = try TestNode()
        let up = try await node.up()
        for (index, (place, year, received)) in Self.reports.enumerated() {
            try node.write(Self.report(place, year, received), to: "reports/\(index).txt")
        }
        let stored = try await node.run("submit", "--json", node.folder.appending(path: "reports").path)
        #expect(stored.areStored, "\(stored.output) \(node.log)")

        // 下城区 went into 拱墅区 in 2021.
        func cell(_ arguments: String...) async throws -> [String: Any] {
            let answer = try await node.run(
                "explain", arguments[0], "reconsideration.received", arguments[1], "--json",
                arguments.count > 2 ? "--as-of" : "--depth", arguments.count > 2 ? arguments[2] : "3")
            return try #require(answer.objects.first, "\(answer.errors)")
        }
        #expect(try await cell("330105", "2020")["handed_up"] as? Int == 20)
        let merged = try await cell("330105", "2020", "2023")
        #expect(merged["handed_up"] as? Int == 30)
        let note = try #require((merged["territory"] as? [[String: Any]])?.first)
        #expect(note["kind"] as? String == "merged" && note["others"] as? [String] == ["下城区", "拱墅区"])
        let below = (merged["below"] as? [[String: Any]])?.compactMap { $0["name"] as? String }
        #expect(below == ["下城区", "拱墅区"])
        let words = try await node.run(
            "explain", "330105", "reconsideration.received", "2020", "--as-of", "2023"
        ).output
        #expect(words.contains("(divisions of 2023)") && words.contains("下城区, 拱墅区 together"), "\(words)")
        // And the prefecture of 莱芜 into 济南 in 2018, whose own figures are added.
        #expect(try await cell("370100", "2017", "2019")["handed_up"] as? Int == 111)
        #expect(
            try await node.run("explain", "330103", "reconsideration.received", "2020", "--as-of", "2023").status
                == ExitReason.noInput.rawValue, "there was no such place in 2023")

        // Growth is told over the places that state both years with the same territory.
        let growth = try #require(try await cell("330000", "2021")["growth"] as? [String: Any])
        #expect(growth["percent"] as? Int == 25 && growth["places"] as? Int == 1)
        let left = (growth["excluded"] as? [[String: Any]] ?? []).compactMap { $0["reason"] as? String }
        #expect(left == ["territory", "territory"])
        #expect(
            try await node.run("explain", "330000", "reconsideration.received", "2021").output.contains(
                "since the year before +25%"))
        #expect(try await up.stop() == .exited(0))
    }

    @Test func run_asOfAYear_writesItsTablesInThoseDivisions() async throws {
        let node = try TestNode()
        for (index, (place, year, received)) in Self.reports.enumerated() {
            try node.write(Self.report(place, year, received), to: "reports/\(index).txt")
        }
        let folder = node.folder
        let answer = try await node.run(
            "run", folder.appending(path: "reports").path, "--data", folder.appending(path: "run").path, "--as-of",
            "2023",
            "--json")
        #expect(answer.status == 0, "\(answer.errors)")
        let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any]
        let cells = object?["cells"] as? [[String: Any]] ?? []
        func value(_ place: String, _ year: Int) -> [String: Any]? {
            cells.first {
                $0["place_code"] as? String == place && $0["year"] as? Int == year
                    && $0["indicator"] as? String == "reconsideration.received"
            }
        }
        #expect(value("330105", 2020)?["handed_up"] as? Int == 30)
        #expect(value("330105", 2020)?["divisions_as_of"] as? Int == 2023)
        #expect((value("330105", 2020)?["territory"] as? String)?.contains("merged 拱墅区") == true)
        #expect(value("330103", 2020) == nil, "there was no such place in 2023")
        #expect(value("370100", 2017)?["handed_up"] as? Int == 111)
        #expect(value("330106", 2021)?["handed_up"] as? Int == 50)
    }
}
