import Quantities

/// The days that a report says its figures cover, once for all of them: 现将2021年1—11月有关情况报告如下; 如无特别说明，数据截至11月30日.
enum StandingPeriod {
    /// The announcement stands within the first sentences.
    private static let opening = 12
    /// （部分指标截至11月30日，已在文中注明）: that speaks of some figures, and these say so themselves.
    private static let partly = PhraseSet("部分指标 部分数据 部分数字 个别指标 个别数据 有的指标")
    /// A sentence of more bytes says something else.
    private static let longest = 900

    /// The period, when a sentence without figures of its own or the title states one; `nil` for the whole year and for
    /// silence.
    static func find(_ text: LexedText, _ outline: Outline, title: String?, year: Int?) -> Period? {
        guard let year, !text.dates.isEmpty else { return nil }
        return announced(text, outline, year) ?? period(ofTitle: title, text, outline, year)
    }

    /// 2023年上半年法治政府建设工作情况报告: the part of the year that the title names, as it stands at the head of the text.
    private static func period(
        ofTitle title: String?, _ text: LexedText, _ outline: Outline, _ year: Int
    ) -> Period? {
        guard let title = title.map({ Array($0.utf8) }) else { return nil }
        for sentence in outline.sentences.prefix(opening) {
            let dates = text.dates(sentence.start, sentence.end).filter { date in
                date.to.month != nil && date.to.day == nil && (date.to.year ?? year) == year
            }
            guard let date = dates.first, !date.isPoint || date.from.month == nil else { continue }
            let words = text.bytes[date.range]
            let isInTitle = title.indices.contains { title[$0...].starts(with: words) }
            if isInTitle, let period = date.period(in: year), period != Period(year: year) { return period }
        }
        return nil
    }

    private static func announced(_ text: LexedText, _ outline: Outline, _ year: Int) -> Period? {
        guard !text.classes.isDisjoint(with: [.announcement, .standing]) else { return nil }
        var index = 0
        for token in text.tokens where !token.classes.isDisjoint(with: [.announcement, .standing]) {
            while index < outline.sentences.count, outline.sentences[index].end < token.end { index += 1 }
            guard index < outline.sentences.count else { break }
            let sentence = outline.sentences[index]
            guard token.classes.contains(.standing) || index < opening, sentence.start <= token.start,
                sentence.end - sentence.start < longest, !sentence.isNoise, !statesFigures(sentence, text)
            else { continue }
            if let period = period(text, sentence, year) { return period }
        }
        return nil
    }

    private static func statesFigures(_ sentence: Sentence, _ text: LexedText) -> Bool {
        sentence.figures.contains { text.figures[$0].kind == .quantity && text.figures[$0].isArabic }
    }

    /// The last date with a month in the year reported; until it, from New Year's Day, when it is a point.
    private static func period(_ text: LexedText, _ sentence: Sentence, _ year: Int) -> Period? {
        let dates = text.dates(sentence.start, sentence.end).filter {
            $0.to.month != nil && ($0.to.year ?? year) == year
        }
        guard let date = dates.last, let plain = date.period(in: year),
            !partly.occurs(in: text.bytes[sentence.start..<max(sentence.start, date.range.lowerBound)])
        else { return nil }
        let isFromStart = date.isPoint || date.from.month == 1
        guard isFromStart, let first = CalendarDay(year: year, month: 1, day: 1) else {
            return Period(from: plain.from, to: plain.to)
        }
        let period = Period(from: first, to: plain.to)
        return period == Period(year: year) ? nil : period
    }
}
