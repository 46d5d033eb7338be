import Foundation
import Indicators
import Quantities

/// Decides to which days a figure refers.
struct PeriodFinder {
    let text: LexedText
    let outline: Outline
    let year: Int
    /// What the report says of all its figures.
    let standing: Period?
    /// What the sentence at hand has that may tell days.
    private(set) var signs = TimeSigns()
    /// The last number of which its own clause told the days, and these.
    private var last: (figure: Int, period: Period?)?

    init(text: LexedText, outline: Outline, year: Int, standing: Period?) {
        self.text = text
        self.outline = outline
        self.year = year
        self.standing = standing
    }

    /// The period of a statement: a date in its own clause, else one that opens an earlier clause of the sentence, else
    /// the year reported. Statements are asked for in the order of the text.
    mutating func period(of statement: Statement, nature: Indicator.Nature, frames: FrameReader) -> Period? {
        let sentence = outline.sentences[statement.sentence]
        if !frames.cells.isEmpty, statement.worded == nil, let date = frames.cells[statement.figure]?.date {
            return date.period(in: year)
        }
        if !frames.years.isEmpty, statement.worded == nil, let year = frames.years[statement.figure] {
            return Period(year: year)
        }
        if signs.sentence != statement.sentence { signs = TimeSigns(statement.sentence, sentence, frames) }
        // The label of a cell may stand in another sentence.
        if signs.isEmpty, statement.region.left >= sentence.start, statement.region.leftEnd <= sentence.end {
            return standing ?? Period(year: year)
        }
        return told(of: statement, nature: nature, frames, sentence)
    }

    /// The period as some word or date of the sentence tells it.
    private mutating func told(
        of statement: Statement, nature: Indicator.Nature, _ frames: FrameReader, _ sentence: Sentence
    ) -> Period? {
        let ambient = ambient(before: statement, sentence, nature)
        guard let own = ownTime(of: statement, frames, sentence) else {
            // 2021年受理312件、审结297件: the year of the one is that of the other.
            if let last, isListed(statement, behind: last.figure) {
                self.last = (statement.figure, last.period)
                return last.period
            }
            return ambient ?? years(before: statement, sentence) ?? standing ?? Period(year: year)
        }
        let period = period(own, of: statement, nature: nature, ambient, sentence)
        if statement.worded == nil { last = (statement.figure, period) }
        return period
    }

    /// Whether a number follows another one behind 、 alone, in the same clause.
    private func isListed(_ statement: Statement, behind figure: Int) -> Bool {
        guard statement.worded == nil, statement.figure == figure + 1 else { return false }
        let end = text.figures[figure].end
        let marks = text.breaks(end, statement.region.figureStart)
        return marks.count == 1 && marks.allSatisfy { $0.kind == .pause && $0.start == end }
    }

    private func period(
        _ own: Time, of statement: Statement, nature: Indicator.Nature, _ ambient: Period?, _ sentence: Sentence
    ) -> Period? {
        switch own {
        case .date(let date): return days(date, statement.labelStart, sentence, nature)
        case .lastYear: return Period(year: year - 1)
        case .lastYearSamePart:
            guard let ambient = ambient ?? standing,
                let from = CalendarDay(year: ambient.from.year - 1, month: ambient.from.month, day: 1)
            else { return Period(year: year - 1) }
            let month = ambient.to.month
            let last = min(ambient.to.day, CalendarDay.daysInMonth(month, of: ambient.to.year - 1))
            let end =
                ambient.to.day == CalendarDay.daysInMonth(month, of: ambient.to.year)
                ? CalendarDay.daysInMonth(month, of: ambient.to.year - 1) : last
            guard let to = CalendarDay(year: ambient.to.year - 1, month: month, day: end) else { return nil }
            return Period(from: from, to: to)
        case .thisYear(let isWhole): return isWhole ? Period(year: year) : standing ?? Period(year: year)
        }
    }

    /// 近三年, 五年来, 过去5年: several years that end with the one reported.
    private func years(before statement: Statement, _ sentence: Sentence) -> Period? {
        guard signs.hasSpans else { return nil }
        let start = statement.region.figureStart
        let span = sentence.figures.last {
            text.figures[$0].isSpan && text.figures[$0].end <= start && text.isStretchOfYears(text.figures[$0])
        }
        guard let span else { return nil }
        let count = text.figures[span].numeral.significand
        guard (2...30).contains(count), let from = CalendarDay(year: year - count + 1, month: 1, day: 1)
        else { return nil }
        return Period(year: year).map { Period(from: from, to: $0.to) }
    }

    private enum Time {
        /// A date of the text, as an index.
        case date(Int)
        case lastYear
        case lastYearSamePart
        /// Whether the whole year is named: 全年, but not 今年.
        case thisYear(isWhole: Bool)
    }

    /// The time word or date nearest to the figure in its own clause.
    private func ownTime(of statement: Statement, _ frames: FrameReader, _ sentence: Sentence) -> Time? {
        let region = statement.region
        var start = region.left
        // （上年：97.2%）, 比2018年的成功宗数（2850）: a bracket belongs to what stands before it.
        let mark = frames.lastBreak(endingBefore: region.left, in: sentence)
        if mark >= sentence.breaks.lowerBound, text.breaks[mark].kind == .open, text.breaks[mark].end == region.left,
            frames.isLight(region.left, region.figureStart)
        {
            start = frames.leftBound(from: text.breaks[mark].start, before: statement.figure, in: sentence)
        }
        var best: (end: Int, time: Time)?
        // The label of a cell may stand before the sentence.
        let dates = start < sentence.start ? text.dateRange(start, region.figureStart) : signs.dates
        for date in dates {
            let range = text.dates[date].range
            guard range.lowerBound >= start, range.upperBound <= region.figureStart,
                text.dates[date].from != DateExpression.Point(), !isSince(range), !isAdjectival(range)
            else { continue }
            if frames.excluded(from: region).contains(where: { $0.contains(range.lowerBound) }) { continue }
            best = (range.upperBound, .date(date))
        }
        if signs.hasWords || start < sentence.start,
            let (token, time) = timeWord(start, region.leftEnd, statement, frames), token.end > best?.end ?? -1
        {
            best = (token.end, time)
        }
        if let best, case .thisYear(let isWhole) = best.time, let date = ambientDate(before: statement, sentence) {
            // 10—12月核发683份；全年登记2415户: what was said of some months is over.
            let isOver =
                isWhole && text.dates[date].from.month != nil
                && text.breaks(text.dates[date].range.upperBound, best.end).contains { $0.kind == .semicolon }
            if !isOver { return nil }
        }
        return best?.time
    }

    /// The last word in a stretch that names a year by its distance: 上年, 去年同期, 全年.
    private func timeWord(
        _ start: Int, _ end: Int, _ statement: Statement, _ frames: FrameReader
    ) -> (Token, Time)? {
        var until = end
        var passed: WordClasses = []
        while let token = frames.lastToken(TimeSigns.words.subtracting(passed), start, until) {
            until = token.start
            // Only the last word of each kind counts.
            let kinds = token.classes.intersection(TimeSigns.words).subtracting(passed)
            passed.formUnion(kinds)
            if frames.excluded(from: statement.region).contains(where: { $0.contains(token.start) }) { continue }
            let isGrowth = statement.isGrowth && catalogueSaysGrowth(statement, frames)
            if kinds.contains(.lastYear), !isGrowth { return (token, .lastYear) }
            if kinds.contains(.lastYearSamePart), !isGrowth { return (token, .lastYearSamePart) }
            // 去年全年: the whole of last year.
            if kinds.contains(.thisYear), !isGrowth, endsLastYear(token.start) { return (token, .lastYear) }
            if kinds.contains(.thisYear) { return (token, .thisYear(isWhole: saysWholeYear(token))) }
        }
        return nil
    }

    private func endsLastYear(_ offset: Int) -> Bool {
        text.tokens(startingIn: offset - 15, offset).contains { $0.end == offset && $0.classes.contains(.lastYear) }
    }

    private func saysWholeYear(_ token: Token) -> Bool {
        let words: [StaticString] = ["全年", "本年度", "一年"]
        return words.contains { Scalars.startsWith(text.bytes, at: token.start, $0) }
    }

    /// 较上年同期增长8.4%: only an indicator that is itself a growth.
    private func catalogueSaysGrowth(_ statement: Statement, _ frames: FrameReader) -> Bool {
        frames.catalogue.indicators[statement.indicator].nature == .rate
    }

    func days(
        _ index: Int, _ labelStart: Int, _ sentence: Sentence, _ nature: Indicator.Nature
    ) -> Period? {
        let date = text.dates[index]
        guard let plain = date.period(in: isOfLastYear(date) ? year - 1 : year) else { return nil }
        // 截至12月底 names the last day of the month.
        let namesDay = date.from.day != nil || date.from.month != nil && isUntil(date) && isEnd(date)
        guard date.isPoint, isUntil(date) || (date.from.day != nil && nature != .flow) else { return plain }
        // A state as of a day has that day only; what was done until then counts from New Year's Day.
        if nature == .stock || nature == .list, namesDay, !saysDone(date, sentence) {
            return Period(from: plain.to, to: plain.to)
        }
        guard let first = CalendarDay(year: plain.to.year, month: 1, day: 1) else { return plain }
        return Period(from: first, to: plain.to)
    }

    private func isEnd(_ date: DateExpression) -> Bool {
        (["底", "末"] as [StaticString]).contains { Scalars.startsWith(text.bytes, at: date.range.upperBound, $0) }
    }

    private static let deeds: [StaticString] = ["发布", "公布", "办理", "累计", "推出", "梳理", "认领", "取消"]

    private func saysDone(_ date: DateExpression, _ sentence: Sentence) -> Bool {
        let first = sentence.figures.first { text.figures[$0].kind == .quantity }
        let end = first.map { text.figures[$0].start } ?? sentence.end
        var position = date.range.upperBound
        while position < end {
            for word in Self.deeds where Scalars.startsWith(text.bytes, at: position, word) { return true }
            position += Scalars.length(text.bytes[position])
        }
        return false
    }
}
