/// The words near one number, and the nearest of them for each group that somebody asks for.
struct Evidence: ~Copyable {
    /// Where the nearest word of a group stands.
    struct Place: Sendable {
        var start: Int
        var end: Int
        var isRight: Bool
        var distance: Int
    }

    /// A word near the number that some pattern knows.
    struct Word: Sendable {
        var start: Int
        var end: Int
        var term: Int32
        var isRight: Bool
        /// Whether some pattern speaks of it.
        var isTopic: Bool
        /// The content between it and the number; one more for a word behind it.
        var distance: Int

        @inline(__always)
        var place: Place { Place(start: start, end: end, isRight: isRight, distance: distance) }

        /// Less for a word that is nearer, or as near and longer.
        @inline(__always)
        var rank: Int { distance &<< 32 &- (end &- start) }

        /// Whether it is nearer than another word, or as near and longer.
        @inline(__always)
        func isNearer(than other: Word) -> Bool { rank < other.rank }
    }

    /// Those before the number, then those behind it.
    private(set) var words = TableBuilder<Word>(capacity: 64)

    /// Begins with the next number: takes the words of its region in.
    mutating func gather(_ region: Region, _ text: LexedText) {
        words.removeAll()
        let edge = text.content(before: region.leftEnd)
        collect(region.left, region.leftEnd, region, text) { token in
            Word(
                start: token.start, end: token.end, term: token.term, isRight: false, isTopic: token.isTopic,
                distance: max(0, edge - text.content(before: token.end)))
        }
        guard region.right > region.figureEnd else { return }
        let rightEdge = text.content(before: region.figureEnd)
        collect(region.figureEnd, region.right, region, text) { token in
            Word(
                start: token.start, end: token.end, term: token.term, isRight: true, isTopic: token.isTopic,
                distance: max(0, text.content(before: token.start) - rightEdge + 1))
        }
    }

    @inline(__always)
    private mutating func collect(
        _ start: Int, _ end: Int, _ region: Region, _ text: LexedText, word: (Token) -> Word
    ) {
        var index = text.firstToken(from: start)
        while index < text.tokens.count, text.tokens[index].start < end {
            let token = text.tokens[index]
            index += 1
            guard token.hasGroups, token.end <= end, !region.excludes(token) else { continue }
            words.append(word(token))
        }
    }

    /// Whether a word of a group is near.
    func holds(_ group: Int32, _ vocabulary: Vocabulary) -> Bool {
        for index in words.indices where vocabulary.belongs(words[index].term, to: group) { return true }
        return false
    }

    /// The nearest word of a group, the longer one of two; `nil` when none is near.
    func nearest(_ group: Int32, _ vocabulary: Vocabulary) -> Place? {
        nearest { vocabulary.belongs($0.term, to: group) }
    }

    /// The nearest word of a group that a pattern speaks of, the longer one of two; `nil` when none is near.
    func nearestTopic(_ group: Int32, _ vocabulary: Vocabulary) -> Place? {
        nearest { $0.isTopic && vocabulary.belongs($0.term, to: group) }
    }

    @inline(__always)
    private func nearest(where isMember: (Word) -> Bool) -> Place? {
        var nearest = -1
        var least = Int.max
        // Which words are members cannot be foreseen: the least is found without a branch.
        for index in words.indices {
            let rank = isMember(words[index]) ? words[index].rank : Int.max
            nearest = rank < least ? index : nearest
            least = min(least, rank)
        }
        return nearest < 0 ? nil : words[nearest].place
    }
}
