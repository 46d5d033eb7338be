import FaultLine
import Foundation
import NodeRuntime
import Supervision
import Testing

/// Catalogues that are published at a node and taken by those below it, as real processes over CURVE. Reports and entries are invented.
@Suite(.serialized, .timeLimit(.minutes(4))) struct PublishedCatalogueTests {
    private static func report(_ county: String, _ year: Int, lamps: Int) -> String {
        "\(county)\(year)年度法治政府建设情况报告（数字均为虚构）\n\n全年受理行政复议案件41件，修复路灯\(lamps)盏。\n"
    }

    /// How nodes of the tree below stand, by name.
    private static func standings(_ node: TestNode) async throws -> [String: [String: Any]] {
        let tree = try await node.run("status", "--json").objects.first?["tree"] as? [String: Any] ?? [:]
        var standings: [String: [String: Any]] = [:]
        func walk(_ report: [String: Any]) {
            if let name = report["node"] as? String { standings[name] = report }
            for child in report["below"] as? [[String: Any]] ?? [] { walk(child["report"] as? [String: Any] ?? [:]) }
        }
        walk(tree)
        return standings
    }

    /// Waits until the reader of a node reads by a catalogue: its ledger takes it a moment before.
    private static func isRead(by node: TestNode, _ edition: String) async throws {
        try await polled {
            let services = try await node.run("status", "--json").objects.first?["services"] as? [[String: Any]] ?? []
            let reader = services.first { $0["name"] as? String == "extract" }?["edition"] as? String
            return reader?.split(separator: ".").dropFirst().first.map(String.init) == edition ? () : nil
        }
    }

    private static func stored(_ node: TestNode, _ text: String, _ file: String) async throws -> TestNode.Answer {
        let url = try node.write(text, to: "reports/\(file)")
        return try await node.run("submit", "--until", "settled", "--json", url.path)
    }

    @Test func catalogue_publishedAtTheRoot_isReadByEverywhereAndAddedUpByOneDefinition() async throws {
        let province = try TestNode.member("430000", name: "hunan")
        let prefecture = try TestNode.member("430600", name: "yueyang", under: province)
        let county = try TestNode.member("430621", name: "yueyangxian", under: prefecture)
        let late = try TestNode.member("430623", name: "huarong", under: prefecture)
        var ups = [try await province.up(), try await prefecture.up(), try await county.up()]

        // Read before anybody counted lamps.
        #expect(try await Self.stored(county, Self.report("岳阳县", 2022, lamps: 5), "2022.txt").status == 0)
        let file = try province.write(LampCatalogue.text(edition: 50), to: "lamps.yaml")
        let published = try await province.run("catalogue", "publish", file.path, "--json", "--person", "王")
        #expect(published.status == 0, "\(published.errors)\n\(province.log)")
        let answer = try #require(published.objects.first)
        #expect(answer["edition"] as? Int == 50 && answer["older_readings"] as? Int == 1)
        #expect(answer["added"] as? [String] == ["lamps.repaired"])

        // The county takes it from the prefecture, and its reader with it; nothing is restarted.
        try await county.logged("catalogue taken")
        let process = try await county.process(of: "extract")
        try await Self.isRead(by: county, "50")
        try await polled {
            try await Self.standings(province)["yueyangxian"]?["catalogue"] as? String == "50" ? () : nil
        }
        let read = try await Self.stored(county, Self.report("岳阳县", 2023, lamps: 7), "2023.txt")
        #expect(read.status == 0, "\(read.errors)\n\(county.log)")
        #expect(try await county.process(of: "extract") == process)

        // A node that was down takes it when it comes.
        ups.append(try await late.up())
        try await Self.isRead(by: late, "50")
        #expect(try await Self.stored(late, Self.report("华容县", 2023, lamps: 11), "2023.txt").status == 0)
        let explained = try await province.run("explain", "430000", "lamps.repaired", "2023", "--json")
        let top = try #require(explained.objects.first, "\(explained.errors)\n\(province.log)")
        #expect(top["handed_up"] as? Int == 18)
        let editions = try #require(top["editions"] as? [String])
        #expect(editions.count == 1 && editions[0].split(separator: ".")[1] == "50")

        // What was read before is read again on order, and says more then.
        #expect(try await county.run("explain", "430621", "lamps.repaired", "2022").status != 0)
        let replay = try await county.run("replay", "--older-than", "\(editions[0])", "--wait")
        #expect(replay.status == 0, "\(replay.errors) \(replay.output)")
        try await polled {
            let cell = try await province.run("explain", "430000", "lamps.repaired", "2022", "--json")
            return cell.objects.first?["handed_up"] as? Int == 5 ? () : nil
        }

        // It holds after a restart, in every service.
        #expect(try await ups[2].stop() == .exited(0))
        ups[2] = try await county.up()
        #expect(try await Self.stored(county, Self.report("岳阳县", 2021, lamps: 3), "2021.txt").status == 0)
        let again = try await county.run("explain", "430621", "lamps.repaired", "2021", "--json")
        #expect(again.objects.first?["handed_up"] as? Int == 3, "\(again.errors)\n\(county.log)")

        // Below the root nobody publishes another one; nothing older, and no second content of one edition, is taken.
        let other = try county.write(LampCatalogue.text(edition: 60), to: "lamps.yaml")
        let below = try await county.run("catalogue", "publish", other.path)
        #expect(below.status == 1 && below.errors.contains("yueyang hands down"), "\(below.errors)")
        let same = try province.write(LampCatalogue.text(edition: 50, code: "lamps.mended"), to: "other.yaml")
        let twice = try await province.run("catalogue", "publish", same.path)
        #expect(twice.status == 1 && twice.errors.contains("edition: 51"), "\(twice.errors)")
        let wrong = try province.write(LampCatalogue.text(edition: 51, example: 319), to: "wrong.yaml")
        let faulty = try await province.run("catalogue", "publish", wrong.path)
        #expect(faulty.status == 1 && faulty.errors.contains("read otherwise"), "\(faulty.errors)")
        let doctor = try await county.run("doctor", "--json")
        let look = try #require(doctor.objects.first { $0["look"] as? String == "catalogue" })
        #expect((look["words"] as? String)?.contains("published at hunan") == true, "\(doctor.output)")
        for up in ups.reversed() { #expect(try await up.stop() == .exited(0)) }
    }

    @Test func node_withACatalogueOfItsOwn_addsToWhatIsHandedDownOrIsToldOfAbove() async throws {
        let province = try TestNode.member("430000", name: "hunan")
        let adding = try TestNode.member(
            "430621", name: "yueyangxian", under: province, settings: "catalogue: own.yaml\n")
        let replacing = try TestNode.member(
            "430623", name: "huarong", under: province, settings: "catalogue: own.yaml\n")
        let bridges = LampCatalogue.text(edition: 1, code: "bridges.repaired").replacing("路灯", with: "桥梁")
            .replacing("盏", with: "座").replacing("edition: 1\n", with: "")
        try adding.write(bridges, to: "own.yaml")
        try replacing.write("edition: 3\n", to: "own.yaml")
        let ups = [try await province.up(), try await adding.up(), try await replacing.up()]
        let file = try province.write(LampCatalogue.text(edition: 50), to: "lamps.yaml")
        #expect(try await province.run("catalogue", "publish", file.path).status == 0)
        try await adding.logged("catalogue taken")
        try await replacing.logged("catalogue not taken")
        try await Self.isRead(by: adding, "50")
        let text = "岳阳县2023年度法治政府建设情况报告（数字均为虚构）\n\n修复路灯7盏。修复桥梁2座。\n"
        try await polled {
            try await Self.standings(province)["yueyangxian"]?["catalogue"] as? String == "50" ? () : nil
        }
        #expect(try await Self.stored(adding, text, "2023.txt").status == 0)
        for (indicator, value) in [("lamps.repaired", 7), ("bridges.repaired", 2)] {
            let cell = try await adding.run("explain", "430621", indicator, "2023", "--json")
            #expect(cell.objects.first?["handed_up"] as? Int == value, "\(cell.errors)\n\(adding.log)")
        }
        // The province knows what bridges are as little as before, and adds none.
        let bridgesAbove = try await province.run("explain", "430000", "bridges.repaired", "2023", "--json")
        #expect(bridgesAbove.objects.first?["handed_up"] as? Int == nil)
        try await polled {
            try await Self.standings(province)["huarong"]?["catalogue_refused"] as? Int == 50 ? () : nil
        }
        let standing = try #require(try await Self.standings(province)["huarong"])
        #expect((standing["catalogue_refusal"] as? String)?.contains("extends: bundled") == true)
        #expect(try await province.run("status").output.contains("handed-down catalogue 50 not taken"))
        let doctor = try await replacing.run("doctor", "--json")
        let look = try #require(doctor.objects.first { $0["look"] as? String == "catalogue" })
        #expect(look["state"] as? String == "warning", "\(doctor.output)")
        for up in ups.reversed() { #expect(try await up.stop() == .exited(0)) }
    }
}
