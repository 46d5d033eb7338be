import Foundation
import Indicators
import Observations
import Quantities
import Testing

/// Numbers whose label is that of a number before them. All sentences are invented.
@Suite("Numbers that follow others")
struct FollowingNumberTests {
    @Test func shares_whenTheyFollowAsManyCountsInARow_areTheirsInOrder() throws {
        let figures = try InventedReport.figures("政务服务事项1,200项，其中网上可办1,188项、“最多跑一次”1,176项、即办540项，占比分别为99%、98%、45%。")
        #expect(figures.contains("service.online_share 99"))
        #expect(figures.contains("service.one_visit_share 98"))
        #expect(figures.contains("service.immediate_share 45"))
    }

    @Test func counts_whenTheyFollowAsManyInARowOfTheYearBefore_areTheirsInOrder() throws {
        let figures = try InventedReport.read("作出行政处罚决定310件，罚款1,240万元，去年同期分别为262件、980万元。").observations
        #expect(figures.count { $0.indicator.rawValue == "enforcement.penalties" } == 2)
        #expect(figures.first { $0.value == 262 }?.period.from.year == 2022)
        #expect(figures.first { $0.value == 9_800_000 }?.indicator.rawValue == "enforcement.penalty_amount")
    }

    @Test func whole_whenAShareNamesIt_isWhatTheShareIsOf() throws {
        let figures = try InventedReport.figures("全县“最多跑一次”的政务服务事项为1,064项，占全部1,120项的95%。")
        #expect(
            figures == ["service.items_one_visit 1064", "service.items 1120", "service.one_visit_share 95"])
    }

    @Test func parts_whenBodiesBearThem_areOfTheWholeInThem() throws {
        let figures = try InventedReport.read("全县持证执法人员168名，其中综合执法局72名、市场监管分局51名。").observations
        #expect(figures.map(\.value) == [168, 72, 51])
        #expect(figures.map(\.scope) == [.`self`, .part, .part])
        #expect(figures.last?.aboutPlace?.name == "市场监管分局")
    }

    /// What the reporter's own organs have of what the whole place has is a statement of its own, of another ambit.
    @Test func parts_whenTheOrganBearsThem_areOfTheOrgan() throws {
        for (body, values) in [
            ("全县受理行政复议申请1136件，其中县本级受理341件，审结318件。", [1136, 341, 318]),
            ("全县在册持证行政执法人员7914人，其中县级2087人。", [7914, 2087]),
        ] as [(String, [Decimal])] {
            let figures = try InventedReport.read(body).observations
            #expect(figures.map(\.value) == values, "\(body)")
            #expect(figures.map(\.ambit) == [.whole] + values.dropFirst().map { _ in .organ })
            #expect(figures.allSatisfy { $0.scope == .`self` })
        }
    }

    @Test(arguments: [
        // What was done to the organ, or handed on by it.
        "全县受理行政复议申请62件，其中县政府作为被申请人的5件。", "收到行政复议申请58件，其中县政府转送4件。",
    ])
    func parts_whenTheOrganDoesNotBearThem_areNotRead(body: String) throws {
        #expect(try InventedReport.figures(body).count == 1)
    }

    @Test func parts_whenABodyDoesWhatTheWholeDoes_areOfTheBody() throws {
        let figures = try InventedReport.read("全县作出行政处罚决定1204件，其中县综合行政执法局作出处罚决定412件。").observations
        #expect(figures.map(\.value) == [1204, 412])
        #expect(figures.map(\.scope) == [.`self`, .part])
    }

    @Test(arguments: [
        "全市仍有6个单位年内行政败诉2件以上。", "15个县（市、区）建成“最多跑一次”示范窗口。",
        "行政强制等其他事项716项。",
    ])
    func numbers_ofBodiesOrOfOtherThingsToo_areNotRead(body: String) throws {
        #expect(try InventedReport.figures(body).isEmpty)
    }

    @Test func parts_whenKindsOfBodiesBearThem_areNotRead() throws {
        #expect(try InventedReport.figures("全县持证执法人员168名，其中乡镇72名。").count == 1)
    }

    @Test func increment_whenItsStockFollows_givesWay() throws {
        #expect(
            try InventedReport.figures("又上线“一件事”主题事项4个，累计达到43个。") == ["service.one_thing_items 43"])
    }

    @Test func rest_whenItStandsBehindOtherParts_isNotTheWhole() throws {
        let figures = try InventedReport.figures("司法局全年审查规范性文件9件、政府合同117件、其他涉法事项203件。")
        #expect(!figures.contains("decision.legality_reviews 203"))
    }

    @Test func rate_whenItIsOfSomeBodies_isNoFact() throws {
        #expect(try InventedReport.figures("4个乡镇的行政诉讼败诉率超过20%。").isEmpty)
    }

    @Test func numberOfTheYearBefore_whenAGrowthFollows_isOfWhatGrewSo() throws {
        let figures = try InventedReport.figures("调解各类纠纷563件，成功554件；而去年同期为602件，下降6.5%。")
        #expect(figures.contains("mediation.received 602"))
    }

    @Test func total_whenAGrowthStandsBeforeIt_isOfWhatGrew() throws {
        #expect(try InventedReport.figures("法律援助案件同比增长12%，共862件。") == ["legal_aid.cases 862"])
    }

    @Test func labels_whenTheirVerbStandsBehindRespectively_areRead() throws {
        let figures = try InventedReport.figures("行政调解、人民调解分别受理321件、3216件。")
        #expect(figures == ["mediation.admin_received 321", "mediation.received 3216"])
    }

    @Test func years_whenTheyAreTheRowBehindAClause_takeItsLabel() throws {
        let figures = try InventedReport.read("负责人出庭应诉率连续三年上升，2021年、2022年、2023年分别是71.9%、85.3%和92.6%。").observations
        #expect(figures.map(\.period.from.year) == [2021, 2022, 2023])
        #expect(figures.allSatisfy { $0.indicator.rawValue == "litigation.appearance_rate" })
    }

    @Test func places_whenTheyAreARowOfParts_eachHaveTheirOwn() throws {
        let figures = try InventedReport.figures("负责人出庭应诉率98.6%，其中荣家湾镇、新墙镇分别为100%、97.4%。")
        #expect(figures.count == 3)
    }

    @Test func share_whenItStandsInBracketsBeforeTheNoun_doesNotPartThem() throws {
        let figures = try InventedReport.figures("1326项（占86.3%）政务服务事项实现零跑动。")
        #expect(figures.first == "service.items_zero_visit 1326")
    }

    @Test func bodies_whenTheyDoWhatIsCounted_areNotCounted() throws {
        #expect(try InventedReport.figures("全县42个部门共梳理政务服务事项1,876项。") == ["service.items 1876"])
    }
}
