import Extraction
import Foundation
import Observations
import Quantities
import Testing

/// What a report says once about the days of all its figures holds for each that says nothing else.
struct StandingPeriodTests {
    private func periods(_ body: String) throws -> [String] {
        try InventedReport.read(body).observations.map { "\($0.value) \($0.period.from)–\($0.period.to)" }
    }

    @Test(arguments: [
        "现将2023年1—11月有关情况报告如下。", "（如无特别说明，文中数据截至11月30日。）", "本报告数据统计时间为2023年1月至11月。",
    ])
    func period_whenTheReportStatesOneForAll_isThat(rule: String) throws {
        let read = try periods("\(rule)\n\n受理行政复议案件17件。全年审结行政复议案件15件。2022年受理行政复议案件12件。")
        #expect(
            read == ["17 2023-01-01–2023-11-30", "15 2023-01-01–2023-12-31", "12 2022-01-01–2022-12-31"])
    }

    @Test(arguments: [
        ("2023年上半年", "2023-01-01–2023-06-30"), ("2023年1—9月", "2023-01-01–2023-09-30"),
        ("2023年度", "2023-01-01–2023-12-31"),
    ])
    func period_thatTheTitleNames_isThatOfAll(words: String, period: String) throws {
        let text = """
            岳阳县\(words)法治政府建设情况报告

            岳阳县人民政府推进法治政府建设，现将有关情况报告如下。

            受理行政复议案件17件。2022年受理行政复议案件12件。
            """
        let read = try InventedReport.reading(of: text).observations.map {
            "\($0.value) \($0.period.from)–\($0.period.to)"
        }
        #expect(read == ["17 \(period)", "12 2022-01-01–2022-12-31"])
    }

    @Test(arguments: [
        "现将2023年有关情况报告如下。", "1—11月的工作由县司法局牵头。", "现将全年（部分指标截至2023年11月30日，已在文中注明）情况公布如下。",
    ])
    func period_whenNothingIsSaidOfAll_isTheYear(sentence: String) throws {
        #expect(try periods("\(sentence)\n\n受理行政复议案件17件。") == ["17 2023-01-01–2023-12-31"])
    }
}
