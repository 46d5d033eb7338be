import Indicators
import Quantities

extension FrameReader {
    /// The statement of the number right before, in the same sentence.
    func previousStatement(_ figure: Int, in index: Int) -> Statement? {
        var earlier = figure - 1
        let first = outline.sentences[index].figures.lowerBound
        while earlier >= first {
            if isBoundary[earlier] { return statementOf[earlier] >= 0 ? statements[statementOf[earlier]] : nil }
            earlier -= 1
        }
        return nil
    }

    /// A number that says only what differs from the one before: （上年：97.2%）, 上一年为60件, 我县为7.9%, 增至289个.
    func inherited(_ figure: Int, _ region: Region, in index: Int) -> Frame? {
        let sentence = outline.sentences[index]
        if let compared = compared(figure, in: index) { return compared }
        guard let before = lastStatement(figure, in: index) else { return nil }
        let earlier = text.figures[before.figure]
        let number = text.figures[figure]
        guard number.numeral.isShare == earlier.numeral.isShare, isSameMeasure(number, earlier) else { return nil }
        let start = max(clauseOfBracket(figure, sentence) ?? region.left, earlier.end)
        guard
            text.content(start, number.start) <= 2 || isComparison(start, number.start)
                || hasClass(.extreme, start, number.start) && text.content(start, number.start) <= 4
        else { return nil }
        guard
            text.content(number.end, region.right) <= 2 || hasClass(.comparison, number.end, region.right)
                || hasClass(.change, number.end, region.right) || startsWithDe(region)
        else { return nil }
        let saysOther =
            hasClass(
                WordClasses.place.subtracting([.organ, .allLevels]).union([.lastYear, .lastYearSamePart]), start,
                number.start)
            || !text.dates(start, number.start).isEmpty
            || isLevel(start, number.start, sentence) || isDatedRow(figure) || saysThisYear(start, number.start)
            || hasClass(.extreme, start, number.start)
        // 由年初的31件减到13件: what 31 counts, 13 counts.
        if figure - 1 > before.figure, isBoundary[figure - 1], isSameMeasure(number, text.figures[figure - 1]),
            isLevel(start, number.start, sentence), text.breaks(text.figures[figure - 1].end, number.start).isEmpty
        {
            return nil
        }
        let namesPlace =
            namesPlace(start, number.start) || namesPlace(inRow: figure)
            || isOfTheOrgan(from: start, to: number.start, whole: before)
        guard namesPlace || (saysOther && !hasClass(.part, start, number.start)) else { return nil }
        return Frame(indicator: before.indicator, pattern: -1, start: start, words: Stretches(), score: 0)
    }

    /// 2020年2次，2021年3次，今年4次.
    private func saysThisYear(_ start: Int, _ end: Int) -> Bool {
        guard let token = lastToken(.thisYear, start, end) else { return false }
        return (["今年", "本年"] as [StaticString]).contains { Scalars.startsWith(text.bytes, at: token.start, $0) }
    }

    /// 高出全省平均水平（84.5%）: where the clause begins that ends with the bracket in which the number stands alone.
    private func clauseOfBracket(_ figure: Int, _ sentence: Sentence) -> Int? {
        let start = text.figures[figure].start
        let mark = lastBreak(endingBefore: start, in: sentence)
        guard mark >= sentence.breaks.lowerBound, text.breaks[mark].kind == .open, text.breaks[mark].end == start
        else { return nil }
        return leftBound(from: text.breaks[mark].start, before: figure, in: sentence)
    }

    /// 调解563件，成功554件；而去年同期为602件，下降6.5%; 与上年的602件相比下降6.5%: the growth that follows tells which of the numbers
    /// before it is meant.
    private func compared(_ figure: Int, in index: Int) -> Frame? {
        let sentence = outline.sentences[index]
        let number = text.figures[figure]
        guard sentence.figures.contains(figure + 1), !number.numeral.isShare, number.numeral.significand > 0 else {
            return nil
        }
        let growth = text.figures[figure + 1]
        let own = leftBound(from: number.start, before: figure, in: sentence)
        guard growth.numeral.isShare, hasClass([.lastYear, .lastYearSamePart], own, number.start),
            let change = lastToken(.change, number.end, growth.start), text.content(change.end, growth.start) == 0,
            text.breaks(number.end, growth.start).allSatisfy({ $0.kind == .comma || $0.kind == .close })
        else { return nil }
        let meant = statements.reversed().prefix { $0.sentence == index }.first {
            let now = text.figures[$0.figure]
            return $0.worded == nil && !now.numeral.isShare && isSameMeasure(now, number)
                && isGrowth(from: number, to: now, growth)
        }
        return meant.map { Frame(indicator: $0.indicator, pattern: -1, start: own, words: Stretches(), score: 0) }
    }

    /// Whether a share is the growth between two numbers, give or take the last digit that it shows.
    private func isGrowth(from before: Figure, to now: Figure, _ growth: Figure) -> Bool {
        guard let start = before.numeral.tenThousandths, let end = now.numeral.tenThousandths,
            let stated = growth.numeral.tenThousandths, start > 0, growth.numeral.stepExponent >= -4
        else { return false }
        let step = NumeralReader.power(ten: growth.numeral.stepExponent + 4)
        let growth = (Double(end) / Double(start) - 1).magnitude * 1_000_000
        return abs(growth - Double(stated)) <= Double(step)
    }

    /// 2022年、2021年分别为86件、79件: the member of the row is a time.
    private func isDatedRow(_ figure: Int) -> Bool {
        guard !rows.isEmpty, let member = rows[figure]?.member(of: figure) else { return false }
        return text.date(startingAt: member.lowerBound) != nil
    }

    /// 甲县、乙县分别为100%、97.4%: the member of the row is a place.
    private func namesPlace(inRow figure: Int) -> Bool {
        guard !rows.isEmpty, let member = rows[figure]?.member(of: figure) else { return false }
        return namesPlace(member.lowerBound, member.upperBound)
    }

    private func lastStatement(_ figure: Int, in index: Int) -> Statement? {
        guard let last = statements.last, last.sentence == index else { return nil }
        return last
    }

    private func isSameMeasure(_ one: Figure, _ other: Figure) -> Bool {
        one.measure == other.measure || one.measure < 0 || other.measure < 0
    }

    private func isComparison(_ start: Int, _ end: Int) -> Bool {
        hasClass(.comparison, start, end) && text.content(start, end) <= 6
    }

    private func startsWithDe(_ region: Region) -> Bool {
        Scalars.startsWith(text.bytes, at: region.figureEnd, "的")
            && text.content(region.figureEnd, region.right) <= 8
    }

    /// 由276个增至289个: a change that ends at the number.
    private func isLevel(_ start: Int, _ end: Int, _ sentence: Sentence) -> Bool {
        guard let level = lastToken(.level, start, end) else { return false }
        return hasClass(.change, start, level.start) || level.classes.contains(.change) || level.end - level.start > 3
    }
}
