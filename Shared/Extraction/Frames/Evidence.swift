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
        /// Less for a word that is nearer, or as near and longer, or as long and met before; in its last 20 bits the index.
        let rank: Int

        @inline(__always)
        init(_ token: Token, isRight: Bool, distance: Int, index: Int) {
            start = token.start
            end = token.end
            term = token.term
            self.isRight = isRight
            self.distance = max(0, distance)
            let length = min(token.end - token.start, 0xF_FFFF)
            rank = min(self.distance, 0x3F_FFFF) &<< 40 | (0xF_FFFF &- length) &<< 20 | index
        }

        @inline(__always)
        var place: Place { Place(start: start, end: end, isRight: isRight, distance: distance) }

        /// Whether it is nearer than another word, or as near and longer.
        @inline(__always)
        func isNearer(than other: Word) -> Bool { rank &>> 20 < other.rank &>> 20 }
    }

    /// More words than this are not near anything: a line that nothing parts.
    private static let limit = 0xF_FFFF

    /// Those before the number, then those behind it.
    private(set) var words = TableBuilder<Word>(capacity: 64)

    /// Begins with the next number: takes the words of its region in.
    ///
    /// - Parameter others: stretches of it that belong to other numbers of a row.
    mutating func gather(_ region: Region, _ text: LexedText, without others: [Range<Int>]) {
        words.removeAll()
        let edge = text.content(before: region.leftEnd)
        collect(region.left, region.leftEnd, text, others, isRight: false) { edge - text.content(before: $0.end) }
        guard region.right > region.figureEnd else { return }
        let rightEdge = text.content(before: region.figureEnd)
        collect(region.figureEnd, region.right, text, others, isRight: true) {
            text.content(before: $0.start) - rightEdge + 1
        }
    }

    @inline(__always)
    private mutating func collect(
        _ start: Int, _ end: Int, _ text: LexedText, _ others: [Range<Int>], isRight: Bool, distance: (Token) -> Int
    ) {
        var index = text.firstToken(from: start)
        while index < text.tokens.count, text.tokens[index].start < end, words.count < Self.limit {
            let token = text.tokens[index]
            index += 1
            guard token.hasGroups, token.end <= end else { continue }
            // In a row what the other numbers state stands between the label and the number.
            if !others.isEmpty, others.contains(where: { $0.lowerBound < token.end && token.start < $0.upperBound }) {
                continue
            }
            words.append(Word(token, isRight: isRight, distance: distance(token), index: words.count))
        }
    }

    /// Whether a word of a group is near.
    func holds(_ group: Int32, _ vocabulary: Vocabulary) -> Bool {
        for index in words.indices where vocabulary.belongs(words[index].term, to: group) { return true }
        return false
    }

    /// The nearest word of a group, the longer one of two; `nil` when none is near.
    ///
    /// Which words are members cannot be foreseen, so that the least rank is found without a branch.
    func nearest(_ group: Int32, _ vocabulary: Vocabulary) -> Place? {
        var least = Int.max
        for index in words.indices {
            let isNone = vocabulary.membership(of: words[proven: index].term, in: group) &- 1
            let lead = (words[proven: index].rank | (isNone & Int.max)) &- least
            least &+= lead & (lead &>> (Int.bitWidth - 1))
        }
        return least == Int.max ? nil : words[least & 0xF_FFFF].place
    }
}
