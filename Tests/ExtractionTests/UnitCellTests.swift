import Documents
import Extraction
import Foundation
import Indicators
import Observations
import Places
import Quantities
import Testing

/// Tables that came out one cell a line, with the unit in a cell of its own. All figures are invented.
struct UnitCellTests {
    private func figures(_ cells: [String]) throws -> [String: Decimal] {
        let reader = Reader(catalogue: try Catalogue.bundled(), gazetteer: try Gazetteer.bundled())
        let text =
            "岳阳县2023年度法治政府建设情况报告\n\n2023年，岳阳县人民政府推进法治政府建设，现将有关情况报告如下。\n\n主要数据如下。\n\n"
            + cells.joined(separator: "\n") + "\n\n岳阳县人民政府\n"
        let reading = reader.read(text, document: DocumentID(hashing: text.utf8))
        return Dictionary(
            reading.observations.map { ($0.indicator.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    @Test func numbers_behindTheirUnits_areRead() throws {
        let found = try figures([
            "指标", "单位", "数量", "人民调解受理矛盾纠纷", "件", "1,204", "调解成功率", "%", "98.5", "解答法律咨询", "人次", "3,300",
        ])
        #expect(found["mediation.received"] == 1_204)
        #expect(found["mediation.success_rate"] == Decimal(string: "98.5"))
        #expect(found["mediation.succeeded"] == nil)
        #expect(found["legal_service.consultations"] == 3_300)
    }

    @Test func numbers_beforeTheirUnits_areRead() throws {
        let found = try figures([
            "指标名称", "2023年", "单位", "受理行政复议案件", "57", "件", "行政复议调解和解率", "34.6", "%", "办理法律援助案件", "587", "件",
        ])
        #expect(found["reconsideration.received"] == 57)
        #expect(found["reconsideration.settlement_rate"] == Decimal(string: "34.6"))
        #expect(found["reconsideration.mediated"] == nil)
        #expect(found["legal_aid.cases"] == 587)
    }

    @Test func rows_withRunningNumbers_areRead() throws {
        let rows = [
            "1", "行政复议案件受理数", "件", "98", "2", "调解成功率", "%", "36.2", "3", "解答法律咨询", "人次", "3,300", "4", "办理法律援助案件", "件",
            "587",
        ]
        for (header, count) in [([], 16), (["序号", "指标", "单位", "数值"], 16), (["序号", "指标", "单位", "数值"], 8)] {
            let found = try figures(header + rows.prefix(count))
            #expect(found["reconsideration.received"] == 98)
            #expect(found["mediation.success_rate"] == Decimal(string: "36.2"))
            #expect(found["reconsideration.mediated"] == nil && found["mediation.succeeded"] == nil)
            #expect((found["legal_aid.cases"] == 587) == (count == 16))
            #expect(found.count == count / 4)
        }
    }

    @Test func number_inARowOfTenThousands_isScaledWithItsRounding() throws {
        let reader = Reader(catalogue: try Catalogue.bundled(), gazetteer: try Gazetteer.bundled())
        let text =
            "岳阳县2023年度法治政府建设情况报告\n\n指标\n单位\n数量\n经营主体总量\n万户\n1.92\n持证行政执法人员\n人\n580\n\n岳阳县人民政府\n"
        let reading = reader.read(text, document: DocumentID(hashing: text.utf8))
        let entities = try #require(reading.observations.first { $0.indicator.rawValue == "business.entities" })
        #expect(entities.value == 19_200)
        #expect(entities.bounds.lower == 19_150 && entities.bounds.upper == 19_250)
    }

    @Test func rows_whenTabsPartTheirCells_haveTheirLabelAndYear() throws {
        let table = "县政府办理行政复议案件情况：\n\n项目\t2022年\t2023年\n收到申请（件）\t38\t45\n审结（件）\t31\t39\n纠错率（%）\t12.9\t15.4\n"
        let figures = try InventedReport.figures(table) { " \($0.period.from.year)" }
        #expect(
            figures == [
                "reconsideration.applications 38 2022", "reconsideration.applications 45 2023",
                "reconsideration.concluded 31 2022", "reconsideration.concluded 39 2023",
                "reconsideration.correction_rate 12.9 2022", "reconsideration.correction_rate 15.4 2023",
            ])
    }

    @Test(arguments: [
        "项目 2022年 2023年\n行政复议受理（件） 33 41\n行政复议审结（件） 31 39\n",
        "| 项目 | 2022年 | 2023年 |\n| --- | --- | --- |\n| 行政复议受理（件） | 33 | 41 |\n| 行政复议审结（件） | 31 | 39 |\n",
    ])
    func rows_whenBlanksOrBarsPartTheirCells_haveTheirYear(table: String) throws {
        let figures = try InventedReport.figures(table) { " \($0.period.from.year)" }
        #expect(
            figures == [
                "reconsideration.received 33 2022", "reconsideration.received 41 2023",
                "reconsideration.concluded 31 2022", "reconsideration.concluded 39 2023",
            ])
    }
}
