import Quantities
import Testing

/// Dates as offices write them, in a report about 2023.
struct DateReaderTests {
    private func words(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard let date = DateReader.date(bytes, at: 0) else { return "-" }
        let surface = String(decoding: bytes[date.range], as: UTF8.self)
        guard let period = date.period(in: 2023) else { return surface + " = no day" }
        return "\(surface) = \(period.from) \(period.to)"
    }

    @Test(arguments: [
        ("2021年全年", "2021年 = 2021-01-01 2021-12-31"), ("２０２１年", "２０２１年 = 2021-01-01 2021-12-31"),
        ("2021 年", "2021 年 = 2021-01-01 2021-12-31"), ("2021年度", "2021年 = 2021-01-01 2021-12-31"),
        ("2月", "2月 = 2023-02-01 2023-02-28"), ("2024年2月", "2024年2月 = 2024-02-01 2024-02-29"),
        ("10月31日", "10月31日 = 2023-10-31 2023-10-31"), ("2022年3月30日", "2022年3月30日 = 2022-03-30 2022-03-30"),
        ("2022-03-30，", "2022-03-30 = 2022-03-30 2022-03-30"), ("2022.3.30", "2022.3.30 = 2022-03-30 2022-03-30"),
        ("2022/3/30", "2022/3/30 = 2022-03-30 2022-03-30"),
        ("2022-03-30 17:42", "2022-03-30 17:42 = 2022-03-30 2022-03-30"),
    ])
    func date_whenItIsAPoint_isItsDays(text: String, expected: String) {
        #expect(words(text) == expected)
    }

    @Test(arguments: [
        ("1-11月", "1-11月 = 2023-01-01 2023-11-30"), ("1—11月份", "1—11月 = 2023-01-01 2023-11-30"),
        ("2021年1至7月", "2021年1至7月 = 2021-01-01 2021-07-31"), ("6月至9月", "6月至9月 = 2023-06-01 2023-09-30"),
        ("2013年至2017年", "2013年至2017年 = 2013-01-01 2017-12-31"), ("2019—2021年", "2019—2021年 = 2019-01-01 2021-12-31"),
        ("2022年12月至2023年2月", "2022年12月至2023年2月 = 2022-12-01 2023-02-28"),
        ("3月1日至6月30日", "3月1日至6月30日 = 2023-03-01 2023-06-30"), ("3月1日至20日", "3月1日至20日 = 2023-03-01 2023-03-20"),
    ])
    func date_whenItIsAStretch_isItsDays(text: String, expected: String) {
        #expect(words(text) == expected)
    }

    @Test(arguments: [
        "13月", "0月", "2023", "3件", "12.5月", "1234年", "25:10", "3:5", "2021-13-01", "2021-1", "月", "",
        "12345678901234567890年", "1-13月",
    ])
    func date_whenItIsNone_isNil(text: String) {
        #expect(words(text) == "-")
    }

    @Test(arguments: [("2月30日", "2月30日 = no day"), ("2023年至2021年", "2023年至2021年 = no day")])
    func date_whenCalendarHasNoSuchDays_hasNoPeriod(text: String, expected: String) {
        #expect(words(text) == expected)
    }

    @Test(arguments: [
        ("2022-03-30 17:42", ["2022", "03", "30", "17", "42"]), ("2021年1至7月", ["2021", "1", "7"]),
        ("3月1日至6月30日", ["3", "1", "6", "30"]), ("09:30:15", ["09", "30", "15"]), ("2021 年", ["2021"]),
    ])
    func date_whenItHasSeveralRunsOfDigits_namesEach(text: String, expected: [String]) throws {
        let bytes = Array(text.utf8)
        let date = try #require(DateReader.date(bytes, at: 0))
        #expect(date.digits.map { String(decoding: bytes[$0], as: UTF8.self) } == expected)
    }

    @Test(arguments: [
        ("2023总共办理", 0, true), ("，2023全年", 3, true), ("\n2023度", 1, true), ("共2023全年", 3, false),
        ("2023件", 0, false), ("，12023总共", 4, false), ("2323总共", 0, false), ("2023", 0, false), ("2023全", 0, false),
    ])
    func bareYear_whenTheHandLeftOutItsWord_isAYearAtTheStartOfAClauseAlone(text: String, start: Int, isYear: Bool) {
        let date = DateReader.bareYear(Array(text.utf8), at: start)
        #expect((date?.from.year == 2023 && date?.range == start..<start + 4) == isYear)
    }
}
