/// Which patterns are tried for a number.
extension FrameReader {
    /// Tries the patterns that a number may state: those that a word near it opens, when what else they say and what they
    /// speak of is there.
    func tryPatterns(_ figure: Int, _ region: Region, _ fitting: FittingPatterns.Row, in sentence: Int) {
        guard trace == nil else { return tryAllPatterns(figure, region, fitting, in: sentence) }
        let isElsewhere = !isWithin(region, outline.sentences[sentence])
        let lastTopic = lastTopic(in: sentence)
        trials.begin()
        for index in evidence.words.indices {
            vocabulary.forEachHint(of: evidence.words[index].term) { hint in
                // Both are hard to foresee and cheap to ask.
                let isThere = vicinity.reaches(hint.topic, or: lastTopic, andHolds: hint.other)
                let mayState = fitting.count(hint.pattern) & (isThere || isElsewhere ? 1 : 0)
                guard mayState != 0 else { return }
                if trials.lists(hint.pattern) {
                    trials.note(hint.pattern, index, evidence)
                } else if isThere || isNear(hint, lastTopic) {
                    trials.add(hint.pattern, index)
                }
            }
        }
        for index in trials.list.indices {
            evaluate(trials.list[index].pattern, trials.list[index].word, figure, region, in: sentence)
        }
    }

    /// Whether what a pattern says and speaks of besides a word stands near the number, if not where it may else: the label
    /// of a cell and a short sentence before are words of elsewhere.
    private func isNear(_ hint: Vocabulary.Hint, _ lastTopic: Int32) -> Bool {
        (vicinity.reaches(hint.topic) || hint.topic == lastTopic || evidence.holds(hint.topic, vocabulary))
            && (vicinity.holds(hint.other) || evidence.holds(hint.other, vocabulary))
    }

    private func isWithin(_ region: Region, _ sentence: Sentence) -> Bool {
        region.left >= sentence.start && max(region.right, region.leftEnd) <= sentence.end
    }

    /// Tries every pattern that a word near the number opens, to tell why it does not state it.
    private func tryAllPatterns(_ figure: Int, _ region: Region, _ fitting: FittingPatterns.Row, in sentence: Int) {
        var groups: Set<Int32> = []
        var patterns: Set<Int32> = []
        for index in evidence.words.indices {
            let word = evidence.words[index]
            vocabulary.forEachGroup(of: word.term) { group in
                guard groups.insert(group).inserted else { return }
                vocabulary.forEachPattern(openedBy: group) { pattern in
                    guard fitting.contains(pattern) else {
                        trace?.fail(Int(pattern), .measure)
                        return
                    }
                    guard patterns.insert(pattern).inserted else { return }
                    evaluate(pattern, -1, figure, region, in: sentence)
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
