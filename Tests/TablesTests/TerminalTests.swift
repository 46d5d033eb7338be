import Foundation
import Phrases
import Rollups
import Tables
import Testing

@Suite struct TerminalTests {
    private let zh = TerminalStyle(language: .zh, width: 110)
    private let en = TerminalStyle(language: .en, width: 110)

    private func places(_ style: TerminalStyle) -> [String] {
        PlaceLines(style: style, names: Invented.names).lines(Invented.cells)
    }

    private func points(_ style: TerminalStyle) -> [String] {
        VerificationLines(style: style, names: Invented.names).lines(
            documents: Invented.records, cells: Invented.cells)
    }

    @Test(arguments: [("县", 2), ("a", 1), ("甲市 2022", 9), ("（）", 4), ("\u{1B}[31m县\u{1B}[0m", 2), ("约12.6万元", 10)])
    func width_countsChineseTwice(text: String, columns: Int) {
        #expect(TextWidth.columns(of: text) == columns)
    }

    @Test func documents_haveOneLineEachInOrder() throws {
        let lines = DocumentLines(style: zh).lines(Invented.records)
        #expect(lines.count == Invented.documents.count + 1)
        #expect(lines[1].hasPrefix("甲市"))
        #expect(try #require(lines.last).contains("无法读取：文件不是文本"))
        #expect(lines[lines.count - 2].contains("不知.txt"))
    }

    @Test func columns_standUnderEachOther() throws {
        let lines = DocumentLines(style: zh).lines(Invented.records)
        let starts = lines.dropLast(2).compactMap { line -> Int? in
            let mark = line.contains("reports/") ? "reports/" : "文件"
            return line.range(of: mark).map { TextWidth.columns(of: String(line[..<$0.lowerBound])) }
        }
        #expect(Set(starts).count == 1)
    }

    @Test func places_sayCoverageInWords() {
        #expect(places(zh).contains { $0.contains("3个县(市、区)中3个已报，2个载明") })
        #expect(places(en).contains { $0.contains("3 of 3 counties report, 2 state this") })
        #expect(places(en).contains { $0.contains("1 of 1 prefectures report") })
    }

    @Test func sum_belowFullCoverage_isNeverCalledTheWhole() throws {
        let line = try #require(places(zh).first { $0.contains("调解成功纠纷数") && $0.contains("200件") })
        #expect(line.contains("已载明合计"))
        #expect(!line.contains("全市"))
        #expect(line.contains("下级不全 +100（缺西县）"))
        let full = try #require(
            places(zh).first { $0.contains("调解受理纠纷数") && $0.contains("290件") && $0.contains("待核实") })
        #expect(full.contains("全市"))
    }

    @Test func year_withoutReports_isOneLine() {
        #expect(places(zh).contains { $0.hasPrefix("甲市 2021年：尚无当年报告") })
    }

    @Test func points_nameEachKindAndNeverSayContradiction() {
        let text = points(zh).joined(separator: "\n")
        #expect(text.contains("载明 95%，按所列数应为 90%"))
        #expect(text.contains("待核实"))
        #expect(text.contains("7件"))
        #expect(text.contains("990101 甲省甲市东县"))
        #expect(text.contains("南县2022年 调解受理纠纷数：当年报告载明 120件（已采用），2023年报告称 121件"))
        #expect(!text.contains("矛盾"))
        let english = points(en).joined(separator: "\n")
        #expect(english.contains("to be verified"))
        #expect(!english.lowercased().contains("contradict"))
    }

    @Test func lines_keepToTheWidth() {
        for width in [60, 80, 110] {
            let style = TerminalStyle(language: .zh, width: width)
            for line in points(style) { #expect(TextWidth.columns(of: line) <= width, "\(line)") }
        }
    }

    @Test func colour_isOnlyWrittenWhenAsked() {
        #expect(!(places(zh) + points(zh)).joined().contains("\u{1B}"))
        let coloured = places(TerminalStyle(language: .zh, colour: true, width: 110))
        #expect(coloured.contains { $0.contains("\u{1B}[31m待核实") })
    }

    @Test func nothing_givesNoLines() {
        #expect(PlaceLines(style: zh, names: Invented.names).lines([]).isEmpty)
        #expect(VerificationLines(style: zh, names: Invented.names).lines(documents: [], cells: []).isEmpty)
    }

    @Test func everyReason_hasWordsInBothLanguages() {
        for code in VerdictReason.Code.allCases {
            let words = VerdictReason(code, names: ["东县"]).words
            #expect(!words.zh.isEmpty && !words.en.isEmpty)
        }
        #expect(Set(WhyNot.allCases.map(\.words.zh)).count == WhyNot.allCases.count)
    }
}
