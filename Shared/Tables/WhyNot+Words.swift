import Phrases
import Rollups

extension Vocabulary {
    static let whyNot = WhyNot.allCases.map { Term($0.rawValue, $0.words.zh, $0.words.en) }
}

extension WhyNot {
    /// Why a figure did not enter its cell, for people.
    public var words: Phrase {
        switch self {
        case .retracted: Phrase(zh: "文件已撤回", en: "the document was retracted")
        case .placeUndecided: Phrase(zh: "报告地区未能确定", en: "nothing tells which place reports")
        case .placeOutside: Phrase(zh: "地名表中没有该地区", en: "the place is not in the gazetteer")
        case .yearUnknown: Phrase(zh: "报告年度未能确定", en: "nothing tells which year is reported")
        case .department: Phrase(zh: "部门报告，不计入政府", en: "a department's report, not the government's")
        case .workPlan: Phrase(zh: "工作计划，不是事实", en: "a plan, not a fact")
        case .news: Phrase(zh: "新闻，不是报告", en: "a news item, not a report")
        case .notAReport: Phrase(zh: "已有年度报告载明", en: "a report of the place states it")
        case .part: Phrase(zh: "是其中一部分的数字", en: "about a part of the place")
        case .parent: Phrase(zh: "是上级地区的数字", en: "about the place above")
        case .other: Phrase(zh: "是其他地区的数字", en: "about another place")
        case .joint: Phrase(zh: "与其他事项合并计数", en: "counted together with other things")
        case .worded: Phrase(zh: "原文以文字表示为零", en: "the text says zero in words")
        case .unitDiffers: Phrase(zh: "计量单位不同", en: "its unit is not the indicator's")
        case .severalYears: Phrase(zh: "跨越多个年度", en: "its period reaches over several years")
        case .adjudicated: Phrase(zh: "经人工核定不采用", en: "a person decided otherwise")
        case .totalStated: Phrase(zh: "另有总数载明", en: "part of a total that is stated")
        case .widerAmbitStated: Phrase(zh: "另有范围更广的数字", en: "a figure that reaches further is stated")
        case .longerPeriodStated: Phrase(zh: "另有时段更长的数字", en: "a figure for a longer period is stated")
        case .laterDayStated: Phrase(zh: "另有日期更晚的数字", en: "a figure of a later day is stated")
        case .reportOfTheYear: Phrase(zh: "以当年报告为准", en: "the report of that year comes first")
        case .repeated: Phrase(zh: "同一数字重复出现", en: "the same figure again")
        case .lessPrecise: Phrase(zh: "同一数字的约数", en: "the same figure, rounded")
        case .superseded: Phrase(zh: "已由后来公布的报告更新", en: "a later publication states another figure")
        case .ambiguous: Phrase(zh: "多个数字并存，无法取舍", en: "several figures, and nothing decides between them")
        }
    }
}
