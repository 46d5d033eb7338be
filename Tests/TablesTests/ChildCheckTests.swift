import Documents
import Foundation
import Observations
import Phrases
import Places
import Quantities
import Rollups
import Tables
import Testing

/// What a place states of a named one below it is held against that one's own report.
struct ChildCheckTests {
    /// A city that states a figure for its first county, whose own report states `own`.
    private func checks(
        stated: Decimal, own: Decimal, year: Int = 2022, joint: Bool = false, scope: Scope = .part
    ) -> [Check] {
        var part = Invented.figure(Invented.received, stated, year: year, scope: scope)
        part.aboutPlace = .init(name: "东县", code: Invented.counties[0])
        part.joint = joint
        let city = Invented.facts(.place(Invented.city), path: "a.txt", level: .prefecture, [part])
        let county = Invented.facts(
            .place(Invented.counties[0]), path: "b.txt", [Invented.figure(Invented.received, own)])
        let uses = [PlaceResult.FigureUse(document: county.document, index: 0, whyNot: nil)]
        let checks = ChildChecks([(city, []), (county, uses)], fold: Invented.fold)
        #expect(checks.checks(of: county).isEmpty)
        return checks.checks(of: city)
    }

    @Test func check_whenBothStateTheSame_holds() throws {
        let check = try #require(checks(stated: 100, own: 100).first)
        #expect(check.rule == .child && check.holds && check.stated == 100 && check.expected == 100)
    }

    @Test func check_whenTheyDiffer_failsAndIsShown() throws {
        let check = try #require(checks(stated: 120, own: 118).first)
        #expect(!check.holds)
        var part = Invented.figure(Invented.received, 120, scope: .part)
        part.aboutPlace = .init(name: "东县", code: Invented.counties[0])
        let facts = Invented.facts(.place(Invented.city), path: "a.txt", level: .prefecture, [part])
        let record = DocumentRecord(facts, uses: [], names: Invented.names, outerChecks: [check])
        #expect(record.checks.count == 1)
        let lines = VerificationLines(style: TerminalStyle(language: .en), names: Invented.names)
            .lines(documents: [record], cells: [])
        #expect(lines.contains { $0.contains("whose own report has 118") })
    }

    @Test func check_whenYearsDifferOrTheCountIsJointOrOfItself_isNotMade() {
        #expect(checks(stated: 120, own: 118, year: 2021).isEmpty)
        #expect(checks(stated: 120, own: 118, joint: true).isEmpty)
        #expect(checks(stated: 120, own: 118, scope: .self).isEmpty)
    }
}
