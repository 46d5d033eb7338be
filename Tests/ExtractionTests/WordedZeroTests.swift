import Documents
import Extraction
import Foundation
import Indicators
import Observations
import Places
import Quantities
import Testing

/// Zeros that are said in words. All sentences are invented.
@Suite("Zeros in words")
struct WordedZeroTests {
    private static let reader = Result {
        Reader(catalogue: try Catalogue.bundled(), gazetteer: try Gazetteer.bundled())
    }

    private func zeros(_ body: String) throws -> [Observation] {
        let text = "岳阳县2022年度法治政府建设情况报告\n\n一、主要成效\n\(body)\n"
        return try Self.reader.get().read(text, document: DocumentID(hashing: text.utf8)).observations
            .filter { $0.worded == true }
    }

    @Test(arguments: [
        ("法院年内审结行政诉讼案件35件，无一败诉。", "litigation.lost", "无一"),
        ("法院年内审结行政诉讼案件35件，无一件败诉。", "litigation.lost", "无一"),
        ("全年未发生败诉案件。", "litigation.lost", "未发生"),
        ("行政应诉案件12件，实现零败诉。", "litigation.lost", "零"),
        ("行政复议案件办结12件，无一起被纠错。", "reconsideration.corrected", "无一"),
        ("法院审结行政诉讼35件，均未败诉。", "litigation.lost", "均未"),
        ("行政诉讼实现“零败诉”。", "litigation.lost", "零"),
        ("未收到行政复议申请。", "reconsideration.applications", "未收到"),
    ])
    func zero_whenAWordOfTheIndicatorEndsTheClause_isKept(body: String, code: String, surface: String) throws {
        let found = try zeros(body)
        let zero = try #require(found.first)
        #expect(found.count == 1)
        #expect(zero.indicator.rawValue == code)
        #expect(zero.value == 0 && zero.bounds.isExact)
        #expect(zero.surface == surface)
        #expect(zero.period == Period(year: 2022))
        #expect(zero.sentence == body)
    }

    @Test(arguments: [
        "2023年力争行政诉讼无一败诉。", "服务群众零距离，对乱罚款零容忍，无一例外。", "查处无证经营行为，无障碍设施齐全。",
        "要求各部门实现零败诉。", "如无行政诉讼败诉案件，考核加分。", "上年行政诉讼无一败诉。",
        "审结行政诉讼案件20件，败诉2件，其余案件无败诉。", "全县无重大行政处罚听证案件。", "全年无行政诉讼败诉案件。",
        "推动行政诉讼“零败诉”。", "行政诉讼连续三年零败诉。", "民事案件无一败诉。", "全省行政诉讼无一败诉。", "通报无败诉案件3件以上的单位。",
        "做到合同无审查、不签约。", "对涉外合同，由律师无偿审查，不让企业吃亏。",
    ])
    func zero_whenPlannedDemandedOrOfSomethingElse_isNone(body: String) throws {
        #expect(try zeros(body).isEmpty)
    }

    @Test func figures_besideAZero_areReadAsWithoutIt() throws {
        let text = "岳阳县2022年度法治政府建设情况报告\n\n法院审结行政诉讼案件35件，无一败诉，败诉率0%，负责人出庭35件。\n"
        let reading = try Self.reader.get().read(text, document: DocumentID(hashing: text.utf8))
        let figures = reading.observations.filter { $0.worded == nil }
        #expect(figures.map(\.surface).contains("35"))
        #expect(reading.observations.map(\.span.start) == reading.observations.map(\.span.start).sorted())
        #expect(reading.mentions.allSatisfy { $0.surface != "无一" })
    }
}
