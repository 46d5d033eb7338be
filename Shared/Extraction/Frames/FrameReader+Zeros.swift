import Indicators
import Quantities

/// Zeros that are said in words: 审结35件，无一败诉; 实现零败诉; 未发生复议纠错案件.
extension FrameReader {
    /// Whether a sentence without numbers may say that there was none of something.
    func mayHoldZero(_ sentence: Sentence) -> Bool {
        guard text.classes.contains(.zero), !sentence.isPlan,
            sentence.end - sentence.start < Self.longestZeroSentence
        else { return false }
        var index = text.firstToken(from: sentence.start)
        while index < text.tokens.count, text.tokens[index].start < sentence.end {
            if text.tokens[index].classes.contains(.zero) { return true }
            index += 1
        }
        return false
    }

    /// Sentences of more bytes are tables or no sentences.
    private static let longestZeroSentence = 1500

    /// Reads the zeros of a sentence after its numbers.
    func readZeros(in index: Int) {
        let sentence = outline.sentences[index]
        guard !vicinity.lacks(.zero, sentence.start, sentence.end), mayHoldZero(sentence) else { return }
        var next = text.firstToken(from: sentence.start)
        var end = sentence.start
        while next < text.tokens.count, text.tokens[next].start < sentence.end {
            let token = text.tokens[next]
            next += 1
            guard token.classes.contains(.zero), token.start >= end else { continue }
            end = token.end
            if let zero = zero(token, in: index) { zeros.append(zero) }
        }
    }

    /// What there was none of: a word that a pattern says stands right behind the zero and ends the clause.
    private func zero(_ token: Token, in index: Int) -> Statement? {
        let sentence = outline.sentences[index]
        let number = worded(token)
        var figure = sentence.figures.lowerBound
        while figure < sentence.figures.upperBound, text.figures[figure].start < number.start { figure += 1 }
        // What stands before the zero may carry the matter over (行政诉讼无一败诉), but does not say what there was none of.
        var region = Region(
            left: number.start, figureStart: number.start, figureEnd: number.end,
            right: clauseEnd(number.end, figure, sentence))
        let clause = leftBound(from: number.start, before: figure, in: sentence)
        let isBeforeNumber = figure < sentence.figures.upperBound && text.figures[figure].start == region.right
        guard region.right > number.end, !isBeforeNumber, !isDoubtful(sentence, region),
            !speaksOfElse(clause, number.start), !isRule(region)
        else { return nil }
        region.rightEndsAtFigure = false
        guard let frame = bestPattern(figure, number, region, nil, in: index),
            catalogue.indicators[frame.indicator].kind == .count,
            let last = frame.end, last > number.end,
            frame.words.contains(where: { $0.lowerBound >= number.end && text.content(number.end, $0.lowerBound) <= 2 }
            ),
            endsClause(last, region.right), isCovered(region, frame), !isStated(frame.indicator, in: index)
        else { return nil }
        return Statement(
            figure: figure, worded: number, sentence: index, indicator: frame.indicator, pattern: frame.pattern,
            label: nil, region: region, labelStart: frame.start)
    }

    /// 无一, 无一起, 零: with 一 and a measure word behind it.
    private func worded(_ token: Token) -> Figure {
        var zero = Figure(numeral: .zero(token.start..<token.end), kind: .quantity, start: token.start, end: token.end)
        var end = token.end
        if Scalars.startsWith(text.bytes, at: end, "一") { end += 3 }
        if Scalars.startsWith(text.bytes, at: end - 3, "一"),
            let measure = vocabulary.measure(text.bytes, at: end)
        {
            zero.measure = measure.word
            zero.end = measure.end
        }
        return zero
    }

    /// Whether the words that matched are nearly all that stands behind the zero: 无行政诉讼败诉案件 is not 无行政诉讼案件.
    private func isCovered(_ region: Region, _ frame: Frame) -> Bool {
        var end = region.figureEnd
        var open = 0
        for word in frame.words.sorted(by: { $0.lowerBound < $1.lowerBound }) where word.upperBound > end {
            open += text.content(end, word.lowerBound)
            end = word.upperBound
        }
        return open <= 1
    }

    /// Whether nothing follows, or only a word for cases: 未发生行政诉讼败诉案件.
    private func endsClause(_ start: Int, _ end: Int) -> Bool {
        let word = Self.things.first { Scalars.startsWith(text.bytes, at: start, $0) }
        return text.content(start + (word?.utf8CodeUnitCount ?? 0), end) == 0
    }

    private static let things: [StaticString] = ["案件", "情况", "情形", "现象", "问题", "的案件", "的情况", "的情形"]

    private func clauseEnd(_ start: Int, _ figure: Int, _ sentence: Sentence) -> Int {
        let mark = lastBreak(endingBefore: start, in: sentence) + 1
        var end = mark < sentence.breaks.upperBound ? text.breaks[mark].start : sentence.end
        if figure < sentence.figures.upperBound { end = min(end, text.figures[figure].start) }
        return end
    }

    /// A plan, a demand, a condition or somebody else's: what is doubtful about a number is reason enough here.
    private func isDoubtful(_ sentence: Sentence, _ region: Region) -> Bool {
        let doubts: WordClasses = [.plan, .nextYear, .goal, .demand, .condition, .each, .lastYear, .lastYearSamePart]
        return hasClass(doubts, sentence.start, region.right)
    }

    /// Words that make a wish of it, open its time, or speak of other courts: 推动零败诉, 连续三年零败诉, 民事案件无一败诉.
    private static let elsewhere: [StaticString] = [
        "推动", "推进", "促进", "争取", "追求", "杜绝", "防止", "避免", "连续", "民事", "刑事", "年来",
    ]

    private func speaksOfElse(_ start: Int, _ end: Int) -> Bool {
        var position = start
        while position < end {
            if Self.elsewhere.contains(where: { Scalars.startsWith(text.bytes, at: position, $0) }) { return true }
            position += Scalars.length(text.bytes[position])
        }
        return false
    }

    /// 无审查、不签约: what is not done without it, and no count.
    private func isRule(_ region: Region) -> Bool {
        Scalars.startsWith(text.bytes, at: region.right, "、不")
    }

    private func isStated(_ indicator: Int, in sentence: Int) -> Bool {
        statements.reversed().prefix { $0.sentence == sentence }.contains { $0.indicator == indicator }
    }
}
