import Quantities

extension FrameReader {
    /// The pattern that fits a number best; `nil` when none fits or two indicators fit alike.
    func bestPattern(
        _ figure: Int, _ number: Figure, _ region: Region, _ label: MeasureLabel?, in sentence: Int
    ) -> Frame? {
        self.number = number
        evidence.gather(region, text, without: excluded(from: region))
        drafts.clear()
        tryPatterns(figure, region, vocabulary.fitting.row(fit(number, label)), in: sentence)
        if trace != nil { trace?.weigh(drafts.list.indices.map { drafts.frame(drafts.list[$0]) }) }
        guard let best = bestDraft() else { return nil }
        let draft = drafts.list[best]
        if let rival = drafts.rival(of: best), draft.score - rival.score < 0.01 { return nil }
        return drafts.frame(draft)
    }

    /// The draft that fits best, the one that was tried first of equals; `nil` when there is none.
    private func bestDraft() -> Int? {
        guard var best = drafts.list.indices.first else { return nil }
        for index in drafts.list.indices.dropFirst() {
            let other = drafts.list[index]
            if other.score < drafts.list[best].score { continue }
            if other.score > drafts.list[best].score || isEarlier(other.pattern, drafts.list[best].pattern) {
                best = index
            }
        }
        return best
    }

    /// How a number is measured: by its own word, by that of its label, or not at all.
    private func fit(_ number: Figure, _ label: MeasureLabel?) -> FittingPatterns.Fit {
        if number.numeral.form == .worded { return number.measure >= 0 ? .measure(number.measure) : .bare }
        if number.numeral.isShare { return number.measure < 0 ? .share : .none }
        if number.measure >= 0 { return .measure(number.measure) }
        if let label { return label.isShare ? .share : .measure(label.measure) }
        guard number.isArabic else { return .none }
        return standsBare(number.end) ? .bare : .bareInText
    }

    /// Whether a number without measure word stands as in a table or behind a label: 件数为58,214; 成功宗数（2850）.
    private func standsBare(_ end: Int) -> Bool {
        let after = Scalars.skipBlanks(text.bytes, from: end)
        guard after >= text.bytes.count || isMark(Scalars.read(text.bytes, at: after).value) else { return false }
        return true
    }

    /// Whether a scalar ends what stands in a cell or a clause.
    func isMark(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x0A, 0x0D, 0x3001, 0x3002, 0xFF0C, 0x2C, 0xFF1B, 0x3B, 0xFF09, 0x29, 0xFF08, 0x28, 0x7C, 0xFF5C, 0x09:
            true
        default: false
        }
    }

    /// Drafts what a pattern makes of a number, when it fits; what is cheap to rule out is ruled out first.
    ///
    /// - Parameter word: the nearest word near the number that the pattern says, when it says one group only; -1 when that is
    ///   not known.
    func evaluate(_ number: Int32, _ word: Int, _ figure: Int, _ region: Region, in sentence: Int) {
        let pattern = vocabulary.patterns[Int(number)]
        drafts.begin()
        var missing = 0
        if word >= 0, pattern.saidCount == 1 {
            drafts.add(evidence.words[word].place)
        } else {
            missing = addSaid(pattern)
            guard missing >= 0 else { return }
        }
        var isTopicLocal = false
        var isCarried = false
        if pattern.topic >= 0 {
            if let place = evidence.nearest(pattern.topic, vocabulary) {
                isTopicLocal = !drafts.overlaps(place)
                drafts.add(place)
            } else if !pattern.said.isEmpty, mayCarry(pattern.topic, in: sentence) {
                isCarried = true
            } else {
                trace?.fail(Int(number), .missing(pattern.topic))
                return
            }
        }
        guard !drafts.isEmpty else { return }
        if pattern.unless >= 0, let place = evidence.nearest(pattern.unless, vocabulary), rulesOut(place) {
            trace?.fail(Int(number), .excluded(place.start..<place.end))
            return
        }
        let cost = localCost(region)
        let isDistant =
            cost > (isCarried || missing > 0 ? 4 : 12)
            && (isCarried || missing > 0 || cost > 20 || !isEnumerated(region))
        if isDistant, trace == nil { return }
        var score = 4.05 * Double(pattern.saidCount) - 0.5 * Double(cost) - Double(region.crossed)
        if isCarried {
            guard let cost = carriedTopic(pattern.topic, pattern, figure, region, in: sentence) else {
                trace?.fail(Int(number), .missing(pattern.topic))
                return
            }
            score -= cost
        }
        if pattern.outside >= 0, vicinity.holds(pattern.outside),
            holds(pattern.outside, from: outline.sentences[sentence].start, to: region.figureStart)
        {
            trace?.fail(Int(number), .outside)
            return
        }
        if missing > 0 {
            guard let cost = farWords(pattern, figure, region, in: sentence) else { return }
            score -= cost
        }
        if isDistant {
            trace?.fail(Int(number), .distant(cost))
            return
        }
        if isOneAmongSeveral(region) { score -= Self.costOfOneAmongSeveral }
        if pattern.topic >= 0 { score += isTopicLocal ? 3 : 2.6 }
        drafts.draft(pattern, region, score: score)
    }

    /// Takes the words near the number in that a pattern says; how many of its groups are missing there, -1 when a missing
    /// one does not stand in the sentence, or all are missing.
    private func addSaid(_ pattern: Vocabulary.Pattern) -> Int {
        var missing = 0
        var index = Int(pattern.said.lowerBound)
        while index < Int(pattern.said.upperBound) {
            let group = vocabulary.saidGroups[index]
            index += 1
            if let place = evidence.nearest(group, vocabulary) {
                drafts.add(place)
            } else if pattern.saidCount > 1, vicinity.holds(group) {
                missing += 1
            } else {
                trace?.fail(Int(pattern.number), .missing(group))
                return -1
            }
        }
        return pattern.said.isEmpty || !drafts.isEmpty ? missing : -1
    }

    /// 议题、投资协议等开展审查174件: whether the pattern speaks of the last thing of a list that a verb follows.
    private func isOneAmongSeveral(_ region: Region) -> Bool {
        drafts.words.contains { word in
            !word.isRight && Scalars.startsWith(text.bytes, at: word.end, "等")
                && text.content(word.end + 3, region.leftEnd) > 0
                && text.breaks(region.left, word.start).contains { $0.kind == .pause }
        }
    }

    /// What a pattern loses when it speaks of the last thing of such a list alone: a word and what names the thing.
    private static let costOfOneAmongSeveral = 5.0

    /// 调处草场边界、虫草采挖、劳务用工等纠纷1206起: kinds of the thing stand between the words.
    private func isEnumerated(_ region: Region) -> Bool {
        guard let joint = lastToken(.joint, region.left, region.leftEnd) else { return false }
        return text.breaks(region.left, joint.start).contains { $0.kind == .pause }
    }

    /// Whether a word that rules a pattern out stands where it matters: before the number, right behind it, or anywhere
    /// behind it when the label stands there too.
    private func rulesOut(_ place: Evidence.Place) -> Bool {
        guard place.isRight, place.distance > 1 else { return true }
        return drafts.words.contains(where: \.isRight)
    }

    /// The content between the farthest matching word and the number that no matching word accounts for.
    private func localCost(_ region: Region) -> Int {
        if drafts.words.count == 1, region.rowFigure < 0 {
            // What stands between one word and the number is how far away it is.
            let word = drafts.words[0]
            return word.isRight ? word.distance - 1 + (region.rightEndsAtFigure ? 3 : 0) : word.distance
        }
        var cost = 0
        var left = region.leftEnd
        var right = region.figureEnd
        for index in drafts.words.indices {
            let word = drafts.words[index]
            if word.isRight { right = max(right, word.end) } else { left = min(left, word.start) }
        }
        if left < region.leftEnd {
            cost += text.content(left, region.leftEnd)
            for other in excluded(from: region) where other.lowerBound >= left {
                cost -= text.content(other.lowerBound, other.upperBound)
            }
        }
        if right > region.figureEnd {
            cost += text.content(region.figureEnd, right)
            if region.rightEndsAtFigure { cost += 3 }
        }
        // A word inside another, or the same one for two groups, counts once.
        for index in drafts.words.indices {
            let word = drafts.words[index]
            var isInside = false
            for other in drafts.words.indices where other != index {
                let around = drafts.words[other]
                guard around.start <= word.start, word.end <= around.end else { continue }
                let isSame = around.start == word.start && around.end == word.end
                if !isSame || other < index { isInside = true }
            }
            if !isInside { cost -= text.content(word.start, word.end) }
        }
        return max(0, cost)
    }
}
