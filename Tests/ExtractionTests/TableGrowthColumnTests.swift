import Observations
import Quantities
import Testing

/// Tables with a column that tells how values changed. The figures are invented.
@Suite("Columns of changes")
struct TableGrowthColumnTests {
    private func figures(_ lines: String...) throws -> [String] {
        try InventedReport.figures(lines.joined(separator: "\n")) { " \($0.period.from.year)" }
    }

    @Test(arguments: ["增减", "同比", "较上年增减"])
    func columns_besideOneOfChanges_keepTheirYears(head: String) throws {
        #expect(
            try figures(
                "项目　2023年　2022年　\(head)", "行政复议受理（件）　58　71　-18.3%", "人民调解成功率　98.5%　98.0%　+0.5") == [
                    "reconsideration.received 58 2023", "reconsideration.received 71 2022",
                    "mediation.success_rate 98.5 2023",
                    "mediation.success_rate 98 2022",
                ])
    }

    @Test func changes_withoutASign_haveNoLabel() throws {
        #expect(
            try figures("项目", "2023年", "2022年", "增减", "行政复议受理（件）", "71", "58", "13", "行政复议审结（件）", "64", "50", "14") == [
                "reconsideration.received 71 2023", "reconsideration.received 58 2022",
                "reconsideration.concluded 64 2023",
                "reconsideration.concluded 50 2022",
            ])
    }
}
