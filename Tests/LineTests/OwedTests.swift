import FaultLine
import Foundation
import NodeRuntime
import Supervision
import Testing

/// What is owed at a running node: the roster, who is late, and the points that are sent to a county.
@Suite(.timeLimit(.minutes(3))) struct OwedTests {
    /// A report with invented figures.
    private static func report(_ county: String, _ year: Int, received: Int, more: String = "") -> String {
        "\(county)\(year)年度法治政府建设情况报告（数字均为虚构）\n\n全年受理行政复议案件\(received)件\(more)。\n"
    }

    @Test func overdue_listsWhoIsLateAndWhatIsKnown() async throws {
        let node = try TestNode("place: \"430600\"\nroster: roster.csv\n")
        try node.write(
            "\u{FEFF}地区代码,地区,部门,年度,截止日期,情况,说明\r\n430602,岳阳楼区,,,,免报,并入\r\n430603,,,2023,2024/4/15,,延期\r\n"
                + "430621,,岳阳县公安局,2023,,涉密,\r\n", to: "roster.csv")
        let up = try await node.up()
        try node.write(Self.report("岳阳县", 2023, received: 41), to: "reports/a.txt")
        try node.write(Self.report("平江县", 2022, received: 40), to: "reports/b.txt")
        #expect(try await node.run("submit", node.folder.appending(path: "reports").path).status == 0)
        let dead = try node.write("\u{0}\u{1}\u{0}not text", to: "bad/c.txt")
        _ = try await node.run("submit", "--place", "430623", "--year", "2023", dead.path)

        let late = try await node.run("overdue", "--year", "2023", "--json")
        #expect(late.status == 0, "\(late.errors)")
        let known = Dictionary(
            late.objects.compactMap { line in (line["place"] as? String).map { ($0, line["known"] as? String) } },
            uniquingKeysWith: { first, _ in first })
        #expect(known["430621"] == nil && known["430602"] == nil)
        #expect(known["430626"] == "other_year" && known["430623"] == "unreadable" && known["430600"] == "never")
        #expect(late.objects.allSatisfy { ($0["days_late"] as? Int ?? 0) > 0 })

        let asOf = try await node.run("overdue", "--year", "2023", "--as-of", "2024-03-11", "--json")
        #expect(asOf.objects.allSatisfy { $0["days_late"] as? Int == 10 })
        #expect(!asOf.objects.contains { $0["place"] as? String == "430603" })
        let all = try await node.run("overdue", "--year", "2023", "--all")
        #expect(all.output.contains("exempt (并入)") && all.output.contains("secret, not handed in here"))
        #expect(all.output.contains("岳阳县公安局"))
        let county = try await node.run("overdue", "--year", "2023", "--place", "430621", "--json", "--all")
        #expect(county.objects.count == 2)
        #expect(try await node.run("overdue", "--place", "999999").status == ExitReason.noInput.rawValue)
        // Of a place that is not its own it does not answer as if nothing had arrived.
        for question in [["overdue", "--place", "110000"], ["points", "110000", "2023"]] {
            let answer = try await node.run(question[0], files: Array(question.dropFirst()))
            #expect(answer.status == ExitReason.noInput.rawValue && answer.output.isEmpty, "\(answer.output)")
            #expect(answer.errors.contains("北京市 (110000)"), "\(answer.errors)")
        }
        #expect(try await up.stop() == .exited(0))
    }

    /// A county whose readers stand still has handed in, as far as it is concerned; so it is told there and at the province.
    @Test func report_thatWaitsToBeRead_isInProcessAtEveryNode() async throws {
        let province = try TestNode.member("430000", name: "hunan")
        let read = try TestNode.member("430626", name: "pingjiang", under: province)
        let waiting = try TestNode.member(
            "430621", name: "yueyangxian", under: province, settings: "readers_processes: 0\n")
        let ups = [try await province.up(), try await read.up(), try await waiting.up()]
        let good = try read.write(Self.report("平江县", 2023, received: 40), to: "a.txt")
        #expect(try await read.run("submit", "--until", "settled", good.path).status == 0)
        let taken = try waiting.write(Self.report("岳阳县", 2023, received: 41), to: "b.txt")
        let submitted = try await waiting.run(
            "submit", "--place", "430621", "--year", "2023", "--until", "taken", taken.path)
        #expect(submitted.status == 0, "\(submitted.errors)")

        for node in [waiting, province] {
            let item = try await polled {
                let late = try await node.run(
                    "overdue", "--year", "2023", "--place", "430621", "--as-of", "2099-01-01", "--json")
                return late.objects.first { $0["known"] as? String == "in_process" }
            }
            #expect(item["late"] as? Bool == false && (item["documents"] as? [Any])?.count == 1)
        }
        let words = try await province.run(
            "overdue", "--year", "2023", "--place", "430621", "--as-of", "2099-01-01")
        #expect(words.output.contains("1 in process") && words.output.contains("arrived and is not read yet"))
        #expect(!words.output.contains("nothing ever arrived"))
        for up in ups.reversed() { #expect(try await up.stop() == .exited(0)) }
    }

    @Test func roster_thatSaysWhatCannotBe_keepsTheNodeFromStarting() async throws {
        let node = try TestNode("place: \"430600\"\nroster: roster.csv\nrestart:\n  first_pause_milliseconds: 10\n")
        try node.write("place,due\n430602,2024-02-30\n", to: "roster.csv")
        await #expect(throws: (any Error).self) { try await node.up() }
        #expect(node.log.contains("roster.csv, line 2: “2024-02-30” is no day"))
        let finding = try await node.run("doctor", "--json").objects.first { $0["look"] as? String == "roster" }
        #expect((finding?["words"] as? String)?.contains("line 2") == true, "\(String(describing: finding))")
    }

    @Test func points_areWrittenForEachPlaceThatHasAny() async throws {
        let node = try TestNode("place: \"430600\"\n")
        let up = try await node.up()
        try node.write(Self.report("岳阳县", 2022, received: 40), to: "reports/a.txt")
        try node.write(Self.report("岳阳县", 2023, received: 62, more: "，同比增长24%"), to: "reports/b.txt")
        try node.write(Self.report("平江县", 2023, received: 10), to: "reports/c.txt")
        #expect(try await node.run("submit", node.folder.appending(path: "reports").path).status == 0)
        let points = try await node.run("points", "430621", "2023", "--json")
        #expect(points.status == 0, "\(points.errors)")
        #expect(points.objects.map { $0["kind"] as? String } == ["check"])
        #expect((points.objects.first?["zh"] as? String)?.contains("载明增减 24%，按上年报告应为 55%") == true)
        let quotation = (points.objects.first?["quotations"] as? [[String: Any]])?.first
        #expect((quotation?["source"] as? String)?.hasSuffix("b.txt") == true)

        let out = node.folder.appending(path: "letters").path
        let letters = try await node.run("points", "430600", "2023", "--below", "--out", out)
        #expect(letters.output.split(separator: "\n").count == 1)
        let text = try String(contentsOfFile: out + "/430621-岳阳县-2023.md", encoding: .utf8)
        #expect(text.contains("points to verify in the report on 2023") && text.contains("   > "))
        #expect(try await node.run("points", "430626", "2023").output.contains("nothing to verify"))
        #expect(try await node.run("points", "999999", "2023").status == ExitReason.noInput.rawValue)
        #expect(try await up.stop() == .exited(0))
    }
}
