import Quantities

extension FrameReader {
    /// The clause of a number.
    func region(of figure: Int, in sentence: Int) -> Region {
        let number = text.figures[figure]
        let left = leftBound(from: number.start, before: figure, in: outline.sentences[sentence])
        var region = Region(left: left, figureStart: number.start, figureEnd: number.end, right: number.end)
        setRight(&region, figure, in: outline.sentences[sentence])
        if region.rightEndsAtFigure { endAtPart(&region) }
        if let own = ownLeft(region, figure, in: outline.sentences[sentence]) { region.left = own }
        return region
    }

    /// 87件规范性文件中决定保留61件: what stands behind 中 is said of the part.
    private func endAtPart(_ region: inout Region) {
        var position = region.figureEnd
        while position < region.right {
            if Scalars.startsWith(text.bytes, at: position, "中"),
                !Self.compounds.contains(where: { Scalars.startsWith(text.bytes, at: position, $0) })
            {
                region.right = position
                region.rightEndsAtFigure = false
                return
            }
            position += Scalars.length(text.bytes[position])
        }
    }

    /// 20件继续执行、2件修订、4件废止: in a list in which the number comes first, what stands before a number is the one
    /// before's. `nil` in every other list.
    private func ownLeft(_ region: Region, _ figure: Int, in sentence: Sentence) -> Int? {
        let mark = lastBreak(endingBefore: region.figureStart, in: sentence)
        guard mark >= sentence.breaks.lowerBound, text.breaks[mark].kind == .pause,
            text.breaks[mark].end == region.figureStart, text.breaks[mark].end > region.left,
            text.content(region.figureEnd, region.right) > 0
        else { return nil }
        var before = figure - 1
        while before >= sentence.figures.lowerBound, !isBoundary[before] { before -= 1 }
        guard before >= sentence.figures.lowerBound, text.figures[before].end == region.left else { return nil }
        let start = text.figures[before].start
        // 对64份政府合同、11件规范性文件草案出具意见: what the first number counts stands behind it.
        if Self.objectMarks.contains(where: { Scalars.startsWith(text.bytes, at: start - 3, $0) }) {
            return region.figureStart
        }
        let left = leftBound(from: start, before: before, in: sentence)
        return isLight(left, start) ? region.figureStart : nil
    }

    private static let objectMarks: [StaticString] = ["对", "将", "把", "为", "给"]

    /// Where the clause that ends at an offset begins: behind a comma, a semicolon, a line end, or another number.
    ///
    /// A pause mark (、) joins nouns, so it ends a clause only right behind a number. Brackets that are closed again are
    /// stepped over.
    func leftBound(from offset: Int, before figure: Int, in sentence: Sentence) -> Int {
        var mark = lastBreak(endingBefore: offset, in: sentence)
        var number = figure - 1
        var depth = 0
        while true {
            while number >= sentence.figures.lowerBound, !isBoundary[number] || text.figures[number].end > offset {
                number -= 1
            }
            let hasMark = mark >= sentence.breaks.lowerBound
            let hasNumber = number >= sentence.figures.lowerBound
            guard hasMark || hasNumber else { return sentence.start }
            if hasNumber, !hasMark || text.figures[number].end > text.breaks[mark].start {
                if depth == 0 { return text.figures[number].end }
                number -= 1
                continue
            }
            let point = text.breaks[mark]
            switch point.kind {
            case .close: depth += 1
            case .open:
                if depth == 0 { return point.end }
                depth -= 1
            case .colon: break
            case .pause:
                if depth == 0, followsFigure(point.start, number, sentence) { return point.end }
            case .comma, .semicolon, .line, .bar, .stop, .paragraph:
                if depth == 0 { return point.end }
            }
            mark -= 1
        }
    }

    /// Whether a number with its measure word, or a bracket behind it, ends right before an offset.
    private func followsFigure(_ offset: Int, _ number: Int, _ sentence: Sentence) -> Bool {
        guard number >= sentence.figures.lowerBound else { return false }
        let end = text.figures[number].end
        if end == offset { return true }
        guard end < offset, offset - end < 120 else { return false }
        // 27件（2020年19件）、…: only a bracket may stand between.
        let after = Scalars.skipBlanks(text.bytes, from: end)
        guard let before = Scalars.before(text.bytes, offset) else { return false }
        let opens = Scalars.startsWith(text.bytes, at: after, "（") || Scalars.startsWith(text.bytes, at: after, "(")
        let closes = Scalars.startsWith(text.bytes, at: before, "）") || Scalars.startsWith(text.bytes, at: before, ")")
        // 3部（保留2部，修订1部）、…: the number stands in the bracket that ends here.
        let isInside = closes && after == before
        return after == offset || isInside || (opens && closes)
    }

    func lastBreak(endingBefore offset: Int, in sentence: Sentence) -> Int {
        sentence.breaks.lowerBound + text.breakCount(endingBy: offset, in: sentence.breaks) - 1
    }

    private func setRight(_ region: inout Region, _ figure: Int, in sentence: Sentence) {
        var mark = lastBreak(endingBefore: region.figureEnd, in: sentence) + 1
        var next = figure + 1
        let bracket = shareInBrackets(behind: figure, mark, in: sentence)
        if let bracket {
            mark = bracket.mark + 1
            next = bracket.figure + 1
        }
        while next < sentence.figures.upperBound, !isBoundary[next] { next += 1 }
        let limit = next < sentence.figures.upperBound ? text.figures[next].start : sentence.end
        let after = Scalars.skipBlanks(text.bytes, from: region.figureEnd)
        // 39　败诉: a wide blank is the edge of a cell.
        if after > region.figureEnd + 1 { return }
        var depth = 0
        while mark < sentence.breaks.upperBound, text.breaks[mark].start < limit {
            let point = text.breaks[mark]
            mark += 1
            switch point.kind {
            case .open:
                if point.start == after { return }
                depth += 1
            case .close:
                if depth == 0 {
                    region.right = point.start
                    return
                }
                depth -= 1
            case .pause where depth > 0 || point.start != after: break
            default:
                if depth > 0 { continue }
                region.right = point.start == after ? region.figureEnd : point.start
                return
            }
        }
        region.right = limit
        region.rightEndsAtFigure = next < sentence.figures.upperBound
    }

    /// 1326项（占86.3%）事项实现零跑动: a share of the number stands in brackets between it and its noun.
    private func shareInBrackets(
        behind figure: Int, _ mark: Int, in sentence: Sentence
    ) -> (figure: Int, mark: Int)? {
        let share = figure + 1
        guard mark + 1 < sentence.breaks.upperBound, sentence.figures.contains(share),
            text.figures[share].numeral.isShare, text.breaks[mark].kind == .open, text.breaks[mark + 1].kind == .close,
            text.breaks[mark].start == text.figures[figure].end, text.figures[share].start >= text.breaks[mark].end,
            text.figures[share].end == text.breaks[mark + 1].start
        else { return nil }
        let after = text.breaks[mark + 1].end
        guard after < text.bytes.count, !isMark(Scalars.read(text.bytes, at: after).value) else { return nil }
        return (share, mark + 1)
    }

    /// Whether a stretch holds nothing that could be a label.
    func isLight(_ start: Int, _ end: Int) -> Bool {
        guard start < end else { return true }
        guard text.content(start, end) <= 1 else { return false }
        var index = text.firstToken(from: start)
        while index < text.tokens.count, text.tokens[index].start < end {
            let token = text.tokens[index]
            if token.end <= end, token.hasGroups,
                token.classes.isDisjoint(with: .transparent), text.content(token.start, token.end) > 0
            {
                return false
            }
            index += 1
        }
        return true
    }

    /// Whether a word of a class stands within a stretch.
    func hasClass(_ classes: WordClasses, _ start: Int, _ end: Int) -> Bool {
        firstToken(classes, start, end) != nil
    }

    func firstToken(_ classes: WordClasses, _ start: Int, _ end: Int) -> Token? {
        if vicinity.lacks(classes, start, end) { return nil }
        var index = text.firstToken(from: start)
        while index < text.tokens.count, text.tokens[index].start < end {
            if text.tokens[index].end <= end, !text.tokens[index].classes.isDisjoint(with: classes) {
                return text.tokens[index]
            }
            index += 1
        }
        return nil
    }

    func lastToken(_ classes: WordClasses, _ start: Int, _ end: Int) -> Token? {
        if vicinity.lacks(classes, start, end) { return nil }
        var index = text.firstToken(from: end) - 1
        while index >= 0, text.tokens[index].start >= start {
            if text.tokens[index].end <= end, !text.tokens[index].classes.isDisjoint(with: classes) {
                return text.tokens[index]
            }
            index -= 1
        }
        return nil
    }
}
