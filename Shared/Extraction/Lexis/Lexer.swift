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
    var contents: ContentMap
    /// Offset up to which a word of two scalars or more covers the text; Chinese numerals inside words are no numbers.
    var coveredUntil = 0
    /// Offset up to which words that are kept cover the text.
    var reach = 0
    /// Offset up to which a mask covers the text.
    var maskReach = 0
    /// Offset up to which a transparent word covers the text.
    var transparentUntil = 0
    var titleDepth = 0
    /// The words that begin where a longer one does, shortest first: kept to be used again.
    private var shorter = TableBuilder<(term: Int32, end: Int)>(capacity: 16)

    private init(_ bytes: [UInt8], _ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        self.bytes = bytes
        contents = ContentMap(count: bytes.count)
        tokens = TableBuilder(capacity: bytes.count / 6)
        figures = TableBuilder(capacity: bytes.count / 64)
        dates = TableBuilder(capacity: bytes.count / 256)
        breaks = TableBuilder(capacity: bytes.count / 24)
        labels = TableBuilder(capacity: 16)
    }

    /// Lexes a text. Complexity: linear in its length.
    static func lex(_ bytes: [UInt8], _ vocabulary: Vocabulary, places: [Range<Int>] = []) -> LexedText {
        var lexer = Lexer(bytes, vocabulary)
        lexer.scan()
        lexer.markRowNumbers()
        for place in places { lexer.contents.remove(place) }
        lexer.contents.sum()
        return LexedText(
            bytes: bytes, tokens: lexer.tokens.finish(), figures: lexer.figures.finish(),
            dates: lexer.dates.finish(), breaks: lexer.breaks.finish(), labels: lexer.labels.finish(),
            contents: lexer.contents)
    }

    private mutating func scan() {
        let bytes = bytes
        let openings = vocabulary.openings
        /// The content of 64 offsets, kept at hand.
        var block = 0
        var marks: UInt64 = 0
        var position = 0
        guard !bytes.isEmpty else { return }
        // Each scalar is decoded once, as the one behind another.
        var (scalar, length) = Scalars.read(bytes, at: 0)
        while true {
            let next = position &+ length
            let following = next < bytes.count ? Scalars.read(bytes, at: next) : (value: 0, length: 0)
            let opening = openings[scalar]
            var moved = -1
            if !opening.isPlain {
                if opening.contains(Openings.sign) {
                    moved = sign(opening, scalar, position, next)
                } else if opening.contains(Openings.partOfYear), titleDepth == 0, let end = partOfYear(at: position) {
                    moved = end
                } else {
                    let node = opening.node
                    if node != 0 {
                        if openings.mayBegin(scalar, following.value) {
                            match(at: position, node, next)
                        } else if opening.contains(Openings.word) {
                            keep(vocabulary.trie.word(node), position, next)
                        }
                    }
                    if opening.contains(Openings.numeral), position >= coveredUntil,
                        let end = chineseNumber(at: position)
                    {
                        moved = end
                    } else if opening.contains(Openings.blank) {
                        moved = next
                    }
                }
            }
            if moved >= 0 {
                guard moved < bytes.count else { break }
                position = moved
                (scalar, length) = moved == next ? following : Scalars.read(bytes, at: moved)
                continue
            }
            // What a quoted title says is neither label nor distance.
            if position >= transparentUntil, titleDepth == 0 {
                if position >> 6 != block {
                    contents.mark(block, marks)
                    block = position >> 6
                    marks = 0
                }
                marks |= 1 << UInt64(position & 63)
            }
            guard next < bytes.count else { break }
            position = next
            (scalar, length) = following
        }
        contents.mark(block, marks)
    }

    /// Takes a digit or a mark; where the text goes on.
    private mutating func sign(_ opening: Openings.Entry, _ scalar: UInt32, _ position: Int, _ next: Int) -> Int {
        if opening.contains(Openings.digit) { return number(at: position) }
        guard let kind = Self.breakKind(scalar) else { return next }
        return addBreak(kind, scalar, position, next - position)
    }

    /// Keeps the words that start here, except those that a mask hides; words inside other words lose their duties.
    private mutating func match(at position: Int, _ root: Int, _ next: Int) {
        var first: (term: Int32, end: Int) = (-1, 0)
        vocabulary.trie.walk(bytes, from: root, next) { term, end in
            if first.term >= 0 { shorter.append(first) }
            first = (term, end)
        }
        guard first.term >= 0 else { return }
        if first.end - position > 3 { coveredUntil = max(coveredUntil, first.end) }
        keep(first.term, position, first.end)
        while let (term, end) = shorter.popLast() { keep(term, position, end) }
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
        if !classes.isDisjoint(with: .transparent) { transparentUntil = max(transparentUntil, end) }
        // 的, 了, 和 say nothing that anybody asks for.
        if end - start <= 3, classes == .filler, !hasGroups { return }
        tokens.append(Token(start: start, end: end, term: term, hasGroups: hasGroups, classes: classes))
    }
}
