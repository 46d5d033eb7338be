import Quantities

extension FrameReader {
    /// Why a number that a pattern fits is still no fact of the reporter; `nil` when nothing speaks against it.
    func veto(_ figure: Int, _ region: Region, _ frame: Frame, in index: Int) -> Trace.Reason? {
        let sentence = outline.sentences[index]
        if sentence.isPlan { return .plan }
        let number = text.figures[figure]
        if isChange(number, region, frame) { return .change }
        if let plan = lastToken([.plan, .nextYear], sentence.start, number.start),
            !hasClass(.thisYear, plan.end, number.start), !isInside(plan, frame)
        {
            return .plan
        }
        if let date = lastDate(sentence.start, number.start), let year, (date.to.year ?? 0) > year { return .future }
        if let demand = lastToken([.demand, .condition], clauseStart(region, sentence), number.start),
            !isInside(demand, frame)
        {
            return demand.classes.contains(.demand) ? .demand : .condition
        }
        if let each = lastToken(.each, region.left, number.start), !isInside(each, frame) { return .each }
        if isPart(figure, region, frame, sentence) { return .part }
        return nil
    }

    private func isInside(_ token: Token, _ frame: Frame) -> Bool {
        frame.words.contains { $0.lowerBound <= token.start && token.end <= $0.upperBound }
    }

    /// The sentence up to the number, but no farther back than the last semicolon.
    private func clauseStart(_ region: Region, _ sentence: Sentence) -> Int {
        var mark = lastBreak(endingBefore: region.left, in: sentence)
        while mark >= sentence.breaks.lowerBound {
            if text.breaks[mark].kind == .semicolon { return text.breaks[mark].end }
            mark -= 1
        }
        return sentence.start
    }

    private func lastDate(_ start: Int, _ end: Int) -> DateExpression? {
        text.dates.last { $0.range.lowerBound >= start && $0.range.upperBound <= end && $0.to.year != nil }
    }

    /// 增长17.4%, 减少14件: a word of change right before the number, without 至, 到, 为 between.
    private func isChange(_ number: Figure, _ region: Region, _ frame: Frame) -> Bool {
        guard let change = lastToken(.change, region.left, number.start), !isInside(change, frame) else { return false }
        guard text.content(change.end, number.start) == 0 else { return false }
        return !hasClass(.level, change.end, number.start)
    }

    /// Behind 其中 a number is a part of the one before and cannot state the same thing again.
    private func isPart(_ figure: Int, _ region: Region, _ frame: Frame, _ sentence: Sentence) -> Bool {
        guard let part = lastToken(.part, sentence.start, region.figureStart) else { return false }
        var whole = figure - 1
        while whole >= sentence.figures.lowerBound, text.figures[whole].start > part.start || statementOf[whole] < 0 {
            whole -= 1
        }
        let isEarlierSentence = whole < sentence.figures.lowerBound
        if !isEarlierSentence, statements[statementOf[whole]].indicator == frame.indicator {
            // 其中江汉区分局23件 is the same thing of a part of the place: the scope tells, not the veto.
            return frame.pattern >= 0
        }
        return false
    }
}
