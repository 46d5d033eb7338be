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

/// Cells of a running node in words: bounds, quotients and coverage as the tables have them.
@Suite struct CellWordsTests {
    private let zh = CellWords(style: TerminalStyle(language: .zh))
    private let en = CellWords(style: TerminalStyle(language: .en))

    /// The cell of a place over what its counties state.
    private func cell(_ place: PlaceCode, _ code: IndicatorCode, _ documents: [DocumentFacts]) throws -> Cell {
        func roll(_ place: PlaceCode) -> PlaceResult {
            let key = PlaceYear(place: place, year: 2022)
            return Invented.fold.result(
                of: key, documents: documents.filter { Invented.fold.touched(by: $0).contains(key) },
                children: Invented.fold.children(of: key).map { roll($0.place) })
        }
        return try #require(roll(place).cells.first { $0.indicator == code })
    }

    private func county(_ index: Int, _ figures: [Observation]) -> DocumentFacts {
        Invented.facts(.place(Invented.counties[index]), path: "\(index).txt", figures)
    }

    private let sixty = Invented.figure(
        Invented.received, 60, Bounds(lower: 60, upper: 70, excludesUpper: true), sentence: "全年受理60余件。")

    @Test func sum_withBounds_showsNoFinerDigitThanTheyAllowAndWhatIsExact() throws {
        let documents = [county(0, [Invented.figure(Invented.received, 468)]), county(1, [sixty])]
        let city = try cell(Invented.city, Invented.received, documents)
        #expect(zh.below(city) == "下级合计 约530件（528件至不足538件；准确数之和 468件，约数 1 个；已载明合计）")
        #expect(
            en.below(city)
                == "sum below ~530 件 (from 528 件 to below 538 件; exact ones 468 件, not exact: 1; stated so far)")
        #expect(zh.handedUp(city) == "上报 约530件（528件至不足538件）：下级合计")
        #expect(zh.value(CellBrief(of: city)) == "约530件" && zh.handedUp(CellBrief(of: city)) == "约530件")
        let county = try cell(Invented.counties[1], Invented.received, documents)
        #expect(zh.own(county)?.hasPrefix("本地区载明 约60件（60件至不足70件），比较：") == true)
        #expect(zh.own(CellBrief(of: county)) == "约60件" && zh.handedUp(CellBrief(of: county)) == "约60件")
        // The table of a run says the same.
        let lines = PlaceLines(style: TerminalStyle(language: .zh), names: Invented.names).lines([city])
        #expect(lines.contains { $0.contains("约530件") })
        let table = Table.cells.row(CellRecord(city, names: Invented.names))
        #expect(table.contains(.number(530)) && !table.contains(.number(60)))
    }

    @Test func figure_atMost_staysAsItIsStated() throws {
        let atMost = Invented.figure(Invented.received, 35, Bounds(lower: 0, upper: 35))
        let city = try cell(Invented.city, Invented.received, [county(0, [atMost])])
        #expect(zh.below(city)?.hasPrefix("下级合计 约35件（0件至35件；") == true)
        #expect(zh.value(CellBrief(of: city)) == "约35件")
    }

    @Test func zoneOfUnknownStanding_showsHowFarItWidensTheSum() throws {
        let zone = Invented.facts(.place(Invented.zone), path: "zone.txt", [Invented.figure(Invented.received, 12)])
        let city = try cell(
            Invented.city, Invented.received, [county(0, [Invented.figure(Invented.received, 100)]), zone])
        #expect(zh.below(city) == "下级合计 约100件（100件至112件；已载明合计）")
    }

    @Test func rate_isAQuotientOfItsPartsBesideTheSpread() throws {
        let documents = [
            county(
                0,
                [
                    Invented.figure(Invented.received, 4000), Invented.figure(Invented.succeeded, 3900),
                    Invented.figure(Invented.rate, Decimal(975) / 10),
                ]),
            county(1, [Invented.figure(Invented.received, 611), Invented.figure(Invented.succeeded, 577)]),
        ]
        let city = try cell(Invented.city, Invented.rate, documents)
        #expect(zh.below(city) == "下级合并比率 97.09%（4,477/4,611；已载明合计）")
        #expect(en.below(city) == "parts below divided 97.09% (4,477/4,611; stated so far)")
        #expect(zh.spread(city) == "下级各自载明：1个载明 97.5%")
        #expect(zh.handedUp(city) == "上报 97.09%（4,477/4,611）：下级合并比率")
        #expect(zh.value(CellBrief(of: city)) == "97.09%（4,477/4,611）")
    }

    @Test func rule_ofAFigureWithoutReach_andOfOrgansRate_isSaid() throws {
        var silent = Invented.figure(Invented.received, 290)
        silent.ambit = .unknown
        let county = try cell(Invented.counties[0], Invented.received, [county(0, [silent])])
        #expect(zh.handedUp(county) == "上报 290件：本地区数，范围未说明，推定为全域")
        #expect(zh.own(county)?.hasPrefix("本地区载明 290件（范围未说明），") == true)
        var parts = [Invented.figure(Invented.received, 10), Invented.figure(Invented.succeeded, 9)]
        for index in parts.indices { parts[index].ambit = .organ }
        let organs = try cell(Invented.counties[1], Invented.rate, [self.county(1, parts)])
        #expect(en.handedUp(organs) == "hands up 90% (9/10): its own organs' rate, which enters no quotient above")
    }

    /// Each sentence adds up to the number of places.
    @Test func coverage_tellsOfFiguresAndOfReportsApart() {
        var coverage = Coverage()
        coverage.expected = 17
        coverage.stating = 3
        coverage.zero = 1
        coverage.ambiguous = 1
        coverage.counties.expected = 103
        coverage.counties.stating = 5
        coverage.counties.reporting = 7
        coverage.counties.unreadable = 2
        coverage.counties.ambiguous = 1
        var arrived = Coverage.Arrived()
        arrived.countiesInProcess = 4
        coverage.arrived = arrived
        let words = CoverageSentences(style: TerminalStyle(language: .en)).lines(coverage)
        #expect(
            words == [
                "3 of 17 below state it (of them 1 zero), 1 ambiguous, 13 not stating it",
                "  their own reports: 17 without one",
                "5 of 103 counties state it, 1 ambiguous, 97 not stating it",
                "  their own reports: 7 read, 4 in process, 2 could not be read, 90 without one",
            ])
        let chinese = CoverageSentences(style: TerminalStyle(language: .zh)).lines(coverage)
        #expect(chinese.first == "下级 17 个：载明 3（其中为零 1），数字并存 1，未载明 13")
        #expect(chinese.last == "  其自身报告：已读 7，在办 4，无法读取 2，未收到 90")
        #expect(CoverageSentences(style: TerminalStyle(language: .en)).lines(Coverage()).isEmpty)
    }
}
