import Quantities
import Testing

@testable import Extraction

@Suite("Dates and years as pages print them")
struct MetadataDateTests {
    private func bytes(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }

    @Test(arguments: [
        "2021-03-22", "2021/3/22", "2021.03.22", "2021年3月22日", "2021 年 3 月 22 日", "２０２１年３月２２日", "二〇二一年三月二十二日",
        "二○二一年三月廿二日".replacing("廿", with: "二十"), "发布时间：2021-03-22 16:13 来源", "（2021年3月22日）",
    ])
    func all_whenDayIsPrinted_readsIt(text: String) {
        #expect(PrintedDate.all(in: bytes(text)).map(\.day) == [CalendarDay(year: 2021, month: 3, day: 22)])
    }

    @Test(arguments: [
        "2021", "2021年", "2021年13月1日", "2021-02-30", "12021-03-22", "20210322", "0353-2293000", "1.2.3", "",
    ])
    func all_whenNoDay_readsNone(text: String) {
        #expect(PrintedDate.all(in: bytes(text)).isEmpty)
    }

    @Test func all_whenHourFollows_doesNotJoinIt() {
        let date = PrintedDate.all(in: bytes("2021-2-3 11:55")).first
        #expect(date?.day == CalendarDay(year: 2021, month: 2, day: 3))
        #expect(date?.hasTime == true)
    }

    struct Years: Sendable {
        let text: String
        let years: [Int]
    }

    static let years: [Years] = [
        Years(text: "2021年度法治政府建设", years: [2021]), Years(text: "二〇二一年工作", years: [2021]),
        Years(text: "２０２１年", years: [2021]), Years(text: "2024年总结及2025年计划", years: [2024, 2025]),
        Years(text: "《2021年工作要点》和2022年", years: [2022]), Years(text: "实施纲要（2021-2025年）", years: []),
        Years(text: "2016至2020年", years: []), Years(text: "1234年", years: []), Years(text: "12021年", years: []),
        Years(text: "第2021号", years: []),
    ]

    @Test(arguments: years)
    func years_whenPrinted_areRead(example: Years) {
        #expect(PrintedYear.all(in: bytes(example.text)).map(\.year) == example.years)
    }
}
