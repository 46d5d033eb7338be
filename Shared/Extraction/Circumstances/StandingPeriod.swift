import Quantities

/// The days that a report says its figures cover, once for all of them: 现将2021年1—11月有关情况报告如下; 如无特别说明，数据截至11月30日.
enum StandingPeriod {
    /// Words that announce what follows as a whole.
    private static let announcements: [StaticString] = [
        "报告如下", "汇报如下", "公布如下", "公告如下", "公开如下", "通报如下", "总结如下", "情况如下",
    ]
    /// Words that speak of the report's figures as a whole.
    private static let rules: [StaticString] = [
        "如无特别说明", "如无说明", "除另有说明", "另有说明的除外", "除特别说明", "未注明", "未特别注明", "无特别说明", "除特别注明",
        "统计时间", "统计区间", "统计期间", "统计口径", "数据统计", "数据均截至", "数据截至", "数据截止", "本报告数据", "文中数据", "所列数据",
        "以上数据", "报告中数据",
    ]
    /// The announcement stands within the first sentences.
    private static let opening = 12

    /// The period, when a sentence without figures of its own states one; `nil` for the whole year and for silence.
    static func find(_ text: LexedText, _ outline: Outline, year: Int?) -> Period? {
        guard let year, !text.dates.isEmpty else { return nil }
        for (index, sentence) in outline.sentences.enumerated() where !sentence.isNoise {
            guard sentence.end - sentence.start < 900,
                !sentence.figures.contains(where: { text.figures[$0].kind == .quantity && text.figures[$0].isArabic })
            else { continue }
            let announces = index < opening && says(announcements, text, sentence)
            guard announces || says(rules, text, sentence), let period = period(text, sentence, year) else { continue }
            return period
        }
        return nil
    }

    /// The last date with a month in the year reported; until it, from New Year's Day, when it is a point.
    private static func period(_ text: LexedText, _ sentence: Sentence, _ year: Int) -> Period? {
        let dates = text.dates(sentence.start, sentence.end).filter {
            $0.to.month != nil && ($0.to.year ?? year) == year
        }
        guard let date = dates.last, let plain = date.period(in: year) else { return nil }
        let isFromStart = date.isPoint || date.from.month == 1
        guard isFromStart, let first = CalendarDay(year: year, month: 1, day: 1) else {
            return Period(from: plain.from, to: plain.to)
        }
        let period = Period(from: first, to: plain.to)
        return period == Period(year: year) ? nil : period
    }

    private static func says(_ words: [StaticString], _ text: LexedText, _ sentence: Sentence) -> Bool {
        var position = sentence.start
        while position < sentence.end {
            if words.contains(where: { Scalars.startsWith(text.bytes, at: position, $0) }) { return true }
            position += Scalars.length(text.bytes[position])
        }
        return false
    }
}
