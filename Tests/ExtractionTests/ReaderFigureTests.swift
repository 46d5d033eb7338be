import Documents
import Extraction
import Foundation
import Indicators
import Observations
import Places
import Quantities
import Testing

/// How figures are read: one invented sentence a rule, under the title of a county's report for 2022.
@Suite struct ReaderFigureTests {
    private static let reader = Result {
        Reader(catalogue: try Catalogue.bundled(), gazetteer: try Gazetteer.bundled())
    }

    private func read(_ sentence: String) throws -> Reading {
        let text = "岳阳县2022年度法治政府建设情况报告\n\n\(sentence)\n"
        return try Self.reader.get().read(text, document: DocumentID(hashing: text.utf8))
    }

    private func figures(_ sentence: String) throws -> [String] {
        try read(sentence).observations.map { "\($0.indicator) \($0.value)" }
    }

    @Test func ellipsis_whenLaterClausesLeaveOutTheMatter_carriesIt() throws {
        #expect(
            try figures("受理行政复议案件66件，审结60件，其中调解结案11件。") == [
                "reconsideration.received 66", "reconsideration.concluded 60", "reconsideration.mediated 11",
            ])
    }

    @Test func ellipsis_whenTheClauseSpeaksOfSomethingElse_isRefused() throws {
        #expect(try figures("受理行政复议案件66件，办结群众关心的民生实事320件。") == ["reconsideration.received 66"])
    }

    @Test func row_whenLabelsAreListed_givesEachValueItsLabel() throws {
        #expect(
            try figures("规范性文件清理后，保留、修改、废止的分别为41件、12件、9件。") == [
                "norms.retained 41", "norms.amended 12", "norms.repealed 9",
            ])
    }

    @Test func comparison_whenTheYearBeforeIsNamed_givesItsOwnPeriod() throws {
        let observations = try read("行政诉讼败诉率由上年的9.5%降至7.1%。").observations
        #expect(observations.map(\.value) == [Decimal(string: "9.5"), Decimal(string: "7.1")])
        #expect(observations.map { $0.period.year } == [2021, 2022])
    }

    @Test func comparison_whenTheParentIsNamed_givesItsScope() throws {
        let observations = try read("行政机关负责人出庭应诉率98.2%，高于全市平均水平95.6%。").observations
        #expect(observations.map(\.scope) == [.`self`, .parent])
    }

    @Test(arguments: [
        "行政复议案件同比增长12件。", "2023年，力争受理行政复议案件90件。", "省厅要求，行政复议纠错率不高于10%。",
        "每个村配备人民调解员3名。", "行政复议纠错率居全市第3位。", "行政诉讼败诉率下降2.1个百分点。",
    ])
    func sentence_whenItStatesNoFact_givesNoFigure(sentence: String) throws {
        #expect(try figures(sentence).isEmpty)
    }

    @Test func share_whenItFollowsACount_isReadByTheCatalogue() throws {
        #expect(
            try figures("全县政务服务事项1200项，即办件480项，占比40%。") == [
                "service.items 1200", "service.items_immediate 480", "service.immediate_share 40",
            ])
    }

    @Test func table_whenYearsHeadItsColumns_givesEachColumnItsYear() throws {
        let observations = try read("复议数据\n项目\n2021年\n2022年\n受理行政复议案件（件）\n31\n44\n审结行政复议案件（件）\n30\n41").observations
        #expect(observations.map { $0.period.year } == [2021, 2022, 2021, 2022])
        #expect(observations.map(\.value) == [31, 44, 30, 41])
    }

    @Test func table_whenRowsBeginWithYears_givesEachColumnItsLabel() throws {
        let reading = try read("年度\n行政应诉案件（件）\n败诉（件）\n2020年\n52\n6\n2021年\n49\n4")
        #expect(
            reading.observations.map { "\($0.indicator) \($0.value) \($0.period.from.year)" } == [
                "litigation.cases 52 2020", "litigation.lost 6 2020", "litigation.cases 49 2021",
                "litigation.lost 4 2021",
            ])
    }

    @Test(arguments: [
        ("约300场", Qualifier.about), ("300余场", .about), ("超过300场", .atLeast), ("300场以上", .atLeast), ("300场", .exact),
    ])
    func qualifier_beforeOrBehind_isRead(figure: String, qualifier: Qualifier) throws {
        #expect(try read("全县开展普法宣传活动\(figure)。").observations.map(\.qualifier) == [qualifier])
    }

    @Test func period_whenPartOfTheYearIsNamed_holdsForTheSentence() throws {
        let observations = try read("1-10月，新增经营主体3300户，同比增长8.1%。").observations
        #expect(observations.map { $0.period.to.description } == ["2022-10-31", "2022-10-31"])
    }

    @Test func part_whenADepartmentOrTownActs_isNotTheCountys() throws {
        #expect(try read("县住建局检查企业120家次。").observations.map(\.scope) == [.part])
        #expect(try read("柳林镇调解矛盾纠纷85件。").observations.map(\.scope) == [.part])
    }

    @Test func ambit_whenSilent_isTheCataloguesAndMarked() throws {
        let silent = try #require(try read("新增经营主体3300户。").observations.first)
        #expect(silent.ambit == .whole && silent.ambitAssumed)
        let said = try #require(try read("全县受理行政复议案件44件。").observations.first)
        #expect(said.ambit == .whole && !said.ambitAssumed)
        let organ = try #require(try read("县政府受理行政复议案件44件。").observations.first)
        #expect(organ.ambit == .organ && !organ.ambitAssumed)
    }

    @Test func level_whenItsStartIsOfSomethingElse_isNotCarriedOver() throws {
        #expect(try figures("年内化解信访积案18件，存量积案由年初的31件减到年末的13件。") == ["petition.resolved 18"])
    }
}
