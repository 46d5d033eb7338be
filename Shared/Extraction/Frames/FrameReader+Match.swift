import Quantities

extension FrameReader {
    /// The pattern that fits a number best; `nil` when none fits or two indicators fit alike.
    mutating func bestPattern(
        _ figure: Int, _ number: Figure, _ region: Region, _ label: MeasureLabel?, in sentence: Int
    ) -> Frame? {
        self.number = number
        gather(region)
        drafts.clear()
        let fit = fit(number, label)
        for index in 0..<evidence.count {
            vocabulary.forEachPattern(openedBy: evidence.group(index)) { number in
                guard fits(number, fit) else {
                    trace?.fail(Int(number), .measure)
                    return
                }
                guard evidence.isFirstTry(number) else { return }
                evaluate(number, figure, region, in: sentence)
            }
        }
        if trace != nil { trace?.weigh(drafts.list.map(drafts.frame)) }
        guard let (draft, rival) = drafts.best() else { return nil }
        if let rival, draft.score - rival.score < 0.01 { return nil }
        return drafts.frame(draft)
    }

    /// Notes the words near the number by their groups.
    private mutating func gather(_ region: Region) {
        evidence.clear()
        collect(region.left, region.leftEnd, region, isRight: false)
        if region.right > region.figureEnd { collect(region.figureEnd, region.right, region, isRight: true) }
    }

    private mutating func collect(_ start: Int, _ end: Int, _ region: Region, isRight: Bool) {
        let tokens = text.tokens
        var index = text.firstToken(from: start)
        let edge = text.content(before: isRight ? region.figureEnd : region.leftEnd)
        while index < tokens.count, tokens[index].start < end {
            let token = tokens[index]
            index += 1
            guard token.hasGroups, token.end <= end, !region.excludes(token) else { continue }
            let distance =
                isRight ? text.content(before: token.start) - edge + 1 : edge - text.content(before: token.end)
            let place = Evidence.Place(
                start: token.start, end: token.end, isRight: isRight, distance: max(0, distance))
            vocabulary.forEachGroup(of: token.term) { evidence.add($0, place) }
        }
    }

    /// What a number must be measured in for a pattern to fit.
    private enum Fit {
        case share
        case measure(Int32)
        case bare
        case bareInText
        case none
    }

    /// How a number is measured: by its own word, by that of its label, or not at all.
    private func fit(_ number: Figure, _ label: MeasureLabel?) -> Fit {
        if number.numeral.form == .worded { return number.measure >= 0 ? .measure(number.measure) : .bare }
        if number.numeral.isShare { return number.measure < 0 ? .share : .none }
        if number.measure >= 0 { return .measure(number.measure) }
        if let label { return label.isShare ? .share : .measure(label.measure) }
        guard number.isArabic else { return .none }
        return standsBare(number.end) ? .bare : .bareInText
    }

    private func fits(_ pattern: Int32, _ fit: Fit) -> Bool {
        switch fit {
        case .share: vocabulary.patterns[Int(pattern)].isShare
        case .measure(let measure): vocabulary.fits(measure, pattern)
        case .bare: !vocabulary.patterns[Int(pattern)].isShare
        case .bareInText:
            !vocabulary.patterns[Int(pattern)].isShare && vocabulary.patterns[Int(pattern)].allowsBareNumber
        case .none: false
        }
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
    private mutating func evaluate(_ number: Int32, _ figure: Int, _ region: Region, in sentence: Int) {
        let pattern = vocabulary.patterns[Int(number)]
        drafts.begin()
        let missing = addSaid(pattern)
        guard missing >= 0 else { return }
        var isTopicLocal = false
        var isCarried = false
        if pattern.topic >= 0 {
            if let place = evidence[pattern.topic] {
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
        if pattern.unless >= 0, let place = evidence[pattern.unless], rulesOut(place) {
            trace?.fail(Int(number), .excluded(place.start..<place.end))
            return
        }
        let cost = localCost(region)
        let isDistant = cost > (isCarried || missing > 0 ? 4 : isEnumerated(region) ? 20 : 12)
        if isDistant, trace == nil { return }
        var score = 4.05 * Double(pattern.said.count) - 0.5 * Double(cost) - Double(region.crossed)
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
    private mutating func addSaid(_ pattern: Vocabulary.Pattern) -> Int {
        var missing = 0
        var index = Int(pattern.said.lowerBound)
        while index < Int(pattern.said.upperBound) {
            let group = vocabulary.saidGroups[index]
            index += 1
            if let place = evidence[group] {
                drafts.add(place)
            } else if vicinity.holds(group) {
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
        let words = drafts.words
        var cost = 0
        var left = region.leftEnd
        var right = region.figureEnd
        for word in words {
            if word.isRight { right = max(right, word.end) } else { left = min(left, word.start) }
        }
        if left < region.leftEnd {
            cost += text.content(left, region.leftEnd)
            for excluded in region.excluded where excluded.lowerBound >= left {
                cost -= text.content(excluded.lowerBound, excluded.upperBound)
            }
        }
        if right > region.figureEnd {
            cost += text.content(region.figureEnd, right)
            if region.rightEndsAtFigure { cost += 3 }
        }
        // A word inside another, or the same one for two groups, counts once.
        for index in words.indices {
            let word = words[index]
            var isInside = false
            for other in words.indices where other != index {
                let around = words[other]
                guard around.start <= word.start, word.end <= around.end else { continue }
                let isSame = around.start == word.start && around.end == word.end
                if !isSame || other < index { isInside = true }
            }
            if !isInside { cost -= text.content(word.start, word.end) }
        }
        return max(0, cost)
    }
}
