import Foundation
import Quantities
import Testing

/// Days of the calendar and stretches of them.
struct CalendarDayTests {
    @Test(arguments: [
        (2020, 2, 29, true), (2021, 2, 29, false), (1900, 2, 29, false), (2000, 2, 29, true), (2021, 4, 31, false),
        (2021, 12, 31, true), (2021, 13, 1, false), (2021, 0, 1, false), (2021, 1, 0, false), (0, 1, 1, false),
        (9999, 12, 31, true), (10_000, 1, 1, false), (2021, Int.max, Int.max, false),
    ])
    func day_whenCalendarHasNone_isNil(year: Int, month: Int, day: Int, exists: Bool) {
        #expect((CalendarDay(year: year, month: month, day: day) != nil) == exists)
    }

    @Test func ordinal_whenDaysFollowEachOther_risesByOne() throws {
        var before = try #require(CalendarDay(year: 1899, month: 12, day: 31))
        var count = 0
        for year in 1900...2100 {
            for month in 1...12 {
                for number in 1...CalendarDay.daysInMonth(month, of: year) {
                    let day = try #require(CalendarDay(year: year, month: month, day: number))
                    guard day.ordinal == before.ordinal + 1, before < day, CalendarDay(day.description) == day else {
                        Issue.record("\(day) does not follow \(before)")
                        return
                    }
                    before = day
                    count += 1
                }
            }
        }
        #expect(count == 73_414)
    }

    @Test(arguments: [
        "", "2020", "2020-1-01", "2020-01-1", "20-01-01", "2020-02-30", "2020-01-01-", "2020-01-01 ", "-020-01-01",
        "+020-01-01", "2020-+1-01", "2020-01-+1", "2020/01/01", "２０２０-01-01", "2020-01-0a",
    ])
    func day_whenTextIsNoDay_isNil(text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test func day_whenYearIsShort_isWrittenWithFourDigits() {
        #expect(CalendarDay(year: 33, month: 7, day: 4)?.description == "0033-07-04")
    }

    @Test func day_whenEncoded_isTheWrittenDay() throws {
        let day = try #require(CalendarDay("2024-02-29"))
        #expect(String(decoding: try JSONEncoder().encode([day]), as: UTF8.self) == #"["2024-02-29"]"#)
        #expect(try JSONDecoder().decode([CalendarDay].self, from: Data(#"["2024-02-29"]"#.utf8)) == [day])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([CalendarDay].self, from: Data(#"["2023-02-29"]"#.utf8))
        }
    }

    @Test(arguments: [
        ("2020-01-01", "2020-12-31", 366, 2020, true), ("2021-01-01", "2021-12-31", 365, 2021, true),
        ("2021-01-01", "2021-11-30", 334, 2021, false), ("2021-05-05", "2021-05-05", 1, 2021, false),
        ("2019-01-01", "2020-12-31", 731, nil, false), ("2020-12-31", "2021-01-01", 2, nil, false),
    ])
    func period_whenEndsAreGiven_countsItsDays(
        from: String, to: String, days: Int, year: Int?, isWholeYear: Bool
    ) throws {
        let period = Period(from: try #require(CalendarDay(from)), to: try #require(CalendarDay(to)))
        #expect(period.days == days)
        #expect(period.year == year)
        #expect(period.isWholeYear == isWholeYear)
    }

    @Test func period_whenYearIsNamed_isTheWholeYearOrNothing() throws {
        #expect(try #require(Period(year: 2023)).isWholeYear)
        #expect(Period(year: 0) == nil)
        #expect(Period(year: 10_000) == nil)
    }
}
