/// Which patterns are tried for a number.
extension FrameReader {
    /// Finds the patterns all of whose words stand in the sentence.
    func findCandidates() {
        forgetCandidates()
        for index in 0..<vicinity.rows.width {
            addCandidates(index, vicinity.rows.word(index, of: vicinity.row), ofElsewhere: false)
        }
        noteCandidates()
        holdsCandidates = true
    }

    /// Finds the patterns all of whose words stand in the sentence or near the number: the label of a cell and a short
    /// sentence before are words of elsewhere.
    private func findCandidatesOfElsewhere() {
        forgetCandidates()
        for index in 0..<vicinity.rows.width {
            let bits = vicinity.rows.word(index, of: vicinity.row) | evidence.rows.word(index, of: 0)
            addCandidates(index, bits, ofElsewhere: true)
        }
        noteCandidates()
        holdsCandidates = false
    }

    private func forgetCandidates() {
        for place in candidateWords.indices { candidates[candidateWords[place]] = 0 }
        candidateWords.removeAll()
    }

    /// Notes which of the words of ``candidates`` have a bit: a few of many.
    private func noteCandidates() {
        for index in candidates.indices where candidates[index] != 0 { candidateWords.append(index) }
    }

    /// Takes those in that are completed by one of 64 groups.
    @inline(__always)
    private func addCandidates(_ index: Int, _ groups: UInt64, ofElsewhere: Bool) {
        var rest = groups & vocabulary.completing[index]
        while rest != 0 {
            let group = Int32(index * 64 + rest.trailingZeroBitCount)
            rest &= rest &- 1
            vocabulary.forEachPattern(completedBy: group) { pattern in
                let other = vocabulary.patterns[Int(pattern)].other
                guard other < 0 || isThere(other, ofElsewhere) else { return }
                if vocabulary.patterns[Int(pattern)].saysMore {
                    for place in vocabulary.patterns[Int(pattern)].said
                    where !isThere(vocabulary.saidGroups[Int(place)], ofElsewhere) { return }
                }
                candidates[Int(pattern >> 6)] |= 1 &<< UInt64(pattern)
            }
        }
    }

    /// Whether a word of a group stands in the sentence, or near the number when that is elsewhere.
    @inline(__always)
    private func isThere(_ group: Int32, _ ofElsewhere: Bool) -> Bool {
        vicinity.holds(group) || (ofElsewhere && evidence.holds(group))
    }

    /// Tries the patterns that a number may state.
    func tryPatterns(_ figure: Int, _ region: Region, _ fit: Fit, in sentence: Int) {
        guard trace == nil else { return tryAllPatterns(figure, region, fit, in: sentence) }
        let start = outline.sentences[sentence].start
        let end = outline.sentences[sentence].end
        if region.left < start || max(region.right, region.figureEnd) > end {
            findCandidatesOfElsewhere()
        } else if !holdsCandidates {
            findCandidates()
        }
        for place in candidateWords.indices {
            let index = candidateWords[place]
            var rest = candidates[index] & fitting(index, fit)
            while rest != 0 {
                let pattern = Int32(index * 64 + rest.trailingZeroBitCount)
                rest &= rest &- 1
                if mayState(pattern, in: sentence) { evaluate(pattern, figure, region, in: sentence) }
            }
        }
    }

    /// Whether what a pattern says is near the number, at least in part, and what it speaks of is there.
    private func mayState(_ number: Int32, in sentence: Int) -> Bool {
        let pattern = vocabulary.patterns[proven: Int(number)]
        guard pattern.said.isEmpty || evidence.holds(pattern.rarest) || saysOther(pattern) else { return false }
        return pattern.topic < 0 || evidence.holds(pattern.topic) || mayCarry(pattern.topic, in: sentence)
    }

    /// Whether another group than the rarest that a pattern says is near the number.
    @inline(__always)
    private func saysOther(_ pattern: Vocabulary.Pattern) -> Bool {
        if pattern.other < 0 { return false }
        if evidence.holds(pattern.other) { return true }
        return pattern.saysMore && pattern.said.contains { evidence.holds(vocabulary.saidGroups[Int($0)]) }
    }

    /// Tries every pattern that a word near the number opens, to tell why it does not state it.
    private func tryAllPatterns(_ figure: Int, _ region: Region, _ fit: Fit, in sentence: Int) {
        var groups: Set<Int32> = []
        var patterns: Set<Int32> = []
        for index in evidence.words.indices {
            let word = evidence.words[index]
            vocabulary.forEachGroup(of: word.term) { group in
                guard groups.insert(group).inserted else { return }
                vocabulary.forEachPattern(openedBy: group) { pattern in
                    guard fits(pattern, fit) else {
                        trace?.fail(Int(pattern), .measure)
                        return
                    }
                    guard patterns.insert(pattern).inserted else { return }
                    evaluate(pattern, figure, region, in: sentence)
                }
            }
        }
    }

    /// Whether a pattern comes before another by the place of the first word near the number that opens it, by the group
    /// of that word, and by its own place in the catalogue.
    func isEarlier(_ pattern: Int, _ other: Int) -> Bool {
        let first = opening(of: pattern)
        let second = opening(of: other)
        return (first.word, first.group, pattern) < (second.word, second.group, other)
    }

    private func opening(of number: Int) -> (word: Int, group: Int) {
        let pattern = vocabulary.patterns[number]
        for place in evidence.words.indices {
            let word = evidence.words[place]
            var group = 0
            var found = -1
            vocabulary.forEachGroup(of: word.term) { candidate in
                let opens =
                    pattern.said.isEmpty
                    ? candidate == pattern.topic
                    : pattern.said.contains { vocabulary.saidGroups[Int($0)] == candidate }
                if opens, found < 0 { found = group }
                group += 1
            }
            if found >= 0 { return (place, found) }
        }
        return (Int.max, 0)
    }
}
