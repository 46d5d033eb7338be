import Indicators
import Quantities

/// Numbers that take their label from a whole before them, and wholes that take a number before them back.
extension FrameReader {
    /// 执法人员168名，其中综合执法局72名、市场监管分局51名: what the whole counts, in one of its bodies.
    func branch(_ figure: Int, in index: Int) -> Frame? {
        guard let name = branchName(figure, in: index), let whole = statements.last else { return nil }
        var frame = Frame(indicator: whole.indicator, pattern: -1, start: name.lowerBound, words: Stretches(), score: 0)
        frame.branch = name
        return frame
    }

    /// The body that stands between a whole, or an earlier one of its parts, and a number.
    private func branchName(_ figure: Int, in index: Int) -> Range<Int>? {
        guard let whole = statements.last, whole.sentence == index, whole.worded == nil,
            previousStatement(figure, in: index)?.figure == whole.figure
        else { return nil }
        let number = text.figures[figure]
        let before = text.figures[whole.figure]
        guard number.measure >= 0, number.measure == before.measure, !number.numeral.isShare else { return nil }
        let marks = text.breaks(before.end, number.start)
        guard marks.count <= 1, let mark = marks.first, mark.kind == .pause || mark.kind == .comma,
            mark.start == before.end
        else { return nil }
        var start = Scalars.skipBlanks(text.bytes, from: mark.end)
        if let part = firstToken(.part, start, number.start), part.start == start {
            start = part.end
        } else if whole.branch == nil {
            return nil
        }
        guard let end = endOfBody(from: start, to: number.start), text.content(end, number.start) <= 2,
            !Self.kinds.contains(where: { Scalars.startsWith(text.bytes, at: start, $0) })
        else {
            return nil
        }
        return start..<end
    }

    /// 其中县综合行政执法局作出处罚决定412件: a body stands right behind 其中, and does what the whole does.
    func namesBody(behindPartMarkIn start: Int, _ end: Int) -> Bool {
        guard let part = lastToken(.part, start, end), text.breaks(part.end, end).isEmpty,
            Self.levels.contains(where: { Scalars.startsWith(text.bytes, at: part.end, $0) }),
            let last = endOfBody(from: part.end, to: min(end, part.end + Self.longestBody))
        else { return false }
        // 县局 may be any.
        return last - part.end > 6
    }

    private static let levels: [StaticString] = ["县", "市", "区", "旗"]

    private static let bodySuffixes: [StaticString] = ["局", "支队", "大队", "街道", "镇", "乡", "管委会"]
    /// 乡镇97个, 各镇97个 are kinds of bodies, not one of them.
    private static let kinds: [StaticString] = ["乡镇", "镇街", "街镇", "街道", "镇乡", "各", "基层", "部门"]
    private static let longestBody = 54

    /// Where the last name of a body ends that a stretch begins with.
    private func endOfBody(from start: Int, to end: Int) -> Int? {
        guard end - start <= Self.longestBody else { return nil }
        var position = start
        var last: Int?
        while position < end {
            if position > start,
                let word = Self.bodySuffixes.first(where: { Scalars.startsWith(text.bytes, at: position, $0) })
            {
                last = position + word.utf8CodeUnitCount
            }
            position += Scalars.length(text.bytes[position])
        }
        return last
    }

    /// 新增2个，总数达14个; 又上线4个，累计达到43个: the first is what came to a stock in the year, and the second is the stock.
    func takeBackIncrement(before figure: Int, _ frame: Frame, in index: Int) {
        guard let last = statements.last, last.sentence == index, last.indicator == frame.indicator,
            last.worded == nil, last.branch == nil, frame.branch == nil,
            [.stock, .list].contains(catalogue.indicators[frame.indicator].nature)
        else { return }
        let number = text.figures[figure]
        let before = text.figures[last.figure]
        let marks = text.breaks(before.end, number.start)
        guard marks.count == 1, marks.allSatisfy({ $0.kind == .comma }), number.measure == before.measure,
            number.numeral.significand > 0, before.numeral.value < number.numeral.value,
            says(Self.increments, from: last.region.left, to: before.start),
            says(Self.totals, from: before.end, to: number.start)
        else { return }
        statements.removeLast()
        statementOf[last.figure] = -1
        rejections[last.figure] = .change
    }

    private static let increments: [StaticString] = [
        "新增", "新获", "新晋", "新建", "新创", "新推", "新评", "新命名", "新入选", "又", "再", "增加", "上线",
    ]
    private static let totals: [StaticString] = ["累计", "总数", "总量", "总计", "共", "达", "至今", "至此", "增至", "增加到"]

    private func says(_ words: [StaticString], from start: Int, to end: Int) -> Bool {
        var position = start
        while position < end {
            if words.contains(where: { Scalars.startsWith(text.bytes, at: position, $0) }) { return true }
            position += Scalars.length(text.bytes[position])
        }
        return false
    }
}
