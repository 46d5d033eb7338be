import Duties
import Phrases
import Testing

/// What is wrong with the file of a roster, as a Chinese clerk reads it.
@Suite struct DutyRosterWordsTests {
    @Test(arguments: [
        ("place,shade\n", "第 1 行：没有“shade”这一列"), ("name\n甲省\n", "第 1 行：首行没有“"),
        ("place\n\n123456\n", "第 3 行：地名表中没有代码为 123456 的地区"), ("place,name\n,东区\n", "第 2 行：没有写明地区"),
        ("place,name\n990101,西区\n", "第 2 行：990101 是东区，不是西区"), ("place,year\n990101,去年\n", "第 2 行：“去年”不是年度"),
        ("place,due\n990101,2-29\n", "第 2 行：“2-29”不是日期"), ("place,due\n990101,2024-03-15\n", "多个年度"),
        ("place,standing\n990101,免\n", "第 2 行：“免”不是可填的情况"),
        ("place\n990101\n990102\n990101\n", "第 4 行：第 2 行已就"), ("place\n990101,x\n", "第 2 行：有 2 个字段"),
        ("place,note\n990101,\"x\n990102,y\n", "第 2 行：引号没有配对"),
    ])
    func file_thatSaysWhatCannotBe_isToldInBothLanguages(csv: String, zh: String) {
        let error = #expect(throws: DutyRosterError.self) {
            try DutyRoster(csv: Array(csv.utf8), named: "roster.csv", gazetteer: DutyRosterTests.gazetteer)
        }
        #expect(error?.words.zh.contains(zh) == true, "\(error?.words.zh ?? "")")
        #expect(error?.words.zh.hasPrefix("roster.csv 第 ") == true && error?.words.zh.contains("line") == false)
        #expect(error?.words.en == error?.description)
    }
}
