/// What one pattern would make of a number, before the best is chosen.
struct Draft: Sendable {
    /// The place of the indicator in the catalogue.
    var indicator: Int32
    /// The number of the pattern.
    var pattern: Int
    /// Where the words that matched begin, at most the start of the figure.
    var start: Int
    /// The words that matched, in ``Drafts/kept``.
    var words: Range<Int>
    /// How well it fits; larger is better.
    var score: Double
}

/// The patterns that fit one number, in arrays that are used again for the next.
struct Drafts: ~Copyable {
    /// Those that fit, in the order in which they were tried.
    private(set) var list = TableBuilder<Draft>(capacity: 16)
    /// The words of the pattern that is being tried.
    private(set) var words = TableBuilder<Evidence.Place>(capacity: 16)
    private var kept = TableBuilder<Range<Int>>(capacity: 64)

    /// Begins with the next number.
    mutating func clear() {
        list.removeAll()
        kept.removeAll()
    }

    /// Begins with the next pattern.
    mutating func begin() { words.removeAll() }

    /// Takes a word of the pattern in.
    mutating func add(_ word: Evidence.Place) {
        words.append(word)
    }

    /// Whether any word was taken in.
    var isEmpty: Bool { words.count == 0 }

    /// Whether a word of the pattern overlaps another one.
    func overlaps(_ place: Evidence.Place) -> Bool {
        words.contains { $0.start < place.end && place.start < $0.end }
    }

    /// Keeps the pattern that was tried last: the more it says, the better.
    mutating func draft(_ pattern: Vocabulary.Pattern, _ region: Region, score: Double) {
        let first = kept.count
        var length = 0
        var start = region.figureStart
        for index in words.indices {
            let word = words[index]
            kept.append(word.start..<word.end)
            length += word.end - word.start
            if !word.isRight { start = min(start, word.start) }
        }
        list.append(
            Draft(
                indicator: pattern.indicator, pattern: Int(pattern.number), start: start, words: first..<kept.count,
                score: score + 0.35 * Double(length) / 3))
    }

    /// The best of those that fit and state another indicator than one of them; `nil` when all state the same.
    func rival(of best: Int) -> Draft? {
        var rival: Draft?
        let indicator = list[best].indicator
        for index in list.indices {
            let draft = list[index]
            if draft.indicator != indicator, draft.score > rival?.score ?? -1000 { rival = draft }
        }
        return rival
    }

    /// One of those that fit as a frame.
    func frame(_ draft: Draft) -> Frame {
        var words = Stretches()
        for index in draft.words { words.append(kept[index]) }
        return Frame(
            indicator: Int(draft.indicator), pattern: draft.pattern, start: draft.start, words: words,
            score: draft.score)
    }

    /// Whether a word ends at an offset by which the number would state something else than a frame says.
    func hasOtherWord(than frame: Frame, endingAt offset: Int) -> Bool {
        list.contains { other in
            other.indicator != frame.indicator
                && other.words.contains { kept[$0].upperBound == offset && !frame.words.contains(kept[$0]) }
        }
    }
}
