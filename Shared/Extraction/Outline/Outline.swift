import Quantities

/// The document as sentences under headings.
struct Outline: Sendable {
    private(set) var sentences: [Sentence] = []

    /// Sentences of more bytes are cut at the next comma or line: only tables and hostile texts have them.
    private static let longestSentence = 6000
    /// Sentences of more figures are cut behind one.
    private static let mostFigures = 240

    /// Cuts a lexed text into sentences and finds sections that speak of work to come. Complexity: linear.
    ///
    /// - Parameter isPlan: whether the document is a plan for its year: then only what it says of earlier years is done.
    init(_ text: LexedText, year: Int?, isPlan: Bool = false) {
        cut(text)
        placeUnderHeadings(text, year)
        guard isPlan else { return }
        for index in sentences.indices where !speaksOfEarlierYear(sentences[index], text, year) {
            sentences[index].isPlan = true
        }
    }

    /// 2023年，全县…达100% in a plan for 2024: the sentence opens with a year that is over.
    private func speaksOfEarlierYear(_ sentence: Sentence, _ text: LexedText, _ year: Int?) -> Bool {
        let start = Scalars.skipBlanks(text.bytes, from: sentence.start)
        if let date = text.date(startingAt: start), let year, let last = date.to.year { return last < year }
        return text.tokens(startingIn: start, start + 1).contains { $0.classes.contains(.lastYear) }
    }

    private mutating func cut(_ text: LexedText) {
        // Of four marks one ends a sentence.
        sentences.reserveCapacity(text.breaks.count / 4 + 8)
        var start = 0
        var figure = 0
        var firstBreak = 0
        var paragraph = 0
        var index = 0
        func isHeadingLine(_ end: Int) -> Int {
            guard end - start < 240 else { return 0 }
            return HeadingMark.level(text.bytes, start, end)
        }
        func add(_ end: Int, _ next: Int, _ outline: inout Outline, _ level: Int) {
            // What nobody writes is cut, so that the time for a number does not grow with the text.
            while figure + Self.mostFigures < text.figures.count,
                text.figures[figure + Self.mostFigures].end < end
            {
                let last = figure + Self.mostFigures
                let cut = text.figures[last - 1].end
                var mark = firstBreak
                while mark < index, text.breaks[mark].end <= cut { mark += 1 }
                outline.sentences.append(
                    Sentence(
                        start: start, end: cut, figures: figure..<last, breaks: firstBreak..<mark,
                        paragraph: paragraph, isHeading: false, level: 0))
                start = cut
                figure = last
                firstBreak = mark
            }
            var last = figure
            while last < text.figures.count, text.figures[last].numeral.range.lowerBound < end { last += 1 }
            if start < end {
                outline.sentences.append(
                    Sentence(
                        start: start, end: end, figures: figure..<last, breaks: firstBreak..<index,
                        paragraph: paragraph, isHeading: level > 0, level: level))
            }
            figure = last
            firstBreak = index + 1
            start = next
        }
        var lineStart = 0
        var lineBreak = 0
        /// Takes a line of page furniture out as a sentence of its own; `true` when it was one.
        func takeFurniture(_ end: Int, _ next: Int, _ outline: inout Outline) -> Bool {
            guard Self.isFurniture(text, lineStart, end) else { return false }
            if start < lineStart {
                let upTo = index
                index = lineBreak
                add(lineStart, lineStart, &outline, 0)
                // The breaks of the line are its own.
                firstBreak = lineBreak
                index = upTo
            }
            let count = outline.sentences.count
            add(end, next, &outline, 0)
            for sentence in count..<outline.sentences.count { outline.sentences[sentence].isNoise = true }
            return true
        }
        while index < text.breaks.count {
            let mark = text.breaks[index]
            if mark.kind == .line || mark.kind == .paragraph {
                let isTaken = takeFurniture(mark.start, mark.end, &self)
                lineStart = mark.end
                lineBreak = index + 1
                if isTaken {
                    paragraph += 1
                    index += 1
                    continue
                }
            }
            switch mark.kind {
            case .stop: add(mark.end, mark.end, &self, 0)
            case .paragraph:
                add(mark.start, mark.end, &self, isHeadingLine(mark.start))
                paragraph += 1
            case .line:
                let level = isHeadingLine(mark.start)
                let followsHeading = sentences.last.map { $0.end == mark.start && $0.isHeading } ?? false
                if level > 0 || followsHeading || HeadingMark.level(text.bytes, mark.end, text.bytes.count) > 0
                    || start == mark.start || HeadingMark.isBullet(text.bytes, mark.end)
                {
                    add(mark.start, mark.end, &self, level)
                    paragraph += 1
                } else if mark.end - start > Self.longestSentence {
                    add(mark.start, mark.end, &self, 0)
                }
            case .comma, .semicolon, .bar:
                if mark.end - start > Self.longestSentence { add(mark.end, mark.end, &self, 0) }
            default: break
            }
            index += 1
        }
        if !takeFurniture(text.bytes.count, text.bytes.count, &self) {
            add(text.bytes.count, text.bytes.count, &self, isHeadingLine(text.bytes.count))
        }
    }

    /// A page's own lines are short, and no sentences: 浏览次数：1280次, 当前位置：首页 > 法治政府建设.
    private static let longestFurniture = 300

    private static func isFurniture(_ text: LexedText, _ start: Int, _ end: Int) -> Bool {
        guard start < end, end - start <= longestFurniture, text.classes.contains(.furniture) else { return false }
        var index = text.firstToken(from: start)
        while index < text.tokens.count, text.tokens[index].start < end {
            if text.tokens[index].classes.contains(.furniture) {
                // A comma or a stop makes it a sentence of the report.
                return !text.breaks(start, end).contains { $0.kind == .stop || $0.kind == .comma }
            }
            index += 1
        }
        return false
    }

    /// 五、2023年任务清单 in a report about 2022.
    private func namesLaterYear(_ sentence: Sentence, _ text: LexedText, _ year: Int?) -> Bool {
        guard let year else { return false }
        return text.dates(sentence.start, sentence.end).contains { ($0.from.year ?? 0) > year }
    }

    private mutating func placeUnderHeadings(_ text: LexedText, _ year: Int?) {
        var open: [(level: Int, sentence: Int, isPlan: Bool)] = []
        for index in sentences.indices {
            let sentence = sentences[index]
            if sentence.isHeading {
                open.removeAll { $0.level >= sentence.level }
                let inherited = open.last?.isPlan ?? false
                let isPlan =
                    inherited || HeadingMark.speaksOfPlans(text.bytes, sentence.start, sentence.end)
                    || namesLaterYear(sentence, text, year)
                sentences[index].heading = open.last?.sentence ?? -1
                sentences[index].isPlan = isPlan
                open.append((sentence.level, index, isPlan))
            } else {
                sentences[index].heading = open.last?.sentence ?? -1
                sentences[index].isPlan = open.last?.isPlan ?? false
            }
        }
    }
}
