import Extraction
import Observations
import Testing

/// Growth is checked when the text states both values.
struct GrowthCheckTests {
    private func growths(_ body: String) throws -> [String] {
        try InventedReport.read(body).checks.filter { $0.rule == .growth }.map {
            "\($0.stated) \($0.expected) \($0.holds)"
        }
    }

    @Test(arguments: [
        ("全年受理行政复议案件62件，比上年的50件增长24%。", "24 24 true"),
        ("全年受理行政复议案件62件（2022年50件），同比增加12件。", "12 12 true"),
        ("2023年审结行政复议案件57件，2022年为60件，同比下降5%。", "5 5 true"),
        ("全年受理行政复议案件62件，较2022年的50件增长30%。", "30 24 false"),
        ("全年受理行政复议案件62件，较2022年的50件减少12件。", "12 -12 false"),
    ])
    func growth_whenBothValuesAreStated_isChecked(body: String, expected: String) throws {
        #expect(try growths(body) == [expected])
    }

    @Test(arguments: [
        "全年受理行政复议案件62件，同比增长24%。", "全年受理行政复议案件62件，2020年为50件，增长24%。",
        "2022年受理行政复议案件50件、2023年62件，连年增多，两类合计占41.3%。",
    ])
    func growth_whenTheEarlierValueIsNotThatOfTheYearBefore_isNotChecked(body: String) throws {
        #expect(try growths(body).isEmpty)
    }
}
