import Quantities

/// The document as sentences under headings.
struct Outline: Sendable {
    private(set) var sentences: [Sentence] = []

    /// Cuts a lexed text into sentences and finds sections that speak of work to come. Complexity: linear.
    init(_ text: LexedText, year: Int?) {
        cut(text)
        placeUnderHeadings(text, year)
    }

    private mutating func cut(_ text: LexedText) {
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
        while index < text.breaks.count {
            let mark = text.breaks[index]
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
                }
            default: break
            }
            index += 1
        }
        add(text.bytes.count, text.bytes.count, &self, isHeadingLine(text.bytes.count))
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
