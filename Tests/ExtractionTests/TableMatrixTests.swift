import Observations
import Testing

@testable import Extraction

/// Rows of a head and one number for each column, one cell a line. The figures are invented.
@Suite("Rows and columns")
struct TableMatrixTests {
    private static let rows = [
        "地区", "收到申请", "受理", "审结", "市本级", "142", "121", "113", "华容县", "27", "25", "24", "湘阴县", "38", "33", "30", "合计",
        "207", "179", "167",
    ]

    private func figures(_ lines: [String]) throws -> [String] {
        try InventedReport.figures(lines.joined(separator: "\n"), of: .city) { observation in
            " \(observation.scope.rawValue)\(observation.aboutPlace?.code.map { " \($0)" } ?? "")"
        }
    }

    @Test func rowsOfPlaces_areEachItsOwn() throws {
        let found = try figures(["附表1", "2023年行政复议案件情况表", "单位：件"] + Self.rows)
        #expect(found.count == 12)
        #expect(found.prefix(3).allSatisfy { $0.contains(" self") })
        #expect(found[3].hasPrefix("reconsideration.applications 27 part") && found[3].hasSuffix("430623"))
        #expect(found[7].hasPrefix("reconsideration.received 33 part") && found[7].hasSuffix("430624"))
        #expect(
            found.suffix(3).map { $0.split(separator: " ").prefix(3).joined(separator: " ") } == [
                "reconsideration.applications 207 self", "reconsideration.received 179 self",
                "reconsideration.concluded 167 self",
            ])
    }

    @Test func sumOfPlaces_isChecked() throws {
        func holds(_ lines: [String]) throws -> [Bool] {
            try InventedReport.read(lines.joined(separator: "\n"), of: .city).checks.filter { $0.rule == .sum }.map(
                \.holds)
        }
        #expect(try holds(["行政复议案件情况表"] + Self.rows) == [true, true, true])
        #expect(try holds(["行政复议案件情况表"] + Self.rows.dropLast() + ["168"]) == [true, true, false])
    }

    @Test func tableBehindPlans_isNoPlan() throws {
        let plans = ["三、2024年工作思路", "网上可办率提高到95%。"]
        #expect(try figures(plans + ["附表1", "2023年行政复议案件情况表"] + Self.rows).count == 12)
        #expect(try figures(plans + ["2023年行政复议案件情况表"] + Self.rows).isEmpty)
    }

    @Test func columnsThatOnlyCount_takeTheLabelOfTheRow() throws {
        let found = try figures([
            "政务服务事项分类表", "类别", "数量（项）", "占比（%）", "依申请政务服务事项", "1,842", "100.00", "即办件", "702", "38.11", "网上可办", "1,655",
            "89.85",
        ])
        #expect(
            found.map { $0.split(separator: " ").prefix(2).joined(separator: " ") } == [
                "service.items 1842", "service.items_immediate 702", "service.immediate_share 38.11",
                "service.items_online 1655", "service.online_share 89.85",
            ])
    }

    @Test func columnsOfPlaces_areEachItsOwn() throws {
        let found = try figures([
            "项目", "合计", "华容县", "湘阴县", "受理行政复议案件（件）", "88", "75", "13", "办理法律援助案件（件）", "41", "30", "11",
        ])
        #expect(found.first?.hasPrefix("reconsideration.received 88 self") == true)
        #expect(found.contains { $0.hasPrefix("reconsideration.received 75 part") && $0.hasSuffix("430623") })
    }

    /// What rows divide by kinds is not what their column counts.
    @Test func rowsOfKinds_stateNothingButTheirSum() throws {
        let found = try figures([
            "行政复议案件分类表", "类型", "受理", "审结", "治安处罚", "31", "28", "土地征收", "12", "11", "合计", "43", "39",
        ])
        #expect(
            found.map { $0.split(separator: " ").prefix(2).joined(separator: " ") } == [
                "reconsideration.received 43", "reconsideration.concluded 39",
            ])
    }
}
