import Indicators
import Quantities

/// Dates that hold for what stands behind them.
extension PeriodFinder {
    /// A date that opens a clause before the figure, as an index: 1—11月，…; 截至11月26日，….
    func ambientDate(before statement: Statement, _ sentence: Sentence) -> Int? {
        let end = statement.region.figureStart
        var found: Int?
        for date in signs.dates where text.dates[date].range.upperBound <= end {
            let range = text.dates[date].range
            guard text.dates[date].from != DateExpression.Point(), !isSince(range),
                opensClause(range.lowerBound, sentence) || isSpanOfClause(text.dates[date])
            else { continue }
            if isOver(text.dates[date], before: end) { continue }
            // A date that a figure follows in its own clause is that figure's alone: 2022年换领195人.
            if ownsFigure(date, sentence, before: statement.figure) { continue }
            if isBracketed(range.upperBound, sentence, before: end), !explainsTerm(range) { continue }
            found = date
        }
        return found
    }

    /// 新法施行后的5月至12月，…: months that a mark follows hold for what is behind it, whatever stands before them.
    func isSpanOfClause(_ date: DateExpression) -> Bool {
        guard !date.isPoint, date.from.month != nil, date.range.upperBound < text.bytes.count else { return false }
        return isClauseMark(Scalars.read(text.bytes, at: date.range.upperBound).value)
    }

    /// 3月“综治宣传月”期间开展38场次；栏目播出26期: a single month holds for its own clauses, unless all is counted until it.
    func isOver(_ date: DateExpression, before offset: Int) -> Bool {
        guard date.isPoint, date.from.month != nil, !isUntil(date) else { return false }
        let after = date.range.upperBound
        if Scalars.startsWith(text.bytes, at: after, "底") || Scalars.startsWith(text.bytes, at: after, "末") {
            return false
        }
        return text.breaks(after, offset).contains { $0.kind == .semicolon }
    }

    /// “十二五”期间（2011—2015年），累计受理79件: the bracket says which years the term is.
    func explainsTerm(_ date: Range<Int>) -> Bool {
        guard let before = Scalars.before(text.bytes, date.lowerBound) else { return false }
        return Scalars.startsWith(text.bytes, at: before - 6, "期间")
            || Scalars.startsWith(text.bytes, at: before - 6, "时期")
    }

    /// 216件（上半年101件），立案191件: what stands in a bracket that is closed again holds for nothing behind it.
    func isBracketed(_ start: Int, _ sentence: Sentence, before offset: Int) -> Bool {
        var depth = 0
        for mark in text.breaks[sentence.breaks] where mark.start >= start && mark.end <= offset {
            if mark.kind == .open { depth += 1 }
            guard mark.kind == .close else { continue }
            if depth == 0 { return true }
            depth -= 1
        }
        return false
    }

    func ambient(before statement: Statement, _ sentence: Sentence, _ nature: Indicator.Nature) -> Period? {
        guard let date = ambientDate(before: statement, sentence) else { return nil }
        return days(date, statement.labelStart, sentence, nature)
    }

    func ownsFigure(_ date: Int, _ sentence: Sentence, before figure: Int) -> Bool {
        guard let year = text.dates[date].from.year, year != self.year || !text.dates[date].isPoint,
            text.dates[date].from.month == nil
        else { return false }
        let end = text.dates[date].range.upperBound
        let next = sentence.figures.first { text.figures[$0].kind == .quantity && text.figures[$0].start >= end }
        guard let next, next < figure else { return false }
        return !text.breaks[sentence.breaks].contains {
            $0.start >= end && $0.end <= text.figures[next].start && $0.kind != .colon
        }
    }
}
