import Indicators
import Observations
import Testing

/// The arithmetic that a report allows.
struct CheckTests {
    private func summary(_ body: String) throws -> [String] {
        try InventedReport.read(body).checks.map {
            "\($0.rule.rawValue) \($0.indicator?.rawValue ?? "-") \($0.stated) \($0.holds ? "=" : "≠") \($0.expected)"
        }
    }

    @Test(arguments: [
        ("办理行政应诉案件38起，败诉3起，败诉率7.9%。", "ratio litigation.loss_rate 7.9 = 7.9"),
        ("办理行政应诉案件38起，败诉3起，败诉率9.9%。", "ratio litigation.loss_rate 9.9 ≠ 7.9"),
        ("办理行政应诉案件38起，其中败诉3起，占比7.9%。", "ratio litigation.loss_rate 7.9 = 7.9"),
        ("共排查化解矛盾纠纷1,208件，调解成功1,196件，成功率99%。", "ratio mediation.success_rate 99 = 99"),
        ("办理行政应诉案件38起，其中负责人出庭37起，出庭应诉率97.4%。", "ratio litigation.appearance_rate 97.4 = 97.4"),
        ("办理行政应诉案件38起，负责人出庭应诉36起，出庭应诉率97.4%。", "ratio litigation.appearance_rate 97.4 ≠ 94.7"),
        ("受理矛盾纠纷1,482起，成功率98.65%，即1,462起调解成功。", "ratio mediation.success_rate 98.65 = 98.65"),
        ("全年行政应诉案件16件，出庭13人次，负责人出庭率81.3%。", "ratio litigation.appearance_rate 81.3 = 81.3"),
        ("持证执法人员204人，核定编制233名，编制使用率87.6%。", "ratio - 87.6 = 87.6"),
        ("政务服务事项1200项，可网办事项1188项，占比99%。", "ratio service.online_share 99 = 99"),
    ])
    func share_whenItsPartsStandBesideIt_isChecked(body: String, expected: String) throws {
        #expect(try summary(body) == [expected])
    }

    @Test(arguments: [
        ("审结行政复议案件54件，其中维持30件、撤销4件、调解20件。", "sum reconsideration.concluded 54 = 54"),
        ("受理行政复议案件62件，其中公安20件、土地12件、其他30件。", "sum reconsideration.received 62 = 62"),
        ("化解矛盾纠纷100件：婚姻家庭40件，邻里35件，其他25件。", "sum mediation.succeeded 100 = 100"),
        ("化解矛盾纠纷100件，其中婚姻家庭40件，邻里35件，其他30件。", "sum mediation.succeeded 100 ≠ 105"),
        ("行政复议案件审结7件，维持5件、终止1件，撤销1件。", "sum reconsideration.concluded 7 = 7"),
        ("审结行政复议案件3件，维持2件、调解1件。", "sum reconsideration.concluded 3 = 3"),
        ("集中整治14起、日常巡查5起，总共19起。", "sum - 19 = 19"),
        ("审核合同2,174份、规范性文件17件、其他文稿386件，三类合计2,577件。", "sum decision.legality_reviews 2577 = 2577"),
        ("行政处罚1942项，行政检查152项，行政强制62项，共计2156项。", "sum - 2156 = 2156"),
    ])
    func total_whenItsPartsAreComplete_isChecked(body: String, expected: String) throws {
        #expect(try summary(body) == [expected])
    }

    @Test(arguments: [
        "败诉率7.9%，出庭应诉率97.4%。", "受理行政复议案件62件，其中公安20件、土地12件。", "受理行政复议案件62件，举办培训31场。",
        "审结行政复议案件3件，维持2件，举办培训1场。", "举办培训24场，参训233名，满意率87.6%。",
        "持证执法人员204人，核定编制233名，编制使用率97.6%。", "出庭应诉率97.5%，高于全市平均水平2.1个百分点。", "三、下一步打算\n办理行政应诉案件38起，败诉3起，败诉率9.9%。", "",
    ])
    func report_whenItAllowsNoArithmetic_hasNoCheck(body: String) throws {
        #expect(try summary(body).isEmpty)
    }

    @Test func parts_whenTheyGiveAnEarlierTotal_raiseNoAlarm() throws {
        let body = "受理矛盾纠纷100件，调解成功98件，其中婚姻家庭40件，邻里35件，其他25件。"
        #expect(try summary(body).filter { $0.contains("≠") }.isEmpty)
    }

    @Test func check_whenFound_leadsToItsNumbersAndItsSentence() throws {
        let body = "办理行政应诉案件38起，败诉3起，败诉率7.9%。"
        let check = try #require(try InventedReport.read(body).checks.first)
        let text = Array(InventedReport.text(body).unicodeScalars)
        #expect(([check.result] + check.inputs).map { text.quote($0) } == ["7.9%", "3", "38"])
        #expect(check.sentence == body)
    }
}
