import Quantities

/// Numbers and periods as cells.
extension TableFinder {
    /// Whether a number in some lines may be a cell of its own: no letter stands before it.
    func holdsValue(_ lines: CellLines) -> Bool {
        guard let first = lines.lines.first?.range.lowerBound, let last = lines.lines.last?.range.upperBound
        else { return false }
        var index = LexedText.index(in: text.figures, below: first) { $0.numeral.range.lowerBound }
        while index < text.figures.count, case let start = text.figures[index].numeral.range.lowerBound, start < last {
            if text.figures[index].kind == .quantity, !isLetter(before: start) { return true }
            index += 1
        }
        return false
    }

    private func isLetter(before offset: Int) -> Bool {
        guard let before = Scalars.before(text.bytes, offset) else { return false }
        return (0x4E00...0x9FFF).contains(Scalars.read(text.bytes, at: before).value)
    }

    /// 2024年, 2024年度, 2024年（1—11月）: a cell that is a period and nothing else.
    func headerDate(_ range: Range<Int>) -> DateExpression? {
        guard var date = text.date(startingAt: range.lowerBound) else { return nil }
        if date.range.upperBound + 3 >= range.upperBound { return date }
        var inside = date.range.upperBound
        if Scalars.startsWith(text.bytes, at: inside, "度") { inside += 3 }
        guard Scalars.startsWith(text.bytes, at: inside, "（") || Scalars.startsWith(text.bytes, at: inside, "(") else {
            return nil
        }
        inside += Scalars.length(text.bytes[inside])
        guard let months = text.date(startingAt: inside), months.from.year == nil, date.isPoint, date.from.month == nil,
            months.range.upperBound + 3 >= range.upperBound
        else { return nil }
        date.from = DateExpression.Point(year: date.from.year, month: months.from.month, day: months.from.day)
        date.to = DateExpression.Point(year: date.to.year, month: months.to.month, day: months.to.day)
        return date
    }

    func figure(filling range: Range<Int>) -> Int? {
        guard let index = figure(startingAt: range.lowerBound) else { return nil }
        let figure = text.figures[index]
        guard figure.kind == .quantity else { return nil }
        return figure.end == range.upperBound || figure.numeral.range.upperBound == range.upperBound ? index : nil
    }

    /// -18.3%, +11.5: a cell that is a number with a sign.
    func change(filling range: Range<Int>) -> Int? {
        let (sign, length) = Scalars.read(text.bytes, at: range.lowerBound)
        guard [0x2B, 0x2D, 0xFF0B, 0xFF0D, 0x2212, 0x2191, 0x2193, 0x2014, 0x2013].contains(sign), range.count > length,
            let index = figure(startingAt: range.lowerBound + length)
        else { return nil }
        // +0.5 may be taken for a name such as 10+N.
        let figure = text.figures[index]
        return max(figure.end, figure.numeral.range.upperBound) == range.upperBound ? index : nil
    }

    /// A number of which it is not known what it counts.
    ///
    /// - Parameter offset: where it stands, or the head of its column.
    func unlabelled(at offset: Int) -> TableCell { TableCell(label: offset..<offset) }

    /// 增减, 同比: what heads a column of changes.
    func isGrowthHead(_ range: Range<Int>) -> Bool { Self.growthHeads.prefix(of: text.bytes[range]) > 0 }

    private static let growthHeads = PhraseSet("增减 同比 增长 增幅 升降 变化 变动 环比 较上年 比上年 较去年 比去年")

    func isRowNumber(_ range: Range<Int>) -> Bool {
        guard let index = figure(startingAt: range.lowerBound) else { return false }
        return text.figures[index].kind == .identifier && text.figures[index].end == range.upperBound
    }

    private func figure(startingAt offset: Int) -> Int? {
        let index = LexedText.index(in: text.figures, below: offset) { $0.numeral.range.lowerBound }
        guard index < text.figures.count, text.figures[index].numeral.range.lowerBound == offset else { return nil }
        return index
    }
}
