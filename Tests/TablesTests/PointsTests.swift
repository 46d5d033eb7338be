import Documents
import Foundation
import Indicators
import Observations
import Phrases
import Places
import Quantities
import Rollups
import Tables
import Testing

/// The points that a person should look at, with their sentences, and the letter made of them.
@Suite struct PointsTests {
    private var points: [VerificationPoint] {
        VerificationPoints(documents: Invented.records, cells: Invented.cells, names: Invented.names).all()
    }

    private func points(_ kind: VerificationPoint.Kind) -> [VerificationPoint] { points.filter { $0.kind == kind } }

    @Test func point_ofEachKind_hasItsSentencesAndFiles() throws {
        let sum = try #require(points(.sum).first)
        #expect(sum.place == Invented.city && sum.indicator == Invented.received)
        #expect(sum.quotations.map(\.source) == ["reports/甲市.txt"])
        #expect(sum.quotations.first?.sentence == "全年调解纠纷若干件。")
        let ambiguous = try #require(points(.ambiguous).first)
        #expect(Set(ambiguous.quotations.compactMap(\.source)) == ["reports/西县又.txt", "reports/西县再.txt"])
        #expect(points(.restated).first?.quotations.count == 2)
        #expect(points(.place).first?.text.zh.contains("东县") == true)
        let dead = try #require(points(.unreadable).first)
        #expect(dead.text.zh.contains("扫描件.pdf") && dead.quotations.first?.sentence == nil)
        #expect(points(.check).first?.quotations.first?.sentence?.contains("95%") == true)
    }

    @Test func figure_forAPartOfTheYear_isAPoint() throws {
        var part = Invented.figure(Invented.received, 62)
        let days = try #require(CalendarDay("2022-09-30"))
        part.period = Period(from: part.period.from, to: days)
        let facts = Invented.facts(.place(Invented.counties[0]), path: "a.txt", [part])
        let result = Invented.fold.result(
            of: PlaceYear(place: Invented.counties[0], year: 2022), documents: [facts], children: [])
        let record = DocumentRecord(facts, uses: result.uses, names: Invented.names)
        let points = VerificationPoints(documents: [record], cells: result.cells, names: Invented.names).all()
        #expect(points.map(\.kind) == [.partialPeriod])
        #expect(points.first?.text.zh.contains("2022-01-01至2022-09-30") == true)
        #expect(points.first?.text.en.contains("2022-01-01 to 2022-09-30") == true)
    }

    /// The report of the year is silent about reach, the later one says 全县: both are shown with their reach.
    @Test func restatement_ofAnotherReach_isAPointOfBothReports() throws {
        var stated = Invented.figure(Invented.received, 90)
        stated.ambit = .unknown
        let own = Invented.facts(.place(Invented.counties[0]), path: "a.txt", [stated])
        let later = Invented.facts(
            .place(Invented.counties[0]), path: "b.txt", year: 2023, [Invented.figure(Invented.received, 91)])
        let result = Invented.fold.result(
            of: PlaceYear(place: Invented.counties[0], year: 2022), documents: [own, later], children: [])
        let records = [own, later].map { DocumentRecord($0, uses: result.uses, names: Invented.names) }
        let points = VerificationPoints(documents: records, cells: result.cells, names: Invented.names).all()
        let point = try #require(points.first)
        #expect(points.map(\.kind) == [.restated] && point.quotations.count == 2)
        #expect(point.text.zh.contains("当年报告载明 90件（范围：未说明）（已采用），2023年报告称 91件（范围：全域）"))
        #expect(point.text.en.contains("states 90 件 (reach: not said) (taken)"))
    }

    @Test func document_withoutYear_isAPoint() {
        var facts = Invented.facts(.place(Invented.counties[0]), path: "a.txt", [])
        if case .read(var findings) = facts.outcome {
            findings.metadata.year = nil
            facts.outcome = .read(findings)
        }
        let record = DocumentRecord(facts, uses: [], names: Invented.names)
        let points = VerificationPoints(documents: [record], cells: [], names: Invented.names).all()
        #expect(points.map(\.kind) == [.year])
    }

    @Test func document_thatIsRetracted_isNoPoint() {
        var facts = Invented.dead
        facts.retraction = Retraction(counter: 1, isRetracted: true, reason: "重复", time: 0)
        let record = DocumentRecord(facts, uses: [], names: Invented.names)
        #expect(VerificationPoints(documents: [record], cells: [], names: Invented.names).all().isEmpty)
    }

    @Test func document_inQuarantine_isAskedForByNobody() {
        var facts = Invented.dead
        facts.outcome = .buried(Failure(stage: .ingest, code: Failure.secretCode, reason: "机密", mayHeal: false))
        let record = DocumentRecord(facts, uses: [], names: Invented.names)
        #expect(VerificationPoints(documents: [record], cells: [], names: Invented.names).all().isEmpty)
    }

    @Test func growth_againstTheYearBefore_isToldAsSuch() {
        let check = Check(
            rule: .earlier, indicator: Invented.received, result: TextSpan(start: 3, end: 5), inputs: [], stated: 24,
            expected: 55, holds: false, sentence: "受理62件，同比增长24%。")
        let facts = Invented.facts(.place(Invented.counties[0]), path: "a.txt", [])
        let record = DocumentRecord(facts, uses: [], names: Invented.names, outerChecks: [check])
        let points = VerificationPoints(documents: [record], cells: [], names: Invented.names).all()
        #expect(points.first?.text.zh == "东县2022年 调解受理纠纷数：载明增减 24%，按上年报告应为 55%。")
    }

    @Test func decision_thatIsReopened_isAPointAndAnAppliedOneIsAMark() throws {
        let subject = Adjudication.Subject.cell(
            place: Invented.counties[0], year: 2022, indicator: Invented.received)
        let decision = Adjudication(
            subject: subject, counter: 1, decision: .value(62), basis: [], reason: "电话核实", person: "王", time: 0)
        var cell = try #require(
            Invented.cells.first {
                $0.place == Invented.counties[0] && $0.indicator == Invented.received && $0.year == 2022
            })
        func row() -> [Field] { Table.cells.row(CellRecord(cell, names: Invented.names)) }
        func points() -> [VerificationPoint] {
            VerificationPoints(documents: [], cells: [cell], names: Invented.names).all()
        }
        let words = DecisionWords(style: TerminalStyle(language: .zh))
        cell.decisions = [CellDecision(decision, isApplied: true)]
        #expect(points().isEmpty && words.mark(cell) == "（核定）")
        #expect(row().contains(.code("applied")) && row().contains(.text("王：电话核实")))
        #expect(words.sentence(CellDecision(decision, isApplied: true), unit: "件") == "核定 62件：王：电话核实。")
        cell.decisions = [CellDecision(decision, isApplied: false)]
        #expect(points().map(\.kind) == [.reopened] && words.mark(cell) == "（待复核）")
        #expect(points().first?.text.zh.contains("曾核定 62件（王：电话核实）") == true)
        #expect(row().contains(.code("reopened")))
    }

    @Test func difference_sinceAFreeze_saysWhatWasAndIsAndWhy() throws {
        let cell = try #require(
            Invented.cells.first {
                $0.place == Invented.counties[0] && $0.indicator == Invented.received && $0.year == 2022
            })
        let edition = Edition(engine: 1, catalogue: 1, gazetteer: 1)
        func frozen(_ cell: Cell, _ edition: Edition) -> FrozenCell { FrozenCell(cell) { _ in edition } }
        var later = cell
        later.ownValue = 62
        later.ownBounds = Bounds(exactly: 62)
        let style = TerminalStyle(language: .zh)
        func lines(_ now: [FrozenCell]) -> [String] {
            FreezeDifferenceLines(style: style, names: Invented.names).lines(
                FrozenDifference.all(from: [frozen(cell, edition)], to: now))
        }
        #expect(lines([frozen(cell, edition)]) == ["与冻结时一致。"])
        let reread = lines([frozen(later, Edition(engine: 2, catalogue: 1, gazetteer: 1))])
        #expect(reread.contains { $0.contains("100件") && $0.contains("62件") && $0.contains("由新版本重读（1.1.1→2.1.1）") })
        #expect(reread.contains { $0.hasPrefix("东县 2022") } && reread.last == "共 1 个单元格不同。")
        #expect(lines([]).contains { $0.contains("不再采用") && !$0.contains("下级") })
    }

    @Test func letter_numbersThePointsUnderTheirHeadings() {
        let key = PlaceYear(place: Invented.counties[2], year: 2022)
        let mine = points.filter { $0.place == key.place }
        let zh = PointsLetter(language: .zh, names: Invented.names).lines(mine, of: key)
        #expect(zh.first == "# 西县2022年度法治政府建设年度报告：需核实事项")
        #expect(zh.contains("## 数字并存，无法取舍"))
        #expect(zh.contains { $0.hasPrefix("1. 西县2022年") })
        #expect(zh.contains { $0.hasPrefix("   > ") } && zh.contains { $0.hasPrefix("   出处：reports/西县") })
        let en = PointsLetter(language: .en, names: Invented.names).lines(mine, of: key)
        #expect(en.contains { $0.hasPrefix("   Source: ") })
        #expect(!en.joined().lowercased().contains("contradict") && !zh.joined().contains("矛盾"))
        let none = PointsLetter(language: .zh, names: Invented.names).lines([], of: key)
        #expect(none.last == "没有需要核实的事项。")
    }
}
