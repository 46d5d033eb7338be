import Observations
import Testing

@testable import Extraction

/// Headers of labels over one row of numbers, one cell a line. The figures are invented.
@Suite("Headers over one row")
struct TableHeaderTests {
    private func figures(_ lines: String...) throws -> [String] {
        try InventedReport.figures(lines.joined(separator: "\n")) { " \($0.unit)" }
    }

    @Test func row_underItsHeader_takesTheLabelsInOrder() throws {
        #expect(
            try figures("附：行政复议案件统计表", "单位：件", "申请数", "受理数", "审结数", "调解数", "58", "52", "49", "12") == [
                "reconsideration.applications 58 件", "reconsideration.received 52 件",
                "reconsideration.concluded 49 件", "reconsideration.mediated 12 件",
            ])
    }

    @Test func table_behindAnother_isReadToo() throws {
        let found = try figures(
            "行政复议情况", "受理数", "审结数", "调解数", "52", "49", "12", "行政应诉情况", "一审应诉案件数", "审结数", "败诉数", "33", "30", "2")
        #expect(found.suffix(3).map { $0.split(separator: " ")[1] } == ["33", "30", "2"])
        #expect(found.suffix(3).allSatisfy { $0.hasPrefix("litigation.") })
    }

    @Test func column_underASpanningHead_isCountedInItsMeasure() throws {
        // 罚款 counts cases here; money has a unit of its own.
        let found = try figures(
            "行政处罚情况统计表", "行政处罚实施数量（宗）", "警告", "罚款", "合计（宗）", "罚没金额（万元）", "12", "94", "106", "153.5")
        #expect(found == ["enforcement.penalty_amount 1535000 元"])
    }

    @Test func numbers_whoseColumnsAreNotKnown_stateNothing() throws {
        #expect(try figures("案件情况表", "受理数", "审结数", "12", "11", "9", "8").isEmpty)
    }

    @Test func rows_withTheirOwnLabels_keepThem() throws {
        let found = try figures(
            "项目", "合计", "县级", "乡级", "受理行政复议案件（件）", "88", "75", "13", "办理法律援助案件（件）", "41", "30", "11")
        #expect(found.contains("reconsideration.received 88 件") && !found.contains("reconsideration.received 13 件"))
    }
}
