import FaultLine
import Foundation
import NodeRuntime
import Supervision
import Testing

/// Nodes of a tree as real processes, over CURVE on loopback.
@Suite(.serialized, .timeLimit(.minutes(3))) struct TreeTests {
    /// A report with invented figures.
    @Test func figure_ofACounty_isSettledAndExplainedAtTheRootAndCorrectedThere() async throws {
        let province = try TestNode.member("430000", name: "hunan")
        let prefecture = try TestNode.member("430600", name: "yueyang", under: province)
        let county = try TestNode.member("430621", name: "yueyangxian", under: prefecture)
        let ups = [try await province.up(), try await prefecture.up(), try await county.up()]
        try county.write(CountyReport.text("岳阳县"), to: "reports/a.txt")
        let answer = try await county.run(
            "submit", "--until", "settled", "--json", county.folder.appending(path: "reports").path)
        #expect(answer.status == 0, "\(answer.errors)\n\(county.log)\n\(prefecture.log)")
        #expect(answer.objects.first?["state"] as? String == "settled")
        #expect(answer.objects.first?["root"] as? String == "hunan")
        let name = try #require(answer.objects.first?["document"] as? String)
        #expect(try await county.run("where", name, "--json").objects.first?["root"] as? String == "hunan")

        // Handed in again, the answer is the furthest promise.
        let again = try await county.run("submit", "--json", county.folder.appending(path: "reports").path)
        #expect(again.objects.first?["state"] as? String == "settled")

        let history = try await province.run("history", "430000", "reconsideration.received", "2023")
        #expect(history.status == 0 && history.output.contains("41"), "\(history.output) \(history.errors)")
        // From the province's figure to the county's sentence.
        let explained = try await province.run("explain", "430000", "reconsideration.received", "2023", "--json")
        let top = try #require(explained.objects.first, "\(explained.errors)")
        #expect(top["handed_up"] as? Int == 41 && top["stating"] as? Int == 1)
        let middle = try #require((top["below"] as? [[String: Any]])?.first)
        #expect(middle["name"] as? String == "岳阳市")
        let bottom = try #require((middle["below"] as? [[String: Any]])?.first)
        let figure = try #require((bottom["figures"] as? [[String: Any]])?.first)
        #expect(figure["document"] as? String == name)
        #expect((figure["sentence"] as? String)?.contains("受理行政复议案件41件") == true)
        let words = try await province.run("explain", "430000", "reconsideration.received", "2023").output
        #expect(words.contains("岳阳县") && words.contains("“全年受理行政复议案件41件"))
        #expect(
            try await province.run("explain", "430000", "reconsideration.received", "1999").status
                == ExitReason.noInput.rawValue)

        try await correct(name, at: county, seenFrom: province)

        let tree = try #require(try await province.run("status", "--json").objects.first?["tree"] as? [String: Any])
        let below = try #require((tree["below"] as? [[String: Any]])?.first)
        #expect(below["connected"] as? Bool == true)
        #expect((below["report"] as? [String: Any])?["node"] as? String == "yueyang")
        #expect(try await province.run("status").output.contains("yueyang (岳阳市)"))
        for up in ups.reversed() { #expect(try await up.stop() == .exited(0)) }
    }

    /// A report that was published later says 43 instead of 41: the province says so within seconds, and what it said before, by
    /// which document and until when.
    private func correct(_ first: String, at county: TestNode, seenFrom province: TestNode) async throws {
        let text = CountyReport.text("岳阳县", received: 43) + "\n岳阳县人民政府\n2024年3月1日\n"
        let file = try county.write(text, to: "later.txt")
        let (begin, time) = (ContinuousClock.now, Int(Date().timeIntervalSince1970 * 1_000))
        let answer = try await county.run("submit", "--json", file.path)
        #expect(answer.areStored, "\(answer.output)\(answer.errors)")
        let versions = try await polled {
            let history = try await province.run("history", "430000", "reconsideration.received", "2023", "--json")
            return history.objects.last?["handed_up"] as? Int == 43 ? history.objects : nil
        }
        #expect(.now - begin < .seconds(10))
        #expect(versions.map { $0["handed_up"] as? Int } == [41, 43], "\(versions)")
        #expect(
            versions.map { $0["documents"] as? [String] } == [
                [first], answer.objects.map { $0["document"] as? String ?? "" },
            ])
        let (was, now) = (try #require(versions.first), try #require(versions.last))
        #expect(was["until"] as? Int == now["since"] as? Int && now["until"] as? Int == nil)
        #expect((now["since"] as? Int ?? 0) >= time && (was["since"] as? Int ?? .max) < time)
    }

    /// The parent is away while the county goes on; afterwards everything is settled, once.
    @Test func county_whoseParentWasAway_handsUpWhatItHasSince() async throws {
        let province = try TestNode.member("430000", name: "hunan")
        let county = try TestNode.member("430621", name: "yueyangxian", under: province)
        let below = try await county.up()
        for year in 2019...2023 {
            try county.write(CountyReport.text("岳阳县", year, received: year - 1990), to: "reports/\(year).txt")
        }
        let reports = county.folder.appending(path: "reports").path
        let stored = try await county.run("submit", "--json", reports)
        #expect(stored.objects.allSatisfy { $0["state"] as? String == "stored" })
        let above = try await province.up()
        let settled = try await county.run("submit", "--until", "settled", "--json", reports)
        #expect(settled.status == 0, "\(settled.errors)\n\(county.log)\n\(province.log)")
        #expect(settled.objects.count == 5)
        #expect(settled.objects.allSatisfy { $0["root"] as? String == "hunan" })
        let status = try await province.run("status", "--json")
        let tree = try #require(status.objects.first?["tree"] as? [String: Any])
        #expect((tree["counts"] as? [String: Int])?["documents"] == 5)
        for up in [below, above] { #expect(try await up.stop() == .exited(0)) }
    }

    /// A node whose key is not on the list gets nothing, and is told of at both ends.
    @Test func node_withoutAdmission_isTurnedAwayAndCounted() async throws {
        let province = try TestNode.member("430000", name: "hunan")
        let stranger = try TestNode.member("430621", name: "yueyangxian", under: province, isAdmitted: false)
        let above = try await province.up()
        let below = try await stranger.up()
        try stranger.write(CountyReport.text("岳阳县"), to: "reports/a.txt")
        _ = try await stranger.run("submit", "--json", stranger.folder.appending(path: "reports").path)
        try await province.logged("key not admitted")
        try await stranger.logged("peer turned away")
        #expect(province.log.contains("127.0.0.1"))
        let tree = try await province.run("status", "--json").objects.first?["tree"] as? [String: Any]
        #expect((tree?["counts"] as? [String: Int])?["documents"] == 0)

        let sick = try await stranger.run("doctor", "--json")
        #expect(sick.status == ExitReason.configuration.rawValue)
        let look = sick.objects.first { $0["look"] as? String == "parent" }
        #expect(look?["state"] as? String == "fault")
        #expect((look?["words"] as? String)?.contains("not admitted") == true)

        // Once it is admitted, nothing more is needed.
        let answer = try await province.run(
            "node", "admit", "--name", "yueyangxian", "--place", "430621", "--key", stranger.publicKey)
        #expect(answer.status == 0, "\(answer.errors)")
        let settled = try await stranger.run(
            "submit", "--until", "settled", "--json", stranger.folder.appending(path: "reports").path)
        #expect(settled.objects.first?["state"] as? String == "settled", "\(settled.errors)\n\(stranger.log)")
        let sound = try await stranger.run("doctor", "--json")
        #expect(sound.status == 0, "\(sound.output)")
        #expect(sound.objects.allSatisfy { $0["state"] as? String != "fault" }, "\(sound.output)")
        for up in [below, above] { #expect(try await up.stop() == .exited(0)) }
    }

    /// What it hands up again the prefecture has, and the province too: nothing grows above, and yet it must be told.
    @Test func county_thatWasPutBackFromABackup_isToldAgainWhatTheProvinceHas() async throws {
        let province = try TestNode.member("430000", name: "hunan")
        let prefecture = try TestNode.member("430600", name: "yueyang", under: province)
        let county = try TestNode.member("430621", name: "yueyangxian", under: prefecture)
        var ups = [try await province.up(), try await prefecture.up(), try await county.up()]
        let copy = county.folder.appending(path: "copy").path
        #expect(try await county.run("backup", "--out", copy).status == 0)
        let reports = try county.writeReports(3)
        let first = try await county.run("submit", "--until", "settled", "--json", reports)
        #expect(first.status == 0, "\(first.errors)\n\(county.log)")
        #expect(try await ups.removeLast().stop() == .exited(0))
        #expect(try await county.run("backup", "restore", copy).status == 0)
        ups.append(try await county.up())
        let again = try await county.run("submit", "--until", "settled", "--json", reports)
        #expect(again.status == 0, "\(again.errors)\n\(county.log)\n\(prefecture.log)")
        #expect(again.objects.count == 3 && again.objects.allSatisfy { $0["state"] as? String == "settled" })
        for up in ups.reversed() { #expect(try await up.stop() == .exited(0)) }
    }

    /// A clerk of the province names a county's document by the digits that his own node prints.
    @Test func document_ofACounty_isToldRetractedAndShownAtTheProvince() async throws {
        let province = try TestNode.member("430000", name: "hunan")
        let county = try TestNode.member("430621", name: "yueyangxian", under: province)
        let ups = [try await province.up(), try await county.up()]
        let report = try county.write(CountyReport.text("岳阳县"), to: "a.txt")
        let handedIn = try await county.run("submit", "--until", "settled", "--json", report.path)
        let name = try #require(handedIn.objects.first?["document"] as? String)
        let broken = try county.write("\u{0}\u{1}\u{0}d", to: "b.txt")
        let dead = try await county.run("submit", "--place", "430621", "--json", broken.path)
        let other = try #require(dead.objects.first?["document"] as? String)

        let track = try #require(try await province.run("where", String(name.prefix(12)), "--json").objects.first)
        #expect(track["status"] as? String == "stored" && track["figures"] as? Int == 2, "\(track)")
        #expect((track["claims"] as? [[String: Any]])?.first?["node"] as? String == "yueyangxian")
        try await polled {
            try await province.run("dead", "show", String(other.prefix(12))).output.contains("not_text") ? () : nil
        }
        #expect(try await province.run("retract", String(name.prefix(12)), "--reason", "a draft").status == 0)
        let words = try await province.run("where", name)
        #expect(words.output.contains("retracted") && words.output.contains("a draft"), "\(words.output)")
        #expect(try await province.run("where", name, "--json").objects.first?["retracted"] as? Bool == true)
        #expect(try await province.run("restore", String(name.prefix(12)), "--reason", "it was final").status == 0)
        #expect(try await province.run("where", "0000000000").status == ExitReason.noInput.rawValue)
        for up in ups.reversed() { #expect(try await up.stop() == .exited(0)) }
    }

    /// A county that hands in for its neighbour is refused; its own figures count.
    @Test func county_thatHandsInForANeighbour_isRefusedWithAReasonAtBothEnds() async throws {
        let province = try TestNode.member("430000", name: "hunan")
        let county = try TestNode.member("430621", name: "yueyangxian", under: province)
        let ups = [try await province.up(), try await county.up()]
        try county.write(CountyReport.text("华容县"), to: "reports/a.txt")
        try county.write(CountyReport.text("岳阳县"), to: "reports/b.txt")
        let reports = county.folder.appending(path: "reports")
        let own = try await county.run(
            "submit", "--until", "settled", "--json", reports.appending(path: "b.txt").path)
        #expect(own.objects.first?["state"] as? String == "settled", "\(own.errors)\n\(county.log)")
        let foreign = try await county.run("submit", "--json", reports.appending(path: "a.txt").path)
        #expect(foreign.objects.first?["state"] as? String == "stored")
        try await province.logged("fact refused")
        try await county.logged("parent refused a fact")
        #expect(county.log.contains("answers for 岳阳县"))
        let tree = try await province.run("status", "--json").objects.first?["tree"] as? [String: Any]
        let refused = try #require(foreign.objects.first?["document"] as? String)
        let told = try await county.run("where", refused)
        #expect(told.output.contains("refused above") && told.output.contains("answers for 岳阳县"), "\(told.output)")
        #expect((tree?["counts"] as? [String: Int])?["quarantined"] == 1)
        #expect((tree?["counts"] as? [String: Int])?["documents"] == 1)
        for up in ups.reversed() { #expect(try await up.stop() == .exited(0)) }
    }
}
