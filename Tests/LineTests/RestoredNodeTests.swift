import FaultLine
import Foundation
import Keys
import NodeRuntime
import Places
import Supervision
import Testing

/// Nodes that forgot, moved or lost a ledger, and what the province says afterwards; over CURVE on loopback.
@Suite(.serialized, .timeLimit(.minutes(3))) struct RestoredNodeTests {
    private let province: TestNode
    private let prefecture: TestNode
    private let county: TestNode

    init() throws {
        province = try TestNode.member("430000", name: "hunan")
        prefecture = try TestNode.member("430600", name: "yueyang", under: province)
        county = try TestNode.member("430621", name: "yueyangxian", under: prefecture)
    }

    /// Waits until the province tells this of a cell; `nil` when nothing is stated.
    private func provinceSays(_ value: Int?, of place: String, _ indicator: String, _ year: Int) async throws {
        try await polled { () -> Void? in
            let answer = try await province.run("explain", place, indicator, "\(year)", "--json")
            guard [0, ExitReason.noInput.rawValue].contains(answer.status) else { return nil }
            return answer.objects.first?["handed_up"] as? Int == value ? () : nil
        }
    }

    /// Waits until all has gone up, and compares.
    private func compared(_ node: TestNode) async throws -> [String: Any] {
        let answer = try await polled {
            let answer = try await node.run("sync", "--verify", "--json")
            return answer.status == ExitReason.unavailable.rawValue ? nil : answer
        }
        #expect(answer.status == 0, "\(node.name): \(answer.output)\(answer.errors)")
        return try #require(answer.objects.first)
    }

    private func settled(_ path: String, at node: TestNode) async throws -> [String] {
        let answer = try await node.run("submit", "--until", "settled", "--json", path)
        #expect(answer.status == 0, "\(answer.errors)\n\(node.log)")
        #expect(answer.objects.allSatisfy { $0["root"] as? String == "hunan" })
        return answer.objects.compactMap { $0["document"] as? String }
    }

    /// What persons said after the backup is forgotten below and held above. What they say next holds at every level.
    @Test func wordsOfPersons_afterTheirNodesWerePutBack_holdAtTheProvince() async throws {
        let above = try await province.up()
        var ups = [try await prefecture.up(), try await county.up()]
        _ = try await settled(try county.writeReports(2), at: county)
        let retracted = try #require(
            try await settled(
                try county.write(CountyReport.text("岳阳县", 2013, received: 70), to: "c.txt").path, at: county
            ).first)
        let copy = { (node: TestNode) in node.folder.appending(path: "copy").path }
        for node in [prefecture, county] { #expect(try await node.run("backup", "--out", copy(node)).status == 0) }

        let cell = "reconsideration.received"
        func decide(_ place: String, _ value: Int, at node: TestNode) async throws {
            let answer = try await node.run(
                "adjudicate", place, cell, "2010", "--value", "\(value)", "--reason", "电话核实")
            #expect(answer.status == 0, "\(answer.errors)")
        }
        for value in 61...63 { try await decide("430621", value, at: county) }
        try await provinceSays(63, of: "430621", cell, 2010)
        for value in 91...93 { try await decide("430600", value, at: prefecture) }
        try await provinceSays(93, of: "430600", cell, 2010)
        #expect(try await county.run("retract", retracted, "--reason", "试报").status == 0)
        try await provinceSays(nil, of: "430621", cell, 2013)

        for node in [county, prefecture] {
            #expect(try await ups.removeLast().stop() == .exited(0))
            #expect(try await node.run("backup", "restore", copy(node)).status == 0)
        }
        ups = [try await prefecture.up(), try await county.up()]
        #expect(try await county.run("adjudicate", "--list", "--json").objects.isEmpty, "forgotten")
        try await decide("430621", 64, at: county)
        try await decide("430600", 94, at: prefecture)
        #expect(try await county.run("restore", retracted, "--reason", "核实无误").status == 0)
        try await provinceSays(64, of: "430621", cell, 2010)
        try await provinceSays(94, of: "430600", cell, 2010)
        try await provinceSays(70, of: "430621", cell, 2013)
        for node in [county, prefecture] { _ = try await compared(node) }
        for node in [county, prefecture, province] { #expect(try await node.run("verify").status == 0) }
        for up in ups.reversed() + [above] { #expect(try await up.stop() == .exited(0)) }
    }

    /// First the county's ledger is lost and made again from its journal, then the county gets the province for its parent. Neither
    /// changes what the province says, nor is anything there twice.
    @Test func county_whoseLedgerIsRebuiltAndWhoseParentChanges_countsOnceAtTheProvince() async throws {
        let above = [try await province.up(), try await prefecture.up()]
        var up = try await county.up()
        let reports = try county.writeReports(3)
        _ = try await settled(reports, at: county)
        let figures = try await figuresOfTheProvince()
        #expect(figures.count == 3 && figures.values.allSatisfy { $0["stating"] as? Int == 1 })

        #expect(try await up.stop() == .exited(0))
        try FileManager.default.removeItem(at: county.folder.appending(path: "data/aggregate"))
        up = try await county.up()
        #expect(try await county.counts("aggregate")["read"] == 0, "nothing is left")
        let replay = try await county.run("replay", "--all")
        #expect(replay.status == 0, "\(replay.errors)\n\(county.log)")
        #expect(try await compared(county)["documents"] as? Int == 3)
        try await onlyThese(3, figures)

        #expect(try await up.stop() == .exited(0))
        try county.move(from: prefecture, to: province)
        up = try await county.up()
        let moved = try await compared(county)
        #expect(moved["parent"] as? String == "hunan" && moved["documents"] as? Int == 3)
        try await onlyThese(3, figures)
        _ = try await compared(prefecture)
        try county.write(CountyReport.text("岳阳县", 2013, received: 70), to: "reports/further.txt")
        #expect(try await settled(reports, at: county).count == 4)
        try await provinceSays(70, of: "430000", "reconsideration.received", 2013)
        try await onlyThese(4, figures)
        for node in [county, prefecture, province] { #expect(try await node.run("verify").status == 0) }
        for up in [up] + above.reversed() { #expect(try await up.stop() == .exited(0)) }
    }

    /// What the province says of each year's figure.
    private func figuresOfTheProvince() async throws -> [Int: [String: Any]] {
        var figures: [Int: [String: Any]] = [:]
        for year in 2010...2012 {
            let answer = try await province.run("history", "430000", "reconsideration.received", "\(year)", "--json")
            let last: [String: Any] = try #require(answer.objects.last, "\(answer.errors)")
            figures[year] = last
        }
        return figures
    }

    /// The province has so many documents, each handed in once, and its figures are as they were.
    private func onlyThese(_ documents: Int, _ figures: [Int: [String: Any]]) async throws {
        let tree = try await province.run("status", "--json").objects.first?["tree"] as? [String: Any]
        let counts = try #require(tree?["counts"] as? [String: Int])
        #expect(counts["documents"] == documents && counts["quarantined"] == 0, "\(counts)")
        for (year, figure) in try await figuresOfTheProvince() {
            for name in ["handed_up", "value", "stating", "expected"] {
                #expect(figure[name] as? Int == figures[year]?[name] as? Int, "\(name) of \(year)")
            }
        }
    }
}

extension TestNode {
    /// Gives a node another parent, which admits its key.
    fileprivate func move(from old: TestNode, to new: TestNode) throws {
        let text = try String(contentsOf: configuration, encoding: .utf8)
        let moved = text.replacing(old.uplink ?? "none", with: new.uplink ?? "none")
            .replacing(old.publicKey, with: new.publicKey)
        #expect(moved != text)
        try Data(moved.utf8).write(to: configuration)
        try new.admit(self, "430621", .node)
    }
}
