import Quantities

/// The one pass over a text: words, numbers, dates and breaks.
struct Lexer: ~Copyable {
    let vocabulary: Vocabulary
    let bytes: [UInt8]
    var tokens: TableBuilder<Token>
    /// The duties of all words.
    private var classes: WordClasses = []
    /// For every 16th offset the number of tokens that start before it, where one starts in the 16 bytes before.
    private var tokensBefore: TableBuilder<Int32>
    var figures: TableBuilder<Figure>
    var dates: TableBuilder<DateExpression>
    var breaks: TableBuilder<Break>
    var labels: TableBuilder<MeasureLabel>
    var contents: ContentMarks
    /// Offset up to which a word of two scalars or more covers the text; Chinese numerals inside words are no numbers.
    var coveredUntil = 0
    /// Offset up to which words that are kept cover the text.
    var reach = 0
    /// Offset up to which a mask covers the text.
    var maskReach = 0
    var titleDepth = 0
    /// Where the title begins that is open.
    var titleStart = 0

    private init(_ bytes: [UInt8], _ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        self.bytes = bytes
        contents = ContentMarks(leadsOf: bytes)
        tokens = TableBuilder(capacity: bytes.count / 6)
        tokensBefore = TableBuilder(repeating: 0, count: (bytes.count >> LexedText.stride) + 2)
        figures = TableBuilder(capacity: bytes.count / 64)
        dates = TableBuilder(capacity: bytes.count / 256)
        breaks = TableBuilder(capacity: bytes.count / 24)
        labels = TableBuilder(capacity: 16)
    }

    /// Lexes a text. Complexity: linear in its length.
    static func lex(_ bytes: [UInt8], _ vocabulary: Vocabulary, places: [Range<Int>] = []) -> LexedText {
        var lexer = Lexer(bytes, vocabulary)
        bytes.withUnsafeBytes { lexer.scan(ScalarReader($0)) }
        lexer.markRowNumbers()
        for place in places { lexer.contents.remove(place) }
        return LexedText(
            bytes: bytes, tokens: lexer.tokens.finish(), tokensBefore: lexer.tokensBefore.finish(),
            classes: lexer.classes, figures: lexer.figures.finish(), dates: lexer.dates.finish(),
            breaks: lexer.breaks.finish(), labels: lexer.labels.finish(), contents: lexer.contents.finish())
    }

    /// - Parameter text: the bytes of the text.
    private mutating func scan(_ text: ScalarReader) {
        let alphabet = vocabulary.alphabet
        let trie = vocabulary.trie
        var position = 0
        // Each scalar is decoded once, as the one behind another.
        var (scalar, length) = text.scalar(at: 0)
        var entry = alphabet.entry(scalar)
        while length > 0 {
            let next = position &+ length
            let following = text.scalar(at: next)
            let followingEntry = alphabet.entry(following.value)
            var moved = next
            if !entry.openings.isDisjoint(with: .sign) {
                moved = sign(entry.openings, scalar, position, next)
                contents.remove(position..<moved)
            } else if entry.openings.contains(.partOfYear), titleDepth == 0,
                Openings.mayBePartOfYear(following.value, followingEntry.openings),
                let end = partOfYear(at: position)
            {
                moved = end
                contents.remove(position..<end)
            } else {
                // Most scalars begin a word that the next one does not go on with.
                let node = trie.child(of: trie.root(entry.letter), followingEntry.letter)
                if node != 0 {
                    match(text, at: position, node, next &+ following.length)
                } else if entry.openings.contains(.word), let word = trie.longestWord(at: trie.root(entry.letter)) {
                    keep(word, position, next)
                }
                if entry.openings.isDisjoint(with: [.numeral, .blank]) {
                } else if entry.openings.contains(.numeral), position >= coveredUntil,
                    let end = chineseNumber(at: position)
                {
                    moved = end
                    contents.remove(position..<end)
                } else if entry.openings.contains(.blank) {
                    contents.remove(scalarAt: position)
                }
            }
            position = moved
            if moved == next {
                (scalar, length) = following
                entry = followingEntry
            } else {
                (scalar, length) = text.scalar(at: moved)
                entry = alphabet.entry(scalar)
            }
        }
        // What a quoted title says is neither label nor distance.
        if titleDepth > 0 { contents.remove(titleStart..<bytes.count) }
        countTokens()
    }

    /// Takes a digit or a mark; where the text goes on.
    private mutating func sign(_ openings: Openings, _ scalar: UInt32, _ position: Int, _ next: Int) -> Int {
        if openings.contains(.digit) { return number(at: position) }
        guard let kind = openings.breakKind else { return next }
        return addBreak(kind, scalar, position, next - position)
    }

    /// Keeps the words that start here, longest first, except those that a mask hides; words inside other words lose their
    /// duties.
    ///
    /// - Parameter node: the first two scalars in the trie, and `end` their end.
    private mutating func match(_ text: ScalarReader, at position: Int, _ node: Int, _ end: Int) {
        let trie = vocabulary.trie
        var isLongest = true
        trie.forEachWord(at: trie.last(text, vocabulary.alphabet, from: node, end)) { word in
            let end = position &+ word.length
            if isLongest, word.length > 3 { coveredUntil = max(coveredUntil, end) }
            isLongest = false
            keep(word, position, end)
        }
    }

    @inline(__always)
    private mutating func keep(_ word: TermTrie.Word, _ start: Int, _ end: Int) {
        if end <= maskReach { return }
        let marks = vocabulary.trie.marks(of: word)
        let hasGroups = marks.contains(.indicatorWord)
        // 《…规定》 demands nothing: in a quoted title words have no duty.
        var classes = titleDepth > 0 ? [] : marks.intersection(.duties)
        if end <= reach {
            if !hasGroups { return }
            classes = []
        } else if !marks.contains(.contextOnly) {
            // 每村配备 may rule an entry out: it leaves 每 what it says.
            reach = end
        }
        if !classes.isEmpty {
            if classes.contains(.mask) { maskReach = end }
            if !classes.isDisjoint(with: .transparent) { contents.remove(start..<end) }
            // 的, 了, 和 say nothing that anybody asks for.
            if end &- start <= 3, classes == .filler, !hasGroups { return }
            self.classes.formUnion(classes)
        }
        tokens.append(
            Token(
                start: start, end: end, term: word.term, hasGroups: hasGroups, isTopic: marks.contains(.topic),
                classes: classes))
        tokensBefore[(start &>> LexedText.stride) &+ 1] = Int32(truncatingIfNeeded: tokens.count)
    }

    /// Fills in how many tokens start before the offsets that none starts right before.
    private mutating func countTokens() {
        var count: Int32 = 0
        for place in tokensBefore.indices {
            count = max(count, tokensBefore[place])
            tokensBefore[place] = count
        }
    }
}
