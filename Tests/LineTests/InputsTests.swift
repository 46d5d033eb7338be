import FaultLine
import Foundation
import NodeRuntime
import Supervision
import Testing

/// Every input of a figure, from the province's sum to what stayed out at a county, over CURVE on loopback.
@Suite(.serialized, .timeLimit(.minutes(3))) struct InputsTests {
    private static let cell = ["reconsideration.received", "2023"]

    /// A report with invented figures.
    private static func report(published: String, received: Int) -> String {
        "岳阳县2023年度法治政府建设情况报告（数字均为虚构）\n\n发布时间：\(published) 来源：县司法局\n\n全年受理行政复议案件\(received)件。\n"
    }

    private static let files = [
        ("a.txt", report(published: "2024-01-10", received: 41)),
        ("b.txt", report(published: "2024-02-20", received: 43)),
        ("bureau.txt", "岳阳县公安局2023年度法治政府建设情况报告（数字均为虚构）\n\n全年受理行政复议案件5件。\n"),
        ("plan.txt", "岳阳县2024年法治政府建设工作要点（数字均为虚构）\n\n2023年受理行政复议案件60件。\n"),
        ("wrong.txt", report(published: "2024-03-05", received: 47)),
    ]

    @Test func explain_fromTheProvince_listsEveryInput() async throws {
        let province = try TestNode.member("430000", name: "hunan")
        let county = try TestNode.member("430621", name: "yueyangxian", under: province)
        let ups = [try await province.up(), try await county.up()]
        for (name, text) in Self.files { try county.write(text, to: "reports/\(name)") }
        let answer = try await county.run(
            "submit", "--until", "settled", "--json", county.folder.appending(path: "reports").path)
        #expect(answer.status == 0, "\(answer.errors)\n\(county.log)")
        let wrong = try #require(
            answer.objects.first {
                ($0["path"] as? String ?? $0["source"] as? String)?.hasSuffix("wrong.txt") == true
            }?[
                "document"] as? String, "\(answer.output)")
        #expect(try await county.run("retract", wrong, "--reason", "试报").status == 0)

        let bottom = try await polled { () -> [String: Any]? in
            let top = try await province.run("explain", "430000", Self.cell[0], Self.cell[1], "--json").objects.first
            let middle = (top?["below"] as? [[String: Any]])?.first
            let bottom = (middle?["below"] as? [[String: Any]])?.first
            return bottom?["handed_up"] as? Int == 43 ? bottom : nil
        }
        #expect(bottom["name"] as? String == "岳阳县" && bottom["rule"] as? String == "entered")
        let figures = bottom["figures"] as? [[String: Any]] ?? []
        let fates = Dictionary(
            figures.compactMap { figure in
                (figure["source"] as? String).map {
                    (URL(filePath: $0).lastPathComponent, figure["why_not"] as? String ?? "in")
                }
            }, uniquingKeysWith: { first, _ in first })
        #expect(
            fates == [
                "a.txt": "superseded", "b.txt": "in", "bureau.txt": "department", "plan.txt": "work_plan",
                "wrong.txt": "retracted",
            ])
        #expect(figures.first?["surface"] as? String == "43")
        #expect(figures.contains { ($0["department"] as? String)?.hasSuffix("公安局") == true })

        let top = try #require(
            try await province.run("explain", "430000", Self.cell[0], Self.cell[1], "--json").objects.first)
        let rules = (top["children"] as? [[String: Any]] ?? []).map { $0["rule"] as? String }
        #expect(rules.count { $0 == "entered" } == 1 && rules.count { $0 == "no_report" } > 10)
        #expect(top["verdict_reason"] as? String == "no_own_figure" && top["reporting"] as? Int == 0)
        let words = try await province.run("explain", "430000", Self.cell[0], Self.cell[1]).output
        #expect(words.contains("left out: a later publication states another figure"))
        #expect(words.contains("left out: a department's report") && words.contains("left out: a plan, not a fact"))
        #expect(words.contains("岳阳县: enters the value") && words.contains("nothing arrived: "), "\(words)")

        // Who changed the county's cell, and not who came in beside them.
        let history = try await province.run("history", "430621", Self.cell[0], Self.cell[1], "--json")
        let causes = Set(history.objects.flatMap { $0["documents"] as? [String] ?? [] })
        let documents = Dictionary(
            figures.compactMap { figure in
                (figure["source"] as? String).flatMap { source in
                    (figure["document"] as? String).map { (URL(filePath: source).lastPathComponent, $0) }
                }
            }, uniquingKeysWith: { first, _ in first })
        #expect(causes.contains(documents["b.txt"] ?? ""))
        #expect(!causes.contains(documents["bureau.txt"] ?? "") && !causes.contains(documents["plan.txt"] ?? ""))
        for up in ups.reversed() { #expect(try await up.stop() == .exited(0)) }
    }
}
