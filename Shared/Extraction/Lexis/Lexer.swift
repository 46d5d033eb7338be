import Foundation
import Quantities

/// The one pass over a text: words, numbers, dates and breaks.
struct Lexer {
    private let vocabulary: Vocabulary
    private var text: LexedText
    private var isContent: [UInt8]
    /// Offset up to which a word of two scalars or more covers the text; Chinese numerals inside words are no numbers.
    private var coveredUntil = 0
    private var titleDepth = 0
    private var places: [Range<Int>] = []

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

    private mutating func scan() {
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

    private mutating func match(at position: Int) {
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

    // MARK: Numbers

    /// 上半年, 第三季度; with a year right before it (2022年上半年) the two are one date.
    private mutating func partOfYear(at start: Int, _ scalar: UInt32) -> Int? {
        switch scalar {
        case 0x4E0A, 0x4E0B, 0x7B2C, 0x524D, 0x4E00, 0x4E8C, 0x4E09, 0x56DB: break  // 上 下 第 前 一 二 三 四
        default: return nil
        }
        guard let date = DateReader.partOfYear(text.bytes, at: start) else { return nil }
        add(date)
        return date.range.upperBound
    }

    private mutating func add(_ date: DateExpression) {
        var date = date
        if let last = text.dates.last, last.range.upperBound == date.range.lowerBound, last.isPoint,
            last.from.month == nil, let year = last.from.year, date.from.year == nil
        {
            date.from.year = year
            date.to.year = year
            date.range = last.range.lowerBound..<date.range.upperBound
            text.dates.removeLast()
        }
        for digits in date.digits {
            guard let numeral = NumeralReader.digits(text.bytes, at: digits.lowerBound) else { continue }
            var figure = Figure(numeral: numeral, kind: .date, start: digits.lowerBound, end: digits.upperBound)
            figure.numeral.range = digits
            text.figures.append(figure)
        }
        text.dates.append(date)
        coveredUntil = max(coveredUntil, date.range.upperBound)
    }

    private mutating func number(at start: Int) -> Int {
        let bytes = text.bytes
        if titleDepth == 0, let date = DateReader.partOfYear(bytes, at: start) {
            add(date)
            return date.range.upperBound
        }
        if titleDepth == 0, let date = DateReader.date(bytes, at: start), !isDuration(date) {
            add(date)
            return date.range.upperBound
        }
        guard let numeral = NumeralReader.digits(bytes, at: start) else { return start + 1 }
        var figure = Figure(numeral: numeral, kind: .quantity, start: start, end: numeral.range.upperBound)
        measure(&figure)
        if titleDepth > 0 {
            figure.kind = .title
        } else {
            figure.kind = NumberKind.of(figure, in: bytes)
        }
        figure.isOrdinal = isOrdinal(at: start)
        if figure.isOrdinal, figure.kind == .quantity, Scalars.startsWith(bytes, at: figure.end - 3, "期") {
            figure.kind = .identifier
        }
        if figure.isSpan, figure.kind == .quantity, Scalars.startsWith(bytes, at: start - 3, "近"), figure.measure >= 0,
            Scalars.startsWith(bytes, at: figure.numeral.range.upperBound, "年")
        {
            figure.kind = .date
        }
        text.figures.append(figure)
        return figure.end
    }

    /// 1个月 and 3年 are lengths of time, and 2月 in 12月 is part of a month name only when nothing measures it.
    private func isDuration(_ date: DateExpression) -> Bool { date.digits.isEmpty }

    private mutating func chineseNumber(at start: Int, _ scalar: UInt32) -> Int? {
        guard NumeralReader.numeralDigit(scalar) != nil || scalar == 0x5341 || scalar == 0x767E,
            titleDepth == 0, let numeral = NumeralReader.chinese(text.bytes, at: start)
        else { return nil }
        var figure = Figure(numeral: numeral, kind: .quantity, start: start, end: numeral.range.upperBound)
        measure(&figure)
        guard numeral.isShare || figure.measure >= 0 else { return nil }
        // 一件, 一次 are words more often than counts.
        if numeral.value == 1, !isStressed(start) { return nil }
        figure.isOrdinal = isOrdinal(at: start)
        text.figures.append(figure)
        return figure.end
    }

    /// 仅一件, 共一次: the word before says that somebody counted.
    private func isStressed(_ start: Int) -> Bool {
        let words: [StaticString] = ["仅", "只有", "共", "为", "计", "败诉", "仅有", "达"]
        return words.contains { Scalars.startsWith(text.bytes, at: start - $0.utf8CodeUnitCount, $0) }
    }

    private mutating func measure(_ figure: inout Figure) {
        let bytes = text.bytes
        var after = figure.numeral.range.upperBound
        let unblanked = Scalars.skipBlanks(bytes, from: after)
        // One blank may stand between number and measure word; more are the edge of a cell.
        if unblanked - after <= 1 { after = unblanked }
        if !figure.numeral.isShare, let measure = vocabulary.measureTrie.longest(bytes, at: after) {
            figure.measure = measure.word
            figure.end = measure.end
            figure.isPoints = Scalars.startsWith(bytes, at: after, "个百分点")
            figure.isSpan = Self.spans.contains { Scalars.startsWith(bytes, at: after, $0) }
            after = Scalars.skipBlanks(bytes, from: measure.end)
        }
        for (word, qualifier) in Self.behind where Scalars.startsWith(bytes, at: after, word) {
            figure.qualifier = qualifier
            figure.end = after + word.utf8CodeUnitCount
            return
        }
    }

    private static let spans: [StaticString] = ["年", "个月", "月", "周", "小时", "分钟"]

    private static let behind: [(StaticString, Qualifier)] = [
        ("以上", .atLeast), ("及以上", .atLeast), ("以内", .atMost), ("之内", .atMost), ("以下", .atMost),
        ("左右", .about), ("上下", .about), ("之多", .exact),
    ]

    private func isOrdinal(at start: Int) -> Bool {
        var position = start
        while let before = Scalars.before(text.bytes, position) {
            let scalar = Scalars.read(text.bytes, at: before).value
            if scalar == 0x7B2C { return true }
            // 第四、五轮: the ordinal word stands before the first of several.
            guard scalar == 0x3001 || Scalars.digit(scalar) != nil || NumeralReader.numeralDigit(scalar) != nil else {
                return false
            }
            position = before
            if start - position > 24 { return false }
        }
        return false
    }

    // MARK: Breaks

    private mutating func addBreak(_ kind: Break.Kind, _ scalar: UInt32, _ start: Int, _ length: Int) -> Int {
        let bytes = text.bytes
        if scalar == 0x300A {
            titleDepth += 1
            return start + length
        }
        if scalar == 0x300B {
            titleDepth = max(0, titleDepth - 1)
            return start + length
        }
        if kind == .line {
            titleDepth = 0
            var end = start + length
            var lines = 1
            while end < bytes.count {
                let (next, length) = Scalars.read(bytes, at: end)
                if next == 0x0A || next == 0x0D {
                    if next == 0x0A { lines += 1 }
                } else if !Scalars.isBlank(next) {
                    break
                }
                end += length
            }
            text.breaks.append(Break(start: start, end: end, kind: lines > 1 ? .paragraph : .line))
            return end
        }
        if kind == .open, let label = measureLabel(at: start, length) {
            text.labels.append(label)
            return label.end
        }
        text.breaks.append(Break(start: start, end: start + length, kind: kind))
        return start + length
    }

    /// （件）, (万元), （%）.
    private func measureLabel(at start: Int, _ length: Int) -> MeasureLabel? {
        let bytes = text.bytes
        var position = Scalars.skipBlanks(bytes, from: start + length)
        if Scalars.startsWith(bytes, at: position, "单位") {
            position += 6
            if Scalars.startsWith(bytes, at: position, "：") { position += 3 }
            if Scalars.startsWith(bytes, at: position, ":") { position += 1 }
        }
        var power = 0
        while position < bytes.count, let more = NumeralReader.scalePower(Scalars.read(bytes, at: position).value) {
            power += more
            position += 3
        }
        var isShare = false
        var measure: Int32 = -1
        if Scalars.startsWith(bytes, at: position, "%") || Scalars.startsWith(bytes, at: position, "％") {
            isShare = true
            position += Scalars.length(bytes[position])
        } else if let found = vocabulary.measureTrie.longest(bytes, at: position) {
            measure = found.word
            position = found.end
        } else {
            return nil
        }
        guard Scalars.startsWith(bytes, at: position, "）") || Scalars.startsWith(bytes, at: position, ")") else {
            return nil
        }
        position += Scalars.length(bytes[position])
        return MeasureLabel(
            start: start, end: position, measure: measure, factor: NumeralReader.power(power), isShare: isShare)
    }

    private func breakKind(_ scalar: UInt32) -> Break.Kind? {
        switch scalar {
        case 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F: .stop
        case 0xFF1B, 0x3B: .semicolon
        case 0xFF0C, 0x2C: .comma
        case 0x3001: .pause
        case 0xFF1A, 0x3A: .colon
        case 0xFF08, 0x28, 0x3010, 0x5B, 0x3014: .open
        case 0xFF09, 0x29, 0x3011, 0x5D, 0x3015: .close
        case 0x0A, 0x0D: .line
        case 0x7C, 0xFF5C, 0x09: .bar
        case 0x300A, 0x300B: .bar
        default: nil
        }
    }

    private func isQuote(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x201C, 0x201D, 0x2018, 0x2019, 0x300C, 0x300D, 0x300E, 0x300F, 0x2014, 0x2015, 0x00B7, 0x30FB: true
        default: false
        }
    }

    // MARK: After the pass

    /// Takes out what longer words hide: everything inside a mask, and the duties of words inside other words.
    private mutating func sift() {
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
    private mutating func qualify() {
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

    private mutating func sumContent() {
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

extension UInt32 {
    fileprivate var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
}
