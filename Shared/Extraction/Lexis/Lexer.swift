import Quantities

/// The one pass over a text: words, numbers, dates and breaks.
struct Lexer: ~Copyable {
    let vocabulary: Vocabulary
    let bytes: [UInt8]
    var tokens: TableBuilder<Token>
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
            bytes: bytes, tokens: lexer.tokens.finish(), figures: lexer.figures.finish(),
            dates: lexer.dates.finish(), breaks: lexer.breaks.finish(), labels: lexer.labels.finish(),
            contents: lexer.contents.finish())
    }

    /// - Parameter text: the bytes of the text.
    private mutating func scan(_ text: ScalarReader) {
        let openings = vocabulary.openings
        var position = 0
        // Each scalar is decoded once, as the one behind another.
        var (scalar, length) = text.scalar(at: 0)
        while length > 0 {
            let next = position &+ length
            let following = text.scalar(at: next)
            let opening = openings[scalar]
            var moved = next
            if opening.isPlain {
            } else if opening.contains(Openings.sign) {
                moved = sign(opening, scalar, position, next)
                if moved == next { contents.remove(scalarAt: position) } else { contents.remove(position..<moved) }
            } else if opening.contains(Openings.partOfYear), titleDepth == 0,
                openings.mayBePartOfYear(following.value), let end = partOfYear(at: position)
            {
                moved = end
                contents.remove(position..<end)
            } else {
                let second = openings.node(scalar, following.value)
                if second != 0 {
                    match(text, at: position, opening, second, next &+ following.length)
                } else if opening.contains(Openings.word) {
                    keep(vocabulary.trie.word(opening.node), position, next)
                }
                if opening.contains(Openings.numeral), position >= coveredUntil, let end = chineseNumber(at: position) {
                    moved = end
                    contents.remove(position..<end)
                } else if opening.contains(Openings.blank) {
                    contents.remove(scalarAt: position)
                }
            }
            position = moved
            (scalar, length) = moved == next ? following : text.scalar(at: moved)
        }
        // What a quoted title says is neither label nor distance.
        if titleDepth > 0 { contents.remove(titleStart..<bytes.count) }
    }

    /// Takes a digit or a mark; where the text goes on.
    private mutating func sign(_ opening: Openings.Entry, _ scalar: UInt32, _ position: Int, _ next: Int) -> Int {
        if opening.contains(Openings.digit) { return number(at: position) }
        guard let kind = Self.breakKind(scalar) else { return next }
        return addBreak(kind, scalar, position, next - position)
    }

    /// Keeps the words that start here, longest first, except those that a mask hides; words inside other words lose their
    /// duties.
    ///
    /// - Parameters:
    ///   - opening: what the first scalar can begin.
    ///   - node: the first two scalars in the trie, and `end` their end.
    private mutating func match(
        _ text: ScalarReader, at position: Int, _ opening: Openings.Entry, _ node: Int, _ end: Int
    ) {
        var found = vocabulary.trie.longest(text, from: node, end)
        if found == 0, opening.contains(Openings.word) { found = opening.node }
        guard found != 0 else { return }
        let length = vocabulary.trie.length(found)
        if length > 3 { coveredUntil = max(coveredUntil, position &+ length) }
        repeat {
            keep(vocabulary.trie.word(found), position, position &+ vocabulary.trie.length(found))
            found = vocabulary.trie.shorter(found)
        } while found != 0
    }

    @inline(__always)
    private mutating func keep(_ term: Int32, _ start: Int, _ end: Int) {
        if end <= maskReach { return }
        var classes = vocabulary.classes[Int(term)]
        let hasGroups = classes.contains(.indicatorWord)
        let isContext = classes.contains(.contextOnly)
        classes.remove([.indicatorWord, .contextOnly])
        // 《…规定》 demands nothing: in a quoted title words have no duty.
        if titleDepth > 0 { classes = [] }
        if end <= reach {
            if !hasGroups { return }
            classes = []
        } else if !isContext {
            // 每村配备 may rule an entry out: it leaves 每 what it says.
            reach = end
        }
        if classes.contains(.mask) { maskReach = end }
        if !classes.isDisjoint(with: .transparent) { contents.remove(start..<end) }
        // 的, 了, 和 say nothing that anybody asks for.
        if end - start <= 3, classes == .filler, !hasGroups { return }
        tokens.append(Token(start: start, end: end, term: term, hasGroups: hasGroups, classes: classes))
    }
}
