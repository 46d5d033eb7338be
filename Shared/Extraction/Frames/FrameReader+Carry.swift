import Quantities

/// Words and topics that an earlier clause, sentence or heading says for a number.
extension FrameReader {
    /// Whether a topic that is not near may be there to be carried over.
    func mayCarry(_ topic: Int32, in sentence: Int) -> Bool {
        vicinity.reaches(topic) || topic == lastTopic(in: sentence)
    }

    /// What the last statement of a sentence speaks of; -1 for nothing, -2 when there is none, or none of a pattern. What
    /// another thing was only compared with is passed over: 新收申请…件，超过行政诉讼案件数（…件）；受理….
    func lastTopic(in sentence: Int) -> Int32 {
        let last = statements.last { $0.sentence != sentence || !$0.isCompared }
        guard let last, last.sentence == sentence, last.pattern >= 0 else { return -2 }
        return vocabulary.patterns[last.pattern].topic
    }

    private static let excesses = PhraseSet("首次超过 超过同期 超过了 多于同期 超出同期 高于同期 反超")

    /// Whether what was stated before is only compared with a number: 超过同期行政诉讼案件数（9873件）.
    func isCompared(_ region: Region, _ figure: Int, in index: Int) -> Bool {
        let sentence = outline.sentences[index]
        var start = region.left
        let mark = lastBreak(endingBefore: start, in: sentence)
        if mark >= sentence.breaks.lowerBound, text.breaks[mark].kind == .open {
            start = leftBound(from: text.breaks[mark].start, before: figure, in: sentence)
        }
        return start < region.figureStart && Self.excesses.occurs(in: text.bytes[start..<region.figureStart])
    }

    /// What it costs to take over what is missing from earlier clauses; `nil` when something is not there.
    func farWords(
        _ pattern: Vocabulary.Pattern, _ figure: Int, _ region: Region, in sentence: Int
    ) -> Double? {
        var sum = 0.0
        for place in pattern.said {
            let group = vocabulary.saidGroups[Int(place)]
            guard !evidence.holds(group, vocabulary) else { continue }
            guard let cost = farWord(group, figure, region, in: sentence) else {
                trace?.fail(Int(pattern.number), .missing(group))
                return nil
            }
            sum += cost
        }
        return sum
    }

    /// A word that a pattern says, in an earlier clause of the sentence.
    func farWord(_ group: Int32, _ figure: Int, _ region: Region, in sentence: Int) -> Double? {
        var index = text.firstToken(from: region.left) - 1
        // The words before another number of the same kind are that number's own; one that is measured otherwise and
        // states nothing (抽查31家单位案卷124本) only stands between.
        let rival = outline.sentences[sentence].figures.prefix { $0 < figure }.last {
            let other = text.figures[$0]
            guard isBoundary[$0], other.numeral.isShare == number.numeral.isShare else { return false }
            return statementOf[$0] >= 0 || other.measure < 0 || number.measure < 0 || other.measure == number.measure
                || !text.breaks(other.end, number.start).isEmpty
        }
        var start = outline.sentences[sentence].start
        // 清理规章3部、规范性文件356份: one verb for several objects.
        let mark = lastBreak(endingBefore: region.left, in: outline.sentences[sentence])
        let isListed = mark >= 0 && text.breaks[mark].end == region.left && text.breaks[mark].kind == .pause
        if let rival, !isListed {
            // 审核文件、合同217件，其中规范性文件5件: the words of the whole are those of its parts.
            let whole = text.figures[rival]
            if hasClass(.part, whole.end, number.start) {
                let clause = leftBound(from: whole.start, before: rival, in: outline.sentences[sentence])
                start = statementOf[rival] >= 0 ? statements[statementOf[rival]].labelStart : clause
            } else {
                start = max(start, whole.end)
            }
        }
        // A semicolon ends a statement: its words are not carried over.
        var last = mark
        while last >= outline.sentences[sentence].breaks.lowerBound {
            if text.breaks[last].kind == .semicolon {
                start = max(start, text.breaks[last].end)
                break
            }
            last -= 1
        }
        while index >= 0, text.tokens[index].start >= start {
            let token = text.tokens[index]
            if token.end <= region.left, vocabulary.belongs(token.term, to: group) {
                return 2 + 0.05 * Double(text.content(token.end, region.left))
            }
            index -= 1
        }
        return nil
    }

    /// What it costs to take the topic over from before the clause; `nil` when it is not there.
    func carriedTopic(
        _ topic: Int32, _ pattern: Vocabulary.Pattern, _ figure: Int, _ region: Region, in index: Int
    ) -> Double? {
        let sentence = outline.sentences[index]
        if lastTopic(in: index) == topic { return 0.5 }
        if let cost = searchTopic(topic, from: sentence.start, to: region.left) { return 1 + cost }
        guard pattern.carries else { return nil }
        var last = index
        while let earlier = carriesFrom(before: last, to: index) {
            let candidate = outline.sentences[earlier]
            if let cost = searchTopic(topic, from: candidate.start, to: candidate.end) {
                return 2 + Double(index - earlier) + cost
            }
            last = earlier
        }
        if sentence.heading >= 0 {
            let heading = outline.sentences[sentence.heading]
            if let cost = searchTopic(topic, from: heading.start, to: heading.end) { return 4 + cost }
        }
        return nil
    }

    /// The sentence before one, when a topic may be carried from it: at most four back, in the same paragraph.
    func carriesFrom(before sentence: Int, to index: Int) -> Int? {
        let earlier = sentence - 1
        guard earlier >= 0, index - earlier <= 4, !outline.sentences[earlier].isHeading else { return nil }
        if outline.sentences[earlier].paragraph == outline.sentences[index].paragraph { return earlier }
        return earlier == index - 1 && introducesTable(earlier, index) ? earlier : nil
    }

    /// 行政复议案件情况如下： over a table of another paragraph.
    private func introducesTable(_ earlier: Int, _ index: Int) -> Bool {
        guard !cells.isEmpty, let figure = outline.sentences[index].figures.first(where: { cells[$0] != nil }) else {
            return false
        }
        let end = outline.sentences[earlier].end
        return text.figures[figure].start > end
            && (Scalars.startsWith(text.bytes, at: end - 3, "：")
                || Scalars.startsWith(text.bytes, at: end - 1, ":"))
    }

    /// What it costs to take a topic from the nearest word for it in a stretch; `nil` when the stretch holds none.
    func searchTopic(_ topic: Int32, from start: Int, to end: Int) -> Double? {
        var cost = 0.0
        var index = text.firstToken(from: end) - 1
        while index >= 0, text.tokens[index].start >= start {
            let token = text.tokens[index]
            index -= 1
            guard token.isTopic, token.end <= end else { continue }
            if vocabulary.belongs(token.term, to: topic) { return cost }
            cost = min(cost + 1, 4)
        }
        return nil
    }

    /// Whether a word of a group stands in a stretch.
    func holds(_ group: Int32, from start: Int, to end: Int) -> Bool {
        var index = text.firstToken(from: start)
        while index < text.tokens.count, text.tokens[index].start < end {
            let token = text.tokens[index]
            index += 1
            if token.end <= end, vocabulary.belongs(token.term, to: group) { return true }
        }
        return false
    }
}
