import Foundation
import Quantities

/// What needs the whole text: annexes and ranks, qualifiers, the distance between words.
extension Lexer {
    /// Takes out what longer words hide: everything inside a mask, and the duties of words inside other words.
    mutating func sift() {
        var kept: [Token] = []
        kept.reserveCapacity(text.tokens.count)
        text.tokens.sort { ($0.start, $1.end) < ($1.start, $0.end) }
        var reach = 0
        var maskReach = 0
        for var token in text.tokens {
            let isInside = token.end <= reach
            if token.end <= maskReach { continue }
            if isInside {
                if vocabulary.terms[Int(token.term)].groups.isEmpty { continue }
                token.classes = []
            }
            if token.classes.contains(.mask) { maskReach = max(maskReach, token.end) }
            reach = max(reach, token.end)
            kept.append(token)
        }
        text.tokens = kept
    }

    /// Finds the qualifier before each number: 近, 超过, 不少于.
    mutating func qualify() {
        let bytes = text.bytes
        for index in text.figures.indices where text.figures[index].kind == .quantity {
            var start = text.figures[index].numeral.range.lowerBound
            while let before = Scalars.before(bytes, start), Scalars.isBlank(Scalars.read(bytes, at: before).value) {
                start = before
            }
            var next = text.firstToken(from: start)
            while next > 0 {
                next -= 1
                let token = text.tokens[next]
                guard token.end >= start - 12 else { break }
                guard token.end == start else { continue }
                let qualifiers: [(WordClasses, Qualifier)] = [
                    (.about, .about), (.atLeast, .atLeast), (.atMost, .atMost),
                ]
                guard let match = qualifiers.first(where: { token.classes.contains($0.0) }) else { continue }
                text.figures[index].qualifier = match.1
                text.figures[index].isNear = match.1 == .about && Scalars.startsWith(bytes, at: token.start, "近")
                text.figures[index].start = token.start
                break
            }
            if text.figures[index].numeral.isOpen, text.figures[index].qualifier == .exact {
                text.figures[index].qualifier = .about
            }
        }
    }

    mutating func sumContent() {
        for token in text.tokens where !token.classes.isDisjoint(with: .transparent) {
            for offset in token.start..<token.end { isContent[offset] = 0 }
        }
        for place in places {
            for offset in place { isContent[offset] = 0 }
        }
        for date in text.dates {
            for offset in date.range { isContent[offset] = 0 }
        }
        for figure in text.figures where figure.isArabic || figure.isSpan {
            for offset in figure.numeral.range.lowerBound..<figure.end { isContent[offset] = 0 }
        }
        text.contentBefore = Array(repeating: 0, count: text.bytes.count + 1)
        var sum: Int32 = 0
        for offset in 0..<text.bytes.count {
            text.contentBefore[offset] = sum
            sum += Int32(isContent[offset])
        }
        text.contentBefore[text.bytes.count] = sum
    }
}
