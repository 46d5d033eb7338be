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

    /// A page that somebody set in narrow lines: people read the sentence on one line, programs get it as it stands.
    @Test func sentence_thatSpansLines_isPrintedOnOne_andKeptInJSON() async throws {
        let node = try TestNode("place: \"430621\"\n")
        let up = try await node.up()
        let sentence = "全县人民调解组织受理矛盾\n　　纠纷611件，调解成功\n577件。"
        let file = try node.write("岳阳县2023年度法治政府建设情况报告（数字均为虚构）\n\n\(sentence)\n", to: "a.txt")
        for options in [[], ["--explain"]] {
            let read = try await node.run("read", files: options + [file.path])
            #expect(read.output.contains("矛盾纠纷【611】件，调解成功 577件"), "\(read.output)")
        }
        #expect(try await node.run("submit", "--json", file.path).areStored)
        let cell = ["430621", "mediation.received", "2023"]
        let told = try await node.run("explain", files: cell)
        #expect(told.output.contains("“全县人民调解组织受理矛盾纠纷611件，调解成功 577件。”"), "\(told.output)")
        let json = try await node.run("explain", files: cell + ["--json"])
        let figures = json.objects.first?["figures"] as? [[String: Any]]
        #expect(figures?.contains { $0["sentence"] as? String == sentence } == true, "\(json.output)")
        #expect(try await up.stop() == .exited(0))
    }

    /// An approximated figure and a rate, as a node prints them: no digit finer than the bounds, a quotient with its parts.
    @Test func figures_withBoundsAndRates_arePrintedAsTheTablesDo() async throws {
        let node = try TestNode("place: \"430600\"\n")
        let up = try await node.up()
        func text(_ county: String, _ figures: String) -> String {
            "\(county)2023年度法治政府建设情况报告（数字均为虚构）\n\n发布时间：2024-01-10 来源：县司法局\n\n\(figures)\n"
        }
        try node.write(
            text("岳阳县", "全年受理行政复议案件468件。全县人民调解组织受理矛盾纠纷4000件，调解成功3900件，调解成功率97.5%。"),
            to: "reports/a.txt")
        try node.write(
            text("华容县", "全年受理行政复议案件60余件。全县人民调解组织受理矛盾纠纷611件，调解成功577件。"), to: "reports/b.txt")
        let stored = try await node.run("submit", "--json", node.folder.appending(path: "reports").path)
        #expect(stored.areStored, "\(stored.output) \(node.log)")
        func numbers(_ object: [String: Any], _ names: [String]) -> [Double?] {
            names.map { (object[$0] as? NSNumber)?.doubleValue }
        }

        let sum = try #require(
            try await node.run("explain", "430600", Self.cell[0], Self.cell[1], "--json").objects.first)
        #expect(
            numbers(sum, ["value", "lower", "upper", "inexact_figures", "exact_sum"]) == [528, 528, 538, 1, 468])
        let county = (sum["below"] as? [[String: Any]])?.first { $0["name"] as? String == "华容县" } ?? [:]
        #expect(numbers(county, ["own", "own_lower", "own_upper"]) == [60, 60, 70])
        #expect(county["own_upper_excluded"] as? Bool == true && county["own_ambit"] as? String == "unknown")
        let figure = (county["figures"] as? [[String: Any]])?.first ?? [:]
        #expect(numbers(figure, ["value", "lower", "upper"]) == [60, 60, 70])
        #expect(figure["ambit_assumed"] as? Bool == true)
        let words = try await node.run("explain", "430600", Self.cell[0], Self.cell[1]).output
        #expect(words.contains("sum below ~530 件 (from 528 件 to below 538 件; exact ones 468 件, not exact: 1"))
        #expect(words.contains("hands up ~60 件") && words.contains("reach not stated"), "\(words)")
        #expect(words.contains("2 of 9 below state it, 7 not stating it"), "\(words)")
        let history = try await node.run("history", "430600", Self.cell[0], Self.cell[1])
        #expect(history.output.contains("~530 件"), "\(history.output)")
        let last = try #require(
            try await node.run("history", "430600", Self.cell[0], Self.cell[1], "--json").objects.last)
        #expect(numbers(last, ["value", "lower", "upper", "handed_up_lower"]) == [528, 528, 538, 528])

        let rate = ["mediation.success_rate", "2023"]
        let quotient = try #require(try await node.run("explain", "430600", rate[0], rate[1], "--json").objects.first)
        #expect(
            numbers(quotient, ["numerator", "denominator", "stated_count", "stated_median"]) == [4477, 4611, 1, 97.5])
        #expect(
            try await node.run("explain", "430600", rate[0], rate[1]).output.contains(
                "parts below divided 97.09% (4,477/4,611"))
        #expect(try await node.run("history", "430600", rate[0], rate[1]).output.contains("97.09% (4,477/4,611)"))
        #expect(try await up.stop() == .exited(0))
    }

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
        // The figure that holds comes from b.txt, whether that arrived before the one that was retracted or behind it.
        #expect(history.objects.last?["sources"] as? [String] == [documents["b.txt"] ?? ""])
        #expect(causes.contains(wrong))
        let rows = try await province.run("history", "430621", Self.cell[0], Self.cell[1]).output
        #expect(rows.contains("retraction of \(wrong.prefix(12))"), "\(rows)")
        #expect(!causes.contains(documents["bureau.txt"] ?? "") && !causes.contains(documents["plan.txt"] ?? ""))
        for up in ups.reversed() { #expect(try await up.stop() == .exited(0)) }
    }
}
