import Observations
import Quantities
import Testing

/// Values of several years beside each other, and by how much one year's is more than another's. All sentences are invented.
@Suite("Rows of years")
struct YearRowTests {
    private func figures(_ body: String) throws -> [String] {
        try InventedReport.figures(body) {
            " \($0.period.from.year == $0.period.to.year ? "\($0.period.from.year)" : "span")"
        }
    }

    @Test(arguments: [
        "比2022年多收21件", "比上年多受理21件", "较上年少收21件", "同比多收21件", "较2022年多收了21件",
    ])
    func increment_saidWithMoreOrFewer_isNoLevel(words: String) throws {
        #expect(try figures("全年新收行政复议申请112件，\(words)。") == ["reconsideration.applications 112 2023"])
    }

    @Test(arguments: [
        "由上年的9.1%、88.4%分别变为7.3%、95.0%", "分别由2022年的9.1%、88.4%调整为7.3%、95.0%",
        "由上年的9.1%、88.4%分别提高到7.3%和95.0%",
    ])
    func shift_ofSeveralLabels_givesEachItsValueThenAndNow(words: String) throws {
        #expect(
            try figures("行政诉讼败诉率、行政机关负责人出庭应诉率\(words)。") == [
                "litigation.loss_rate 9.1 2022", "litigation.appearance_rate 88.4 2022",
                "litigation.loss_rate 7.3 2023",
                "litigation.appearance_rate 95 2023",
            ])
    }

    @Test(arguments: [
        "近三年行政诉讼败诉率分别为17.5%、15.1%、13.8%。", "2021—2023年，行政诉讼败诉率分别为17.5%、15.1%、13.8%。",
        "三年来，行政诉讼败诉率依次为17.5%、15.1%和13.8%。",
    ])
    func series_overYears_hasAYearForEachValue(body: String) throws {
        #expect(
            try figures(body) == [
                "litigation.loss_rate 17.5 2021", "litigation.loss_rate 15.1 2022", "litigation.loss_rate 13.8 2023",
            ])
    }

    @Test func series_withoutALabel_isOfWhatTheNumberBeforeStates() throws {
        #expect(
            try figures("行政诉讼败诉率13.8%，近三年分别为17.5%、15.1%、13.8%，逐年下降。") == [
                "litigation.loss_rate 13.8 2023", "litigation.loss_rate 17.5 2021", "litigation.loss_rate 15.1 2022",
                "litigation.loss_rate 13.8 2023",
            ])
    }

    @Test func series_beforeATotal_doesNotTakeItIn() throws {
        let found = try figures("办理行政许可，2021年、2022年、2023年依次为231件、250件、274件，三年合计755件。")
        #expect(
            found == [
                "enforcement.licences 231 2021", "enforcement.licences 250 2022", "enforcement.licences 274 2023",
            ])
    }

    @Test(arguments: [
        ("2022年受理行政复议案件312件、审结297件；2023年受理287件、审结280件。", ["312 2022", "297 2022", "287 2023", "280 2023"]),
        ("去年全年受理行政复议案件312件。", ["312 2022"]),
        ("去年全年人民调解组织受理纠纷389件、成功381件；今年受理436件、成功429件。", ["389 2022", "381 2022", "436 2023", "429 2023"]),
        ("对2020年底前制发的731件规范性文件逐件清理，继续有效的566件。", ["731 2023", "566 2023"]),
    ])
    func year_holdsForWhatItGoverns(body: String, expected: [String]) throws {
        #expect(try figures(body).map { $0.split(separator: " ").dropFirst().joined(separator: " ") } == expected)
    }

    @Test func stock_atTheEndOfAMonth_isThatDays() throws {
        let entities = try #require(try InventedReport.read("截至12月底，全县市场主体达7.29万户。").observations.first)
        #expect("\(entities.period.from) \(entities.period.to)" == "2023-12-31 2023-12-31")
    }

    @Test func rate_thatWasLeft_contradictsNoCounts() throws {
        let reading = try InventedReport.read("今年人民调解组织受理纠纷436件、成功429件，调解成功率也从97.9%升到98.4%。")
        #expect(reading.checks.allSatisfy(\.holds) && !reading.checks.isEmpty)
    }
}
