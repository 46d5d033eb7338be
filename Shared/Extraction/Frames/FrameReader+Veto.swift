import Quantities

extension FrameReader {
    /// Why a number that a pattern fits is still no fact of the reporter; `nil` when nothing speaks against it.
    func veto(_ figure: Int, _ region: Region, _ frame: Frame, in index: Int) -> Trace.Reason? {
        let sentence = outline.sentences[index]
        if sentence.isPlan { return .plan }
        let number = text.figures[figure]
        if isChange(number, region, frame) { return .change }
        if let plan = lastToken([.plan, .nextYear], sentence.start, number.start), !isInside(plan, frame),
            !isOver(plan, before: number.start, sentence)
        {
            return .plan
        }
        if let date = lastDate(sentence.start, number.start), let year, (date.to.year ?? 0) > year { return .future }
        if let reason = demand(figure, region, frame, sentence) { return reason }
        if !number.numeral.isShare, let share = lastToken(.share, region.left, number.start),
            text.content(share.end, number.start) == 0, !isInside(share, frame)
        {
            return .part
        }
        if let concern = lastToken(.concerning, region.left, number.start),
            text.content(concern.end, number.start) == 0, frame.start >= concern.start, !isInside(concern, frame)
        {
            return .part
        }
        if let each = lastToken(.each, region.left, number.start), !isInside(each, frame) { return .each }
        if isPart(figure, region, frame, sentence) { return .part }
        return nil
    }

    private func isInside(_ token: Token, _ frame: Frame) -> Bool {
        frame.words.contains { $0.lowerBound <= token.start && token.end <= $0.upperBound }
    }

    /// Whether what is planned ends before the number: a later clause speaks of this year again.
    private func isOver(_ plan: Token, before offset: Int, _ sentence: Sentence) -> Bool {
        guard let now = lastToken(.thisYear, plan.end, offset) else { return false }
        return text.breaks[sentence.breaks].contains {
            $0.start >= plan.end && $0.end <= now.start && ($0.kind == .comma || $0.kind == .semicolon)
        }
    }

    /// A demand or a condition in the clause of the number, or one that closes an earlier clause: 省厅要求，….
    private func demand(_ figure: Int, _ region: Region, _ frame: Frame, _ sentence: Sentence) -> Trace.Reason? {
        let number = text.figures[figure]
        let own = leftBound(from: number.start, before: figure, in: sentence)
        if let token = lastToken([.demand, .condition], own, number.start), !isInside(token, frame),
            !isOfNoun(token)
        {
            return token.classes.contains(.demand) ? .demand : .condition
        }
        for word in ["的单位", "的部门", "的地区", "的乡镇"] as [StaticString]
        where Scalars.startsWith(text.bytes, at: region.figureEnd, word) { return .condition }
        var end = own
        while let token = lastToken(.demand, sentence.start, end) {
            end = token.start
            let after = Scalars.skipBlanks(text.bytes, from: token.end)
            guard
                text.breaks[sentence.breaks].contains(where: {
                    $0.start == after && ($0.kind == .comma || $0.kind == .colon)
                })
            else { continue }
            let clause = leftBound(from: token.start, before: figure, in: sentence)
            if isFollowed(clause, token.start) { continue }
            if hasClass(.thisYear, token.end, number.start) { continue }
            return .demand
        }
        return nil
    }

    /// 不适应改革要求的文件: the word describes a thing.
    private func isOfNoun(_ token: Token) -> Bool { Scalars.startsWith(text.bytes, at: token.end, "的") }

    /// 按照…要求，: what is demanded was done.
    private func isFollowed(_ start: Int, _ end: Int) -> Bool {
        let words: [StaticString] = ["对照", "按照", "根据", "围绕", "落实", "按", "贯彻", "依据", "遵照", "对标"]
        var position = start
        while position < end {
            if words.contains(where: { Scalars.startsWith(text.bytes, at: position, $0) }) { return true }
            position += Scalars.length(text.bytes[position])
        }
        return false
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
