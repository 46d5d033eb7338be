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
struct Drafts: Sendable {
    /// Those that fit, in the order in which they were tried.
    var list: [Draft] = []
    /// The words of the pattern that is being tried.
    private(set) var words: [Evidence.Place] = []
    private var kept: [Range<Int>] = []

    /// Begins with the next number.
    mutating func clear() {
        list.removeAll(keepingCapacity: true)
        kept.removeAll(keepingCapacity: true)
    }

    /// Begins with the next pattern.
    mutating func begin() { words.removeAll(keepingCapacity: true) }

    /// Takes a word of the pattern in.
    mutating func add(_ word: Evidence.Place) { words.append(word) }

    /// Keeps the words of the pattern that was tried last.
    mutating func draft(_ pattern: Vocabulary.Pattern, start: Int, score: Double) -> Draft {
        let first = kept.count
        for word in words { kept.append(word.start..<word.end) }
        return Draft(
            indicator: pattern.indicator, pattern: pattern.number, start: start, words: first..<kept.count,
            score: score)
    }

    /// One of those that fit as a frame; the words of the others are kept beside its own.
    func frame(_ draft: Draft) -> Frame {
        var frame = Frame(
            indicator: Int(draft.indicator), pattern: draft.pattern, start: draft.start,
            words: Array(kept[draft.words]), score: draft.score)
        for other in list where other.indicator != draft.indicator { frame.otherWords += kept[other.words] }
        return frame
    }
}
