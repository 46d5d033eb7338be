import Indicators
import Quantities

/// Shares of counts that stand before them, and the wholes that such shares name.
extension FrameReader {
    /// 占比42.21% behind a count whose share the catalogue knows.
    func share(_ figure: Int, _ region: Region, in index: Int) -> Frame? {
        let number = text.figures[figure]
        guard number.numeral.isShare else { return whole(figure, in: index) }
        guard let before = previousStatement(figure, in: index) else { return nil }
        let own = leftBound(from: number.start, before: figure, in: outline.sentences[index])
        guard let word = lastToken(.share, own, number.start) else { return spokenShare(figure, in: index) }
        guard text.content(word.end, number.start) <= 4, text.content(own, word.start) <= 1,
            !text.breaks(text.figures[before.figure].end, word.start).contains(where: { $0.kind == .semicolon })
        else { return nil }
        // 占全省的26.5% is a share of something larger than the reporter.
        let places = WordClasses.place.subtracting([.reporter, .allLevels, .organ])
        if hasClass(places, word.end, number.start) { return nil }
        return frame(shareOf: before, saidBy: word)
    }

    /// 占比分别为99.8%、66.1%, 上年分别为251件、901万元: numbers in the order of those before them.
    func following(_ figure: Int) -> Frame? {
        guard !followed.isEmpty, let row = followed[figure], statementOf[row.figure] >= 0 else { return nil }
        let before = statements[statementOf[row.figure]]
        let number = text.figures[figure]
        if number.numeral.isShare {
            guard let word = lastToken(.share, row.left, number.start) else { return nil }
            return frame(shareOf: before, saidBy: word)
        }
        guard number.measure == text.figures[row.figure].measure,
            hasClass([.lastYear, .lastYearSamePart], row.left, number.start)
        else { return nil }
        return Frame(indicator: before.indicator, pattern: -1, start: row.left, words: Stretches(), score: 0)
    }

    /// 702 / 38.11 in a row of a table whose columns are the number and its share.
    func rowShare(_ figure: Int) -> Frame? {
        guard !cells.isEmpty, let cell = cells[figure], cell.shareOf >= 0, statementOf[cell.shareOf] >= 0,
            let ratio = ratio(of: statements[statementOf[cell.shareOf]])
        else { return nil }
        return Frame(
            indicator: ratio, pattern: -1, start: cell.label.lowerBound, words: Stretches(cell.label), score: 0)
    }

    /// 1164项，占全部1182项的98.5%: the share of the last count but one in the last.
    private func spokenShare(_ figure: Int, in index: Int) -> Frame? {
        let number = text.figures[figure]
        guard Scalars.startsWith(text.bytes, at: number.start - 3, "的"), figure > 0,
            let word = whole(before: figure - 1, in: index)
        else { return nil }
        let whole = text.figures[figure - 1]
        guard text.breaks(whole.end, number.start).isEmpty, text.content(whole.end, number.start) <= 8,
            let part = part(before: figure - 1, in: index)
        else { return nil }
        return frame(shareOf: part, saidBy: word)
    }

    /// 占全部1182项的98.5%: the whole of which the share of the count before it follows.
    func whole(_ figure: Int, in index: Int) -> Frame? {
        let next = figure + 1
        guard next < text.figures.count, !text.figures[figure].numeral.isShare,
            outline.sentences[index].figures.contains(next), text.figures[next].numeral.isShare,
            Scalars.startsWith(text.bytes, at: text.figures[next].start - 3, "的"),
            text.breaks(text.figures[figure].end, text.figures[next].start).isEmpty,
            text.content(text.figures[figure].end, text.figures[next].start) <= 8,
            let word = whole(before: figure, in: index), let part = part(before: figure, in: index),
            let ratio = ratio(of: part), let code = catalogue.indicators[ratio].denominator,
            let denominator = catalogue.index(of: code)
        else { return nil }
        return Frame(
            indicator: denominator, pattern: -1, start: word.start, words: Stretches(word.start..<word.end), score: 0)
    }

    /// The word of sharing right before a number that stands for a whole.
    private func whole(before figure: Int, in index: Int) -> Token? {
        let number = text.figures[figure]
        let own = leftBound(from: number.start, before: figure, in: outline.sentences[index])
        guard !number.numeral.isShare, let word = lastToken(.share, own, number.start),
            text.content(own, word.start) <= 1
        else { return nil }
        return word
    }

    /// What the count before a whole states.
    private func part(before whole: Int, in index: Int) -> Statement? {
        guard let part = previousStatement(whole, in: index), !text.figures[part.figure].numeral.isShare,
            text.figures[part.figure].measure == text.figures[whole].measure
        else { return nil }
        return part
    }

    private func frame(shareOf statement: Statement, saidBy word: Token) -> Frame? {
        ratio(of: statement).map {
            Frame(indicator: $0, pattern: -1, start: word.start, words: Stretches(word.start..<word.end), score: 0)
        }
    }

    /// The entry that is the share of what a statement counts.
    private func ratio(of statement: Statement) -> Int? {
        let share = relations.shares[statement.indicator]
        return share < 0 ? nil : Int(share)
    }
}
