import Documents
import Extraction
import Foundation
import Indicators
import Observations
import Places
import Testing

@Suite struct ReaderCheckTests {
    private static let reader = Result {
        Reader(catalogue: try Catalogue.bundled(), gazetteer: try Gazetteer.bundled())
    }

    private func checks(_ sentence: String) throws -> [Check] {
        let text = "岳阳县2022年度法治政府建设情况报告\n\n\(sentence)\n"
        return try Self.reader.get().read(text, document: DocumentID(hashing: text.utf8)).checks
    }

    @Test func share_whenItsPartsGiveIt_holds() throws {
        let check = try #require(try checks("审结行政诉讼案件57件，败诉3件，败诉率5.26%。").first)
        #expect(check.rule == .ratio && check.holds)
    }

    @Test func share_whenItsPartsGiveAnother_failsWithTheExpectedValue() throws {
        let check = try #require(try checks("审结行政诉讼案件20件，败诉3件，败诉率10.00%。").first)
        #expect(!check.holds)
        #expect(check.expected == 15)
        #expect(check.stated == 10)
    }

    @Test func share_whenItsPartsAreNotStated_isNotChecked() throws {
        #expect(try checks("行政诉讼败诉率5.26%，负责人出庭应诉率100%。").isEmpty)
    }

    @Test func total_whenItsPartsGiveIt_holds() throws {
        let check = try #require(try checks("审结行政复议案件40件，其中维持22件、驳回8件、纠错4件、调解和解6件。").first)
        #expect(check.rule == .sum && check.holds && check.inputs.count == 4)
    }

    @Test func total_whenTheRestIsNamedAndTheSumDiffers_fails() throws {
        let check = try #require(try checks("受理矛盾纠纷500件，其中婚姻纠纷200件、邻里纠纷150件、其他纠纷120件。").first)
        #expect(!check.holds)
        #expect(check.expected == 470)
    }

    @Test func total_whenPartsAreOnlyExamples_isNotChecked() throws {
        #expect(try checks("受理矛盾纠纷500件，其中婚姻纠纷200件、邻里纠纷150件。").isEmpty)
    }

    @Test func share_whenThePairStandsInATableAboveTheSentence_holds() throws {
        let table = "年度\n受理复议案件（件）\n审结复议案件（件）\n2021年\n51\n47\n2022年\n60\n50\n\n"
        let found = try checks(table + "审结的行政复议案件中，以撤销、变更、确认违法方式纠错的6件，纠错率12.0%。")
        let check = try #require(found.first { $0.rule == .ratio })
        #expect(check.holds && check.expected == 12)
    }

    @Test func share_whenABracketStandsBetweenItsCounts_stillFindsThem() throws {
        let found = try checks("行政规范性文件新制定14件（其中部门制定9件）、按时报送备案14件，报备率保持100%。")
        #expect(found.contains { $0.rule == .ratio && $0.holds && $0.expected == 100 })
    }

    @Test func share_whenTheSentenceSaysOfWhat_isCheckedWhicheverWayItComesOut() throws {
        let wrong = try #require(try checks("行政机关负责人出庭25件，占应出庭40件的65.2%。").first)
        #expect(!wrong.holds)
        #expect(wrong.expected == Decimal(string: "62.5"))
        let right = try #require(try checks("行政机关负责人出庭25件，占应出庭40件的62.5%。").first)
        #expect(right.holds)
    }

    @Test func share_whenItsNeighboursAreOfOneCount_isCheckedAgainstTheSame() throws {
        let found = try checks("进驻大厅的90个事项中，81个网上可以办理（占90.0%），72个最多跑一次（占80.0%），45个零跑路（占55.0%）。")
        #expect(found.filter(\.holds).count == 2)
        let odd = try #require(found.first { !$0.holds })
        #expect(odd.stated == 55 && odd.expected == 50)
    }

    @Test func share_whenItsNameIsThatOfACount_isOfTheWholeBeforeIt() throws {
        let found = try checks("评查各分局案卷60宗（优秀21宗、合格36宗、不合格3宗），其中优秀率35%。")
        #expect(found.contains { $0.rule == .ratio && $0.holds && $0.stated == 35 })
    }

    @Test func total_whenAsManyPartsAsKindsFollowAndTheSumDiffers_fails() throws {
        let found = try checks("对76件规范性文件作了清理，结论分三类：予以保留58件，修改6件，废止11件。")
        let check = try #require(found.first { $0.rule == .sum })
        #expect(!check.holds && check.expected == 75)
        #expect(try checks("对76件规范性文件作了清理，结论分四类：予以保留58件，修改6件，废止11件。").filter { !$0.holds }.isEmpty)
    }

    @Test func total_whenItEndsLinesOfBareNumbers_holds() throws {
        let found = try checks("执法事项\t数量（项）\n行政许可\t24\n行政处罚\t187\n行政强制\t9\n合计\t220")
        #expect(found.contains { $0.rule == .sum && $0.holds && $0.inputs.count == 3 })
    }

    @Test func total_whenWordsOfKindStandBetween_holds() throws {
        let found = try checks("出台、修改、废止政府规章合计13部，三类分别为4部、3部和6部。")
        #expect(found.contains { $0.rule == .sum && $0.holds })
    }

    @Test func share_whenWordsStandBetweenTheWholeAndIt_isOfThatWhole() throws {
        let check = try #require(try checks("依托电子税务局，233个涉税事项可网上办，占全部241个依申请事项的96.7%。").first)
        #expect(check.rule == .ratio && check.holds && check.inputs.count == 2)
    }

    @Test func share_whenItsWholeIsNotStated_isNotHeldAgainstAnother() throws {
        #expect(try checks("行政诉讼案件审结4件，镇长、副镇长出庭应诉3件，行政首长出庭应诉率100%。").allSatisfy(\.holds))
    }

    @Test func total_whenItsPartsAreMeasuredByAnotherWord_holds() throws {
        let found = try checks("开展合法性审查174件次，其中合同92件、会议议题69件、规范性文件13件。")
        #expect(found.contains { $0.rule == .sum && $0.holds && $0.inputs.count == 3 })
    }

    @Test func total_whenTheListBeforeItGivesAnother_fails() throws {
        let check = try #require(try checks("办理人大代表建议5件、政协提案9件，共计15件。").first)
        #expect(!check.holds && check.expected == 14)
        #expect(try checks("上年结转3件，新收申请5件、调解9件，共计15件。").allSatisfy(\.holds))
    }

    @Test func share_whenItIsOfNoWholeNumber_failsAgainstWhatStandsBeforeIt() throws {
        // 3 is 9.9 % of no whole number of cases, and 75 % of 4.
        #expect(try checks("办理行政应诉案件38起，败诉3起，败诉率9.9%。").contains { !$0.holds && $0.expected == 7.9 })
        #expect(try checks("办理行政应诉案件38起，败诉3起，败诉率75%。").allSatisfy(\.holds))
    }
}
