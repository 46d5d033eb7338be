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
        /// The content between it and the number; one more for a word behind it.
        var distance: Int

        @inline(__always)
        var place: Place { Place(start: start, end: end, isRight: isRight, distance: max(0, distance)) }

        /// Whether it is nearer than another word, or as near and longer.
        @inline(__always)
        func isNearer(than other: Word) -> Bool {
            let (own, known) = (max(0, distance), max(0, other.distance))
            return own < known || (own == known && end - start > other.end - other.start)
        }
    }

    /// Those before the number, then those behind it.
    private(set) var words = TableBuilder<Word>(capacity: 64)

    /// Begins with the next number: takes the words of its region in.
    mutating func gather(_ region: Region, _ text: LexedText) {
        words.removeAll()
        let edge = text.content(before: region.leftEnd)
        collect(region.left, region.leftEnd, region, text) { token in
            Word(
                start: token.start, end: token.end, term: token.term, isRight: false,
                distance: edge - text.content(before: token.end))
        }
        guard region.right > region.figureEnd else { return }
        let rightEdge = text.content(before: region.figureEnd)
        collect(region.figureEnd, region.right, region, text) { token in
            Word(
                start: token.start, end: token.end, term: token.term, isRight: true,
                distance: text.content(before: token.start) - rightEdge + 1)
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
        var nearest = -1
        for index in words.indices where vocabulary.belongs(words[index].term, to: group) {
            if nearest < 0 || words[index].isNearer(than: words[nearest]) { nearest = index }
        }
        return nearest < 0 ? nil : words[nearest].place
    }
}
