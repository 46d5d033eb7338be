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
    /// The words of the pattern that is being tried: the first ``count`` of the array.
    private var places = [Evidence.Place](
        repeating: Evidence.Place(start: 0, end: 0, isRight: false, distance: 0), count: 16)
    private var count = 0
    /// The words of the pattern that is being tried.
    var words: ArraySlice<Evidence.Place> { places[..<count] }
    private var kept: [Range<Int>] = []

    /// Begins with the next number.
    mutating func clear() {
        guard !list.isEmpty else { return }
        list.removeAll(keepingCapacity: true)
        kept.removeAll(keepingCapacity: true)
    }

    /// Begins with the next pattern.
    mutating func begin() { count = 0 }

    /// Takes a word of the pattern in.
    mutating func add(_ word: Evidence.Place) {
        if count == places.count { places.append(word) } else { places[count] = word }
        count += 1
    }

    /// Whether any word was taken in.
    var isEmpty: Bool { count == 0 }

    /// Whether a word of the pattern overlaps another one.
    func overlaps(_ place: Evidence.Place) -> Bool {
        for index in 0..<count where places[index].start < place.end && place.start < places[index].end { return true }
        return false
    }

    /// Keeps the pattern that was tried last: the more it says, the better.
    mutating func draft(_ pattern: Vocabulary.Pattern, _ region: Region, score: Double) {
        let first = kept.count
        var length = 0
        var start = region.figureStart
        for index in 0..<count {
            let word = places[index]
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
        for draft in list where draft.indicator != list[best].indicator && draft.score > rival?.score ?? -1000 {
            rival = draft
        }
        return rival
    }

    /// One of those that fit as a frame.
    func frame(_ draft: Draft) -> Frame {
        Frame(
            indicator: Int(draft.indicator), pattern: draft.pattern, start: draft.start,
            words: Array(kept[draft.words]), score: draft.score)
    }

    /// Whether a word ends at an offset by which the number would state something else than a frame says.
    func hasOtherWord(than frame: Frame, endingAt offset: Int) -> Bool {
        list.contains { other in
            other.indicator != frame.indicator
                && kept[other.words].contains { $0.upperBound == offset && !frame.words.contains($0) }
        }
    }
}
