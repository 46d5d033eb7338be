import Documents
import FaultLine
import Foundation
import Links
import Messages
import NodeRuntime
import Rollups
import Supervision
import Testing

/// Documents that are read again, and documents that are taken out of all sums.
@Suite(.timeLimit(.minutes(2))) struct ReplayTests {
    /// A node with reports of a county over some years.
    private func node(_ settings: String = "", years: ClosedRange<Int>) async throws -> (TestNode, ChildProcess) {
        let node = try TestNode(settings)
        for year in years {
            try node.write(CountyReport.text("岳阳县", year, received: year - 1_900), to: "reports/430621/\(year).txt")
        }
        let up = try await node.up()
        let answer = try await node.run("submit", "--place", "430621", node.folder.appending(path: "reports").path)
        #expect(answer.status == 0, "\(answer.errors)\n\(node.log)")
        return (node, up)
    }

    @Test func replay_ofAll_readsEachAgainAndChangesNoCell() async throws {
        let (node, up) = try await node(years: 2015...2022)
        let before = try await node.run("history", "430621", "reconsideration.received", "2020", "--json")
        let answer = try await node.run("replay", "--all", "--json")
        #expect(answer.status == 0, "\(answer.errors)\n\(node.log)")
        #expect(answer.objects.first?["matching"] as? Int == 8)
        #expect(answer.objects.first?["read"] as? Int == 8)
        #expect(answer.objects.first?["state"] as? String == "finished")
        let after = try await node.run("history", "430621", "reconsideration.received", "2020", "--json")
        #expect(after.output == before.output)
        #expect(after.objects.count == 1)
        #expect(try await node.run("replay", "list", "--json").objects.count == 1)
        let services = try await node.run("status", "--json").objects.first?["services"] as? [[String: Any]]
        let counts = services?.first?["counts"] as? [String: Any]
        #expect(counts?["stored"] as? Int == 8 && counts?["pending"] as? Int == 0)
        #expect(try await up.stop() == .exited(0))
    }

    @Test(arguments: ["replay.before-advance", "replay.after-advance"])
    func replay_thatIsCutOff_goesOnAfterTheRestart(place: String) async throws {
        let settings = "restart:\n  first_pause_milliseconds: 10\nconfiguration:\n  ingest: ingest.yaml\n"
        let node = try TestNode(settings)
        try node.write("journal:\n  replay_step_documents: 2\n", to: "ingest.yaml")
        for year in 2012...2023 {
            try node.write(CountyReport.text("岳阳县", year, received: year - 1_900), to: "reports/\(year).txt")
        }
        // Ingest dies in each replay's fourth step, in every life: the order moves on all the same.
        let up = try await node.up(["SHANGJI_FAILPOINT": "\(place):4"])
        #expect(try await node.run("submit", node.folder.appending(path: "reports").path).status == 0, "\(node.log)")
        let ordered = try await node.run("replay", "--all", "--json")
        #expect(ordered.status == 0, "\(ordered.errors)\n\(node.log)")
        #expect(ordered.objects.first?["matching"] as? Int == 12)
        #expect(ordered.objects.first?["read"] as? Int == 12)
        #expect(node.log.contains("service started again"))
        #expect(try await up.stop() == .exited(0))
    }

    @Test func replay_byConditions_meansThoseDocumentsOnly() async throws {
        let (node, up) = try await node(years: 2019...2021)
        #expect(try await node.run("replay").status == ExitReason.usage.rawValue)
        let name = DocumentID(hashing: CountyReport.text("岳阳县", 2020, received: 120).utf8).description
        let one = try await node.run("replay", "--document", String(name.prefix(10)), "--json")
        #expect(one.objects.first?["matching"] as? Int == 1)
        #expect(try await node.run("replay", "--older-than", "0.0.1", "--json").objects.first?["matching"] as? Int == 0)
        let older = try await node.run("replay", "--older-than", "999.0.0", "--json")
        #expect(older.objects.first?["matching"] as? Int == 3)
        #expect(try await node.run("replay", "--place", "430000", "--json").objects.first?["matching"] as? Int == 3)
        #expect(try await node.run("replay", "--place", "440000", "--json").objects.first?["matching"] as? Int == 0)
        #expect(try await node.run("replay", "cancel", "99").status == ExitReason.noInput.rawValue)
        #expect(try await up.stop() == .exited(0))
    }

    @Test func document_thatIsRetracted_countsNoMoreUntilItIsRestored() async throws {
        let (node, up) = try await node(years: 2020...2020)
        let name = DocumentID(hashing: CountyReport.text("岳阳县", 2020, received: 120).utf8).description
        func own() async throws -> [Double?] {
            try await node.run("history", "430621", "reconsideration.received", "2020", "--json").objects.map {
                $0["own"] as? Double
            }
        }
        #expect(try await own() == [120])
        let answer = try await node.run(
            "retract", String(name.prefix(8)), "--reason", "handed in by mistake", "--person", "李", "--json")
        #expect(answer.status == 0, "\(answer.errors)")
        let counter = try #require(answer.objects.first?["counter"] as? Int)
        #expect(counter == answer.objects.first?["time"] as? Int)
        #expect(try await own() == [120, nil])
        let restored = try await node.run("restore", name, "--reason", "it was right")
        #expect(restored.status == 0 && restored.output.contains("it counts again"), "\(restored)")
        #expect(try await own() == [120, nil, 120])
        #expect(try await node.run("retract", "00000000", "--reason", "x").status == ExitReason.noInput.rawValue)
        #expect(try await up.stop() == .exited(0))
    }

    @Test func deadLetter_thatIsRetried_isReadAgainAndTellsOfEachAttempt() async throws {
        let node = try TestNode()
        let up = try await node.up()
        let file = try node.write("\u{0}\u{1}\u{0}not text", to: "picture.txt")
        let answer = try await node.run("submit", "--json", file.path)
        let name = try #require(answer.objects.first?["document"] as? String)
        #expect(try await node.run("dead", "retry").status == ExitReason.usage.rawValue)
        #expect(try await node.run("dead", "retry", "--code", "empty").status == ExitReason.noInput.rawValue)
        #expect(try await node.run("dead", "retry", String(name.prefix(8))).status == 0)
        while try await node.run("dead", "--json").objects.isEmpty {}
        let shown = try await node.run("dead", "show", name, "--json")
        #expect((shown.objects.first?["failed_attempts"] as? [Any])?.count == 2)
        #expect((shown.objects.first?["ended_at"] as? Int ?? 0) > 1_700_000_000_000)
        #expect(try await up.stop() == .exited(0))
    }

    /// All that the ledger says.
    private func cells(of node: TestNode) async throws -> [Cell] {
        let client = try ControlClient(endpoint: "ipc://\(node.folder.path)/data/run/aggregate-control")
        let page = try await client.ask(AskCells(after: nil, limit: 1_000), for: CellsPage.self)
        await client.close()
        return page.items
    }

    /// A catalogue that counts the lamps that were put up instead: one figure is gone, the other is another one.
    private func rehearseAnother(at node: TestNode) async throws {
        let catalogue = try node.write(
            LampCatalogue.text(edition: 10_000, example: 318).replacing("修复 维修", with: "安装")
                .replacing("全年修复路灯", with: "全年安装路灯"), to: "another.yaml")
        let before = try await cells(of: node)
        let rehearsal = try await node.run(
            "replay", "--all", "--dry-run", "--catalogue", catalogue.path, "--json")
        #expect(rehearsal.status == 0, "\(rehearsal.errors)\n\(node.log)")
        let told = Dictionary(
            rehearsal.objects.map { ($0["year"] as? Int ?? 0, [$0["old_value"] as? Int, $0["new_value"] as? Int]) }
        ) { first, _ in first }
        #expect(told == [2021: [318, nil], 2022: [407, 25]], "\(rehearsal.output)")
        #expect(rehearsal.objects.allSatisfy { ($0["old_sentence"] as? String)?.contains("修复路灯") == true })
        let shown = try await node.run("replay", "--all", "--dry-run", "--catalogue", catalogue.path)
        #expect(shown.output.contains("0 new, 1 gone, 1 changed, in 2 documents"), "\(shown.output)")
        #expect(try await cells(of: node) == before)
        let same = try node.write(
            try String(contentsOf: catalogue, encoding: .utf8).replacing("10000", with: "9999"), to: "same.yaml")
        let refused = try await node.run("replay", "--all", "--dry-run", "--catalogue", same.path)
        #expect(
            refused.status == ExitReason.data.rawValue && refused.errors.contains("Raise “edition”"),
            "\(refused.errors)")
    }

    @Test func dryRun_withANewEdition_tellsWhatTheReplayThenTells() async throws {
        let node = try TestNode()
        try node.write(LampCatalogue.text(edition: 9999), to: "own.yaml")
        for (year, lamps) in [(2021, 318), (2022, 407)] {
            try node.write(
                CountyReport.text("岳阳县", year, received: 60) + "全年修复路灯\(lamps)盏。\n"
                    + (year == 2022 ? "全年安装路灯25盏。\n" : ""), to: "reports/\(year).txt")
        }
        var up = try await node.up()
        #expect(try await node.run("submit", node.folder.appending(path: "reports").path).status == 0)
        let own = node.folder.appending(path: "own.yaml").path
        let before = try await cells(of: node)
        let rehearsal = try await node.run("replay", "--all", "--dry-run", "--catalogue", own, "--json")
        #expect(rehearsal.status == 0, "\(rehearsal.errors)\n\(node.log)")
        #expect(rehearsal.objects.count == 2)
        #expect(Set(rehearsal.objects.compactMap { $0["new_value"] as? Int }) == [318, 407])
        #expect(
            rehearsal.objects.allSatisfy { $0["indicator"] as? String == "lamps.repaired" && $0["old_value"] is NSNull }
        )
        #expect(rehearsal.objects.allSatisfy { ($0["new_sentence"] as? String)?.contains("路灯") == true })
        // Nothing was changed.
        #expect(try await cells(of: node) == before && !before.isEmpty)
        #expect(try await node.run("changes", "--json").objects.isEmpty)
        #expect(try await node.run("replay", "list", "--json").objects.isEmpty)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: node.folder.appending(path: "data").path)
                .allSatisfy { !$0.hasPrefix("dry-run") })
        let shown = try await node.run("replay", "--all", "--dry-run", "--catalogue", own)
        #expect(shown.output.contains("2 new, 0 gone, 0 changed"))

        #expect(try await up.stop() == .exited(0))
        try Data("node: county-1\ncatalogue: own.yaml\n".utf8).write(to: node.configuration)
        up = try await node.up()
        #expect(try await node.run("replay", "--all").status == 0, "\(node.log)")
        let told = try await node.run("changes", "--catalogue", own, "--json")
        #expect(Set(told.output.split(separator: "\n")) == Set(rehearsal.output.split(separator: "\n")))
        let history = try await node.run("history", "430621", "lamps.repaired", "2022", "--json")
        #expect(history.objects.map { $0["own"] as? Int } == [407])
        try await rehearseAnother(at: node)
        #expect(try await node.run("history", "430621", "lamps.repaired", "2022", "--json").output == history.output)
        #expect(try await up.stop() == .exited(0))
    }
}
