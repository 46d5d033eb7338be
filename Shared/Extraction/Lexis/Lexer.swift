import Quantities

/// The one pass over a text: words, numbers, dates and breaks.
struct Lexer {
    let vocabulary: Vocabulary
    let bytes: [UInt8]
    var tokens: [Token] = []
    var figures: [Figure] = []
    var dates: [DateExpression] = []
    var breaks: [Break] = []
    var labels: [MeasureLabel] = []
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
    private var shorter: [(term: Int32, end: Int)] = []

    private init(_ bytes: [UInt8], _ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        self.bytes = bytes
        contents = ContentMap(count: bytes.count)
        tokens.reserveCapacity(bytes.count / 8)
        breaks.reserveCapacity(bytes.count / 32)
    }

    /// Lexes a text. Complexity: linear in its length.
    static func lex(_ bytes: [UInt8], _ vocabulary: Vocabulary, places: [Range<Int>] = []) -> LexedText {
        var lexer = Lexer(bytes, vocabulary)
        lexer.scan()
        for place in places { lexer.contents.remove(place) }
        lexer.contents.sum()
        return LexedText(
            bytes: bytes, tokens: lexer.tokens, figures: lexer.figures, dates: lexer.dates, breaks: lexer.breaks,
            labels: lexer.labels, contents: lexer.contents)
    }

    private mutating func scan() {
        let bytes = bytes
        var position = 0
        while position < bytes.count {
            let (scalar, length) = Scalars.read(bytes, at: position)
            // Most of a text is Chinese characters, and most of those begin neither a number nor a date.
            if scalar < 0x4E00 || scalar > 0x9FFF {
                if Scalars.digit(scalar) != nil {
                    position = number(at: position)
                    continue
                }
                if let kind = breakKind(scalar) {
                    position = addBreak(kind, scalar, position, length)
                    continue
                }
                guard scalar > 0x2FFF || scalar.isLetter else {
                    position += length
                    continue
                }
            } else if titleDepth == 0, let end = partOfYear(at: position, scalar) {
                position = end
                continue
            }
            let root = vocabulary.trie.root(scalar)
            if root != 0 { match(at: position, root, position &+ length) }
            if position >= coveredUntil, let end = chineseNumber(at: position, scalar) {
                position = end
                continue
            }
            if position >= transparentUntil, scalar != 0x3000, !isQuote(scalar) { contents.insert(position) }
            position += length
        }
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
        classes.remove(.indicatorWord)
        if end <= reach {
            if !hasGroups { return }
            classes = []
        } else {
            reach = end
        }
        if classes.contains(.mask) { maskReach = end }
        if !classes.isDisjoint(with: .transparent) { transparentUntil = max(transparentUntil, end) }
        // 的, 了, 和 say nothing that anybody asks for.
        if end - start <= 3, classes == .filler, !hasGroups { return }
        tokens.append(Token(start: start, end: end, term: term, classes: classes))
    }
}

extension UInt32 {
    fileprivate var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
}
