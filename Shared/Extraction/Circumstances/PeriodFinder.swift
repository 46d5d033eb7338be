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

    /// The period of a statement: a date in its own clause, else one that opens an earlier clause of the sentence, else
    /// the year reported.
    func period(of statement: Statement, nature: Indicator.Nature, frames: FrameReader) -> Period? {
        let sentence = outline.sentences[statement.sentence]
        if statement.worded == nil, let date = frames.cells[statement.figure]?.date { return date.period(in: year) }
        let ambient = ambient(before: statement, frames, sentence, nature)
        guard let own = ownTime(of: statement, frames, sentence) else {
            return ambient ?? years(before: statement, frames, sentence) ?? standing ?? Period(year: year)
        }
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
    private func years(before statement: Statement, _ frames: FrameReader, _ sentence: Sentence) -> Period? {
        let number = frames.figure(of: statement)
        let span = sentence.figures.last {
            text.figures[$0].isSpan && text.figures[$0].end <= number.start && isStretchOfYears(text.figures[$0])
        }
        guard let span else { return nil }
        let count = text.figures[span].numeral.significand
        guard (2...30).contains(count), let from = CalendarDay(year: year - count + 1, month: 1, day: 1)
        else { return nil }
        return Period(year: year).map { Period(from: from, to: $0.to) }
    }

    private func isStretchOfYears(_ figure: Figure) -> Bool {
        let end = figure.numeral.range.upperBound
        guard Scalars.startsWith(text.bytes, at: end, "年") else { return false }
        let before = ["近", "过去", "最近"] as [StaticString]
        let behind = ["年来", "年以来", "年间"] as [StaticString]
        return before.contains {
            Scalars.startsWith(text.bytes, at: figure.numeral.range.lowerBound - $0.utf8CodeUnitCount, $0)
        } || behind.contains { Scalars.startsWith(text.bytes, at: end, $0) }
    }

    private enum Time {
        case date(DateExpression)
        case lastYear
        case lastYearSamePart
        /// Whether the whole year is named: 全年, but not 今年.
        case thisYear(isWhole: Bool)
    }

    /// The time word or date nearest to the figure in its own clause.
    private func ownTime(of statement: Statement, _ frames: FrameReader, _ sentence: Sentence) -> Time? {
        let figure = frames.figure(of: statement)
        let region = statement.region
        var start = region.left
        if region.crossed > 0 || region.leftEnd != region.figureStart { start = region.left }
        // （上年：97.2%）, 比2018年的成功宗数（2850）: a bracket belongs to what stands before it.
        let mark = frames.lastBreak(endingBefore: region.left, in: sentence)
        if mark >= sentence.breaks.lowerBound, text.breaks[mark].kind == .open, text.breaks[mark].end == region.left,
            frames.isLight(region.left, figure.start)
        {
            start = frames.leftBound(from: text.breaks[mark].start, before: statement.figure, in: sentence)
        }
        var best: (Int, Time)?
        let excluded = region.excluded
        for date in text.dates(start, figure.start) {
            guard date.from != DateExpression.Point(), !isSince(date), !isAdjectival(date) else { continue }
            if excluded.contains(where: { $0.contains(date.range.lowerBound) }) { continue }
            best = (date.range.upperBound, .date(date))
        }
        let end = max(region.leftEnd, min(figure.start, region.leftEnd))
        if let (token, time) = timeWord(start, end, statement, frames), token.end > best?.0 ?? -1 {
            best = (token.end, time)
        }
        if let best, case .thisYear = best.1, ambientDate(before: statement, frames, sentence) != nil { return nil }
        return best?.1
    }

    /// The last word in a stretch that names a year by its distance: 上年, 去年同期, 全年.
    private func timeWord(
        _ start: Int, _ end: Int, _ statement: Statement, _ frames: FrameReader
    ) -> (Token, Time)? {
        let years: WordClasses = [.lastYear, .lastYearSamePart, .thisYear]
        var until = end
        var passed: WordClasses = []
        while let token = frames.lastToken(years.subtracting(passed), start, until) {
            until = token.start
            // Only the last word of each kind counts.
            let kinds = token.classes.intersection(years).subtracting(passed)
            passed.formUnion(kinds)
            if statement.region.excluded.contains(where: { $0.contains(token.start) }) { continue }
            let isGrowth = statement.isGrowth && catalogueSaysGrowth(statement, frames)
            if kinds.contains(.lastYear), !isGrowth { return (token, .lastYear) }
            if kinds.contains(.lastYearSamePart), !isGrowth { return (token, .lastYearSamePart) }
            if kinds.contains(.thisYear) { return (token, .thisYear(isWhole: saysWholeYear(token))) }
        }
        return nil
    }

    private func saysWholeYear(_ token: Token) -> Bool {
        let words: [StaticString] = ["全年", "本年度", "一年"]
        return words.contains { Scalars.startsWith(text.bytes, at: token.start, $0) }
    }

    /// 较上年同期增长8.4%: only an indicator that is itself a growth.
    private func catalogueSaysGrowth(_ statement: Statement, _ frames: FrameReader) -> Bool {
        frames.catalogue.indicators[statement.indicator].nature == .rate
    }

    /// A date that opens a clause before the figure: 1—11月，…; 截至11月26日，….
    private func ambientDate(before statement: Statement, _ frames: FrameReader, _ sentence: Sentence)
        -> DateExpression?
    {
        let figure = frames.figure(of: statement)
        var found: DateExpression?
        for date in text.dates(sentence.start, figure.start) {
            guard date.from != DateExpression.Point(), !isSince(date), opensClause(date, sentence) else { continue }
            // A date that a figure follows in its own clause is that figure's alone: 2022年换领195人.
            if ownsFigure(date, sentence, before: statement.figure) { continue }
            if isBracketed(date, sentence, before: figure.start) { continue }
            found = date
        }
        return found
    }

    /// 216件（上半年101件），立案191件: what stands in a bracket that is closed again holds for nothing behind it.
    private func isBracketed(_ date: DateExpression, _ sentence: Sentence, before offset: Int) -> Bool {
        var depth = 0
        for mark in text.breaks[sentence.breaks] where mark.start >= date.range.upperBound && mark.end <= offset {
            if mark.kind == .open { depth += 1 }
            guard mark.kind == .close else { continue }
            if depth == 0 { return true }
            depth -= 1
        }
        return false
    }

    private func ambient(
        before statement: Statement, _ frames: FrameReader, _ sentence: Sentence, _ nature: Indicator.Nature
    ) -> Period? {
        guard let date = ambientDate(before: statement, frames, sentence) else { return nil }
        return days(date, statement.labelStart, sentence, nature)
    }

    private func ownsFigure(_ date: DateExpression, _ sentence: Sentence, before figure: Int) -> Bool {
        guard let year = date.from.year, year != self.year || !date.isPoint, date.from.month == nil else {
            return false
        }
        let next = sentence.figures.first {
            text.figures[$0].kind == .quantity && text.figures[$0].start >= date.range.upperBound
        }
        guard let next, next < figure else { return false }
        return !text.breaks[sentence.breaks].contains {
            $0.start >= date.range.upperBound && $0.end <= text.figures[next].start && $0.kind != .colon
        }
    }

    /// 自2021年6月起, 2012年以来, 2020年至今 tell since when something is done, not for which days it is counted.
    private func isSince(_ date: DateExpression) -> Bool {
        let end = Scalars.skipBlanks(text.bytes, from: date.range.upperBound)
        for word in ["起", "以来", "至今", "之前", "以前", "来"] as [StaticString]
        where Scalars.startsWith(text.bytes, at: end, word) { return true }
        return false
    }

    /// 列入2018年度目录的, 2020年版: part of a name.
    private func isAdjectival(_ date: DateExpression) -> Bool {
        for word in ["版", "届", "级"] as [StaticString]
        where Scalars.startsWith(text.bytes, at: date.range.upperBound, word) { return true }
        return false
    }

    private func opensClause(_ date: DateExpression, _ sentence: Sentence) -> Bool {
        var start = date.range.lowerBound
        while let before = Scalars.before(text.bytes, start), start > sentence.start {
            let scalar = Scalars.read(text.bytes, at: before).value
            if Scalars.isBlank(scalar) {
                start = before
                continue
            }
            if isClauseMark(scalar) { return true }
            let opener = Self.openers.first { word in
                Scalars.startsWith(text.bytes, at: start - word.utf8CodeUnitCount, word)
            }
            guard let opener else { return false }
            start -= opener.utf8CodeUnitCount
        }
        return true
    }

    private static let openers: [StaticString] = [
        "截至", "截止", "截止到", "截至到", "今年", "从", "自", "本年", "年度", "全县", "其中", "到", "在",
    ]

    private func isClauseMark(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xFF0C, 0x2C, 0xFF1B, 0x3B, 0x3002, 0xFF1A, 0x3A, 0x0A, 0x0D, 0xFF08, 0x28, 0x7C, 0xFF5C: true
        default: false
        }
    }

    private func isUntil(_ date: DateExpression) -> Bool {
        for word in ["截至", "截止", "截止到", "截至到", "到"] as [StaticString]
        where Scalars.startsWith(text.bytes, at: date.range.lowerBound - word.utf8CodeUnitCount, word) { return true }
        return false
    }

    private func days(
        _ date: DateExpression, _ labelStart: Int, _ sentence: Sentence, _ nature: Indicator.Nature
    ) -> Period? {
        guard let plain = date.period(in: year) else { return nil }
        guard date.isPoint, isUntil(date) || (date.from.day != nil && nature != .flow) else { return plain }
        // A state as of a day has that day only; what was done until then counts from New Year's Day.
        if nature == .stock || nature == .list, date.from.day != nil, !saysDone(date, sentence) {
            return Period(from: plain.to, to: plain.to)
        }
        guard let first = CalendarDay(year: plain.to.year, month: 1, day: 1) else { return plain }
        return Period(from: first, to: plain.to)
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
