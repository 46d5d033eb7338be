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
        let openings = vocabulary.openings
        /// The content of 64 offsets, kept at hand.
        var block = 0
        var marks: UInt64 = 0
        var position = 0
        while position < bytes.count {
            let (scalar, length) = Scalars.read(bytes, at: position)
            let opening = openings[scalar]
            if !opening.isPlain {
                if opening.contains(Openings.sign) {
                    position = sign(opening, scalar, position, length)
                    continue
                }
                if titleDepth == 0, opening.contains(Openings.partOfYear), let end = partOfYear(at: position) {
                    position = end
                    continue
                }
                let next = position &+ length
                let node = opening.node
                if node != 0 {
                    if next < bytes.count, openings.mayBegin(scalar, Scalars.read(bytes, at: next).value) {
                        match(at: position, node, next)
                    } else if opening.contains(Openings.word) {
                        keep(vocabulary.trie.word(node), position, next)
                    }
                }
                if opening.contains(Openings.numeral), position >= coveredUntil,
                    let end = chineseNumber(at: position)
                {
                    position = end
                    continue
                }
                if opening.contains(Openings.blank) {
                    position = next
                    continue
                }
            }
            if position >= transparentUntil {
                if position >> 6 != block {
                    contents.mark(block, marks)
                    block = position >> 6
                    marks = 0
                }
                marks |= 1 << UInt64(position & 63)
            }
            position &+= length
        }
        contents.mark(block, marks)
    }

    /// Takes a digit or a mark; where the text goes on.
    private mutating func sign(_ opening: Openings.Entry, _ scalar: UInt32, _ position: Int, _ length: Int) -> Int {
        if opening.contains(Openings.digit) { return number(at: position) }
        guard let kind = Self.breakKind(scalar) else { return position + length }
        return addBreak(kind, scalar, position, length)
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
        tokens.append(Token(start: start, end: end, term: term, hasGroups: hasGroups, classes: classes))
    }
}
