import Quantities

/// Numbers, dates and the measure words behind them.
extension Lexer {
    /// 上半年, 第三季度; with a year right before it (2022年上半年) the two are one date.
    mutating func partOfYear(at start: Int) -> Int? {
        guard let date = DateReader.partOfYear(bytes, at: start) else { return nil }
        add(date)
        return date.range.upperBound
    }

    mutating func add(_ date: DateExpression) {
        var date = date
        if dates.count > 0, case let last = dates[dates.count - 1], last.range.upperBound == date.range.lowerBound,
            last.isPoint,
            last.from.month == nil, let year = last.from.year, date.from.year == nil
        {
            date.from.year = year
            date.to.year = year
            date.range = last.range.lowerBound..<date.range.upperBound
            _ = dates.popLast()
        }
        for digits in date.digits {
            guard let numeral = NumeralReader.digits(bytes, at: digits.lowerBound) else { continue }
            var figure = Figure(numeral: numeral, kind: .date, start: digits.lowerBound, end: digits.upperBound)
            figure.numeral.range = digits
            figures.append(figure)
        }
        dates.append(date)
        coveredUntil = max(coveredUntil, date.range.upperBound)
    }

    mutating func number(at start: Int) -> Int {
        if titleDepth == 0, DateReader.mayBegin(bytes, at: start),
            let date = DateReader.partOfYear(bytes, at: start) ?? DateReader.date(bytes, at: start), !isDuration(date)
        {
            add(date)
            return date.range.upperBound
        }
        if titleDepth == 0, let year = DateReader.bareYear(bytes, at: start) {
            add(year)
            return year.range.upperBound
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
        if figure.kind == .quantity { qualify(&figure) }
        figures.append(figure)
        return figure.end
    }

    /// 1个月 and 3年 are lengths of time, and 2月 in 12月 is part of a month name only when nothing measures it.
    func isDuration(_ date: DateExpression) -> Bool { date.digits.isEmpty }

    mutating func chineseNumber(at start: Int) -> Int? {
        guard titleDepth == 0, let numeral = NumeralReader.chinese(bytes, at: start)
        else { return nil }
        var figure = Figure(numeral: numeral, kind: .quantity, start: start, end: numeral.range.upperBound)
        measure(&figure)
        guard numeral.isShare || figure.measure >= 0 else { return nil }
        // 一件, 一次 are words more often than counts.
        if numeral.significand == 1, numeral.exponent == 0, !isStressed(start) { return nil }
        figure.isOrdinal = isOrdinal(at: start)
        qualify(&figure)
        figures.append(figure)
        return figure.end
    }

    /// 仅一件, 共一次: the word before says that somebody counted.
    func isStressed(_ start: Int) -> Bool {
        let words: [StaticString] = ["仅", "只有", "共", "为", "计", "败诉", "仅有", "达"]
        return words.contains { Scalars.startsWith(bytes, at: start - $0.utf8CodeUnitCount, $0) }
    }

    mutating func measure(_ figure: inout Figure) {
        var after = figure.numeral.range.upperBound
        let unblanked = Scalars.skipBlanks(bytes, from: after)
        // One blank may stand between number and measure word; more are the edge of a cell.
        if unblanked - after <= 1 { after = unblanked }
        if !figure.numeral.isShare, let measure = vocabulary.measure(bytes, at: after) {
            figure.measure = measure.word
            figure.end = measure.end
            figure.isPoints = Scalars.startsWith(bytes, at: after, "个百分点")
            figure.isSpan = measuresTime(after)
            after = Scalars.skipBlanks(bytes, from: measure.end)
        }
        guard after < bytes.count, Self.opensBehind(Scalars.read(bytes, at: after).value) else { return }
        for (word, qualifier) in Self.behind where Scalars.startsWith(bytes, at: after, word) {
            figure.qualifier = qualifier
            figure.end = after + word.utf8CodeUnitCount
            return
        }
    }

    /// Whether a word that follows a number and says how exact it is may begin with a scalar.
    private static func opensBehind(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x4EE5, 0x53CA, 0x4E4B, 0x5DE6, 0x4E0A: true  // 以 及 之 左 上
        default: false
        }
    }

    /// Whether a length of time is measured: 3年, 6个月.
    private func measuresTime(_ offset: Int) -> Bool {
        switch Scalars.read(bytes, at: offset).value {
        case 0x5E74, 0x6708, 0x5468: true  // 年 月 周
        case 0x4E2A: Scalars.startsWith(bytes, at: offset, "个月")
        case 0x5C0F: Scalars.startsWith(bytes, at: offset, "小时")
        case 0x5206: Scalars.startsWith(bytes, at: offset, "分钟")
        default: false
        }
    }

    private static let behind: [(StaticString, Qualifier)] = [
        ("以上", .atLeast), ("及以上", .atLeast), ("以内", .atMost), ("之内", .atMost), ("以下", .atMost),
        ("左右", .about), ("上下", .about), ("之多", .exact),
    ]

    func isOrdinal(at start: Int) -> Bool {
        var position = start
        while let before = Scalars.before(bytes, position) {
            let scalar = Scalars.read(bytes, at: before).value
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
}
