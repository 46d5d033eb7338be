import Indicators
import Quantities

extension FrameReader {
    /// 占比42.21% behind a count whose share the catalogue knows.
    func share(_ figure: Int, _ region: Region, in index: Int) -> Frame? {
        let number = text.figures[figure]
        guard number.numeral.isShare, let before = previousStatement(figure, in: index) else { return nil }
        guard let word = lastToken(.share, region.left, number.start),
            !text.breaks(text.figures[before.figure].end, word.start).contains(where: { $0.kind == .semicolon })
        else { return nil }
        guard text.content(word.end, number.start) <= 4, text.content(region.left, word.start) <= 1 else { return nil }
        // 占全省的26.5% is a share of something larger than the reporter.
        let places = WordClasses.place.subtracting([.reporter, .allLevels, .organ])
        if hasClass(places, word.end, number.start) { return nil }
        let code = catalogue.indicators[before.indicator].code
        guard let ratio = catalogue.indicators.firstIndex(where: { $0.numerator == code && $0.kind == .ratio }) else {
            return nil
        }
        return Frame(indicator: ratio, pattern: -1, start: word.start, words: [word.start..<word.end], score: 0)
    }

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
        guard let before = lastStatement(figure, in: index) else { return nil }
        let earlier = text.figures[before.figure]
        let number = text.figures[figure]
        guard number.numeral.isShare == earlier.numeral.isShare, isSameMeasure(number, earlier) else { return nil }
        let start = max(region.left, earlier.end)
        guard text.content(start, number.start) <= 2 || isComparison(start, number.start) else { return nil }
        guard
            text.content(number.end, region.right) <= 2 || hasClass(.comparison, number.end, region.right)
                || hasClass(.change, number.end, region.right) || startsWithDe(region)
        else { return nil }
        let saysOther =
            hasClass(
                WordClasses.place.subtracting([.organ, .allLevels]).union([.lastYear, .lastYearSamePart]), start,
                number.start)
            || !text.dates(start, number.start).isEmpty
            || isLevel(start, number.start, sentence)
        // 由年初的31件减到13件: what 31 counts, 13 counts.
        if figure - 1 > before.figure, isBoundary[figure - 1], isSameMeasure(number, text.figures[figure - 1]),
            isLevel(start, number.start, sentence), text.breaks(text.figures[figure - 1].end, number.start).isEmpty
        {
            return nil
        }
        let namesPlace = namesPlace(start, number.start)
        guard namesPlace || (saysOther && !hasClass(.part, start, number.start)) else { return nil }
        return Frame(indicator: before.indicator, pattern: -1, start: start, words: [], score: 0)
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
