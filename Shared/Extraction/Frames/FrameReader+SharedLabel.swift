import Quantities

/// Labels that stand before an earlier number or clause and serve this one too.
extension FrameReader {
    /// Draws the left side out to earlier clauses as long as nothing stands before the number: 应公开的决定全部上网，全年共27件.
    func drawOut(_ region: inout Region, _ figure: Int, in index: Int) {
        let sentence = outline.sentences[index]
        guard region.leftEnd == region.figureStart, isLight(region.left, region.figureStart) else { return }
        if isLight(region.figureEnd, region.right), let shared = sharedLabel(region, figure, in: sentence) {
            region.left = shared
            return
        }
        while region.crossed < 4, isLight(region.left, region.figureStart), !hasLabel(region),
            isLight(region.figureEnd, region.right)
        {
            guard let before = Scalars.before(text.bytes, region.left), region.left > sentence.start else {
                if region.crossed <= 1, let heading = labelSentence(before: index) {
                    region.left = heading
                    region.crossed += 1
                }
                return
            }
            let mark = lastBreak(endingBefore: region.left, in: sentence)
            guard mark >= sentence.breaks.lowerBound, text.breaks[mark].end == region.left else { return }
            _ = before
            // 其中 begins a part: what stands before it is the whole's.
            if hasClass(.part, region.left, region.figureStart) { return }
            let earlier = leftBound(from: text.breaks[mark].start, before: figure, in: sentence)
            if earlier >= text.breaks[mark].start, !isAfterFigure(earlier, figure, sentence) {
                region.left = earlier
                region.crossed += 1
                continue
            }
            if isAfterFigure(earlier, figure, sentence), isLight(earlier, text.breaks[mark].start) { return }
            region.left = earlier
            region.crossed += 1
        }
    }

    /// Where the label of the number before begins, when this one has none and shares it: 培训4期320人次, 9场、1860人次;
    /// or where the list begins whose total it is: 建议114件、提案173件，共287件.
    private func sharedLabel(_ region: Region, _ figure: Int, in sentence: Sentence) -> Int? {
        var before = figure - 1
        while before >= sentence.figures.lowerBound, !isBoundary[before] { before -= 1 }
        guard before >= sentence.figures.lowerBound else { return nil }
        let number = text.figures[figure]
        var other = text.figures[before]
        let between = text.breaks(other.end, number.start)
        // 收案同比增长48%，达到409件; 检查比上年减少1,920家次，降为6,305家次: what changed is what the level is of.
        if rejections[before] == .change, between.count == 1, between.allSatisfy({ $0.kind == .comma }),
            number.numeral.isShare == (number.measure < 0),
            saysLevel(between: other.end, number.start), text.dates(other.end, number.start).isEmpty,
            !hasClass([.lastYear, .lastYearSamePart], other.end, number.start)
        {
            return leftBound(from: other.start, before: before, in: sentence)
        }
        guard number.measure >= 0, other.measure >= 0 else { return nil }
        if other.measure != number.measure {
            guard text.content(other.end, number.start) == 0, number.start - other.end <= 12,
                between.allSatisfy({ $0.kind == .pause })
            else { return nil }
            return leftBound(from: other.start, before: before, in: sentence)
        }
        guard saysTotal(before: number.start), between.count <= 1,
            between.allSatisfy({ $0.kind == .comma }), text.content(other.end, number.start) <= 2
        else { return nil }
        // The parts before it are joined by 、 or a comma, and measured alike.
        var first = before
        var earlier = before - 1
        while earlier >= sentence.figures.lowerBound {
            guard isBoundary[earlier] else {
                earlier -= 1
                continue
            }
            let part = text.figures[earlier]
            guard part.measure == number.measure,
                text.breaks(part.end, other.start).allSatisfy({ $0.kind == .pause || $0.kind == .comma }),
                other.start - part.end < 60
            else { break }
            first = earlier
            other = part
            earlier -= 1
        }
        // A total of things that the catalogue counts each for itself is none of them.
        guard first < before, stateNothingElse(first...before) else { return nil }
        return leftBound(from: text.figures[first].start, before: first, in: sentence)
    }

    /// 达到409件; 共862件: only a word for a level or a total stands between a change and a number.
    private func saysLevel(between start: Int, _ end: Int) -> Bool {
        guard text.content(start, end) == 0 else { return false }
        guard let level = lastToken(.level, start, end) else { return saysTotal(before: end) }
        return text.content(level.end, end) == 0 && text.content(start, level.start) == 0
    }

    /// Whether numbers state no indicator, or all the same one.
    private func stateNothingElse(_ figures: ClosedRange<Int>) -> Bool {
        var stated: Int?
        for figure in figures where statementOf[figure] >= 0 {
            let indicator = statements[statementOf[figure]].indicator
            if let stated, stated != indicator { return false }
            stated = indicator
        }
        return stated == nil || figures.allSatisfy { statementOf[$0] >= 0 || !isBoundary[$0] }
    }

    private func saysTotal(before offset: Int) -> Bool {
        let words: [StaticString] = ["共", "合计", "共计", "总计", "总共"]
        return words.contains { Scalars.startsWith(text.bytes, at: offset - $0.utf8CodeUnitCount, $0) }
    }

    private func isAfterFigure(_ offset: Int, _ figure: Int, _ sentence: Sentence) -> Bool {
        var number = figure - 1
        while number >= sentence.figures.lowerBound {
            if isBoundary[number] { return text.figures[number].end == offset }
            number -= 1
        }
        return false
    }

    private func hasLabel(_ region: Region) -> Bool {
        region.leftEnd != region.figureStart
    }

    /// A short sentence without numbers right before: （五）行政应诉。全年86件.
    private func labelSentence(before index: Int) -> Int? {
        guard index > 0 else { return nil }
        let earlier = outline.sentences[index - 1]
        let sentence = outline.sentences[index]
        let isNear = earlier.paragraph == sentence.paragraph || earlier.isHeading
        let hasQuantity = earlier.figures.contains { isBoundary[$0] }
        guard isNear, !hasQuantity, earlier.end - earlier.start < 90 else { return nil }
        return earlier.start
    }
}
