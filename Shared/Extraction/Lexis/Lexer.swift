import Foundation
import Quantities

/// The one pass over a text: words, numbers, dates and breaks.
struct Lexer {
    let vocabulary: Vocabulary
    var text: LexedText
    var isContent: [UInt8]
    /// Offset up to which a word of two scalars or more covers the text; Chinese numerals inside words are no numbers.
    var coveredUntil = 0
    var titleDepth = 0
    var places: [Range<Int>] = []

    private init(_ bytes: [UInt8], _ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        text = LexedText(bytes: bytes)
        isContent = Array(repeating: 0, count: bytes.count)
    }

    /// Lexes a text. Complexity: linear in its length.
    static func lex(_ bytes: [UInt8], _ vocabulary: Vocabulary, places: [Range<Int>] = []) -> LexedText {
        var lexer = Lexer(bytes, vocabulary)
        lexer.places = places
        lexer.scan()
        lexer.sift()
        lexer.qualify()
        lexer.sumContent()
        return lexer.text
    }

    mutating func scan() {
        let bytes = text.bytes
        var position = 0
        while position < bytes.count {
            let (scalar, length) = Scalars.read(bytes, at: position)
            if Scalars.digit(scalar) != nil {
                position = number(at: position)
                continue
            }
            if let kind = breakKind(scalar) {
                position = addBreak(kind, scalar, position, length)
                continue
            }
            if titleDepth == 0, let end = partOfYear(at: position, scalar) {
                position = end
                continue
            }
            if scalar > 0x2FFF || scalar.isLetter {
                match(at: position)
                if position >= coveredUntil, scalar > 0x3000, let end = chineseNumber(at: position, scalar) {
                    position = end
                    continue
                }
                if scalar != 0x3000, !isQuote(scalar) { isContent[position] = 1 }
            }
            position += length
        }
    }

    mutating func match(at position: Int) {
        var found = text.tokens
        var covered = coveredUntil
        text.tokens = []
        vocabulary.trie.matches(text.bytes, at: position) { term, end in
            found.append(
                Token(start: position, end: end, term: term, classes: vocabulary.terms[Int(term)].classes))
            if end - position > 3 { covered = max(covered, end) }
        }
        text.tokens = found
        coveredUntil = covered
    }
}

extension UInt32 {
    fileprivate var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
}
