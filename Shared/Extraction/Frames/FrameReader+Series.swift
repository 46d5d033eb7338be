import Quantities

/// Values of several years in a row.
extension FrameReader {
    /// A、B由上年的9.1%、88.4%分别变为7.3%、95.0%: labels in a row, and behind them their values then and now.
    ///
    /// - Parameter token: 分别, before the one values or the other.
    func findShift(around token: Token, in sentence: Sentence) -> Bool {
        let runs = runs(in: sentence)
        for (was, now) in zip(runs, runs.dropFirst()) where was.count == now.count && was.count >= 2 {
            let start = text.figures[was[0]].start
            let end = text.figures[was[was.count - 1]].end
            let next = text.figures[now[0]].start
            guard text.breaks(end, next).isEmpty, text.content(end, next) <= 4,
                token.start >= end && token.end <= next || token.end <= start && start - token.end < 40,
                let from = shiftMark(before: start, in: sentence)
            else { continue }
            let labelsEnd = token.end == from ? token.start : from
            let left = leftBound(from: labelsEnd, before: was[0], in: sentence)
            guard var later = row(left: left, end: labelsEnd, values: now, in: sentence) else { continue }
            let earlier = Row(left: left, end: start, members: later.members, figures: was)
            later.passed = from..<end
            for figure in was { rows[figure] = earlier }
            for figure in now { rows[figure] = later }
            return true
        }
        return false
    }

    /// Quantities that only marks and joining words part, in runs.
    private func runs(in sentence: Sentence) -> [[Int]] {
        var runs: [[Int]] = []
        for figure in sentence.figures where text.figures[figure].kind == .quantity && !text.figures[figure].isSpan {
            if let last = runs.last?.last, last == figure - 1, isNextInRun(figure, behind: last) {
                runs[runs.count - 1].append(figure)
            } else {
                runs.append([figure])
            }
        }
        return runs
    }

    private func isNextInRun(_ figure: Int, behind last: Int) -> Bool {
        let (end, start) = (text.figures[last].end, text.figures[figure].start)
        // 88.4%调整为7.3%: nothing joins them.
        let isJoined =
            !text.breaks(end, start).isEmpty
            || (["和", "与", "及", "以及"] as [StaticString]).contains { Scalars.startsWith(text.bytes, at: end, $0) }
        return isJoined && text.content(end, start) == 0 && start - end <= 9 && !opensClause(end, start)
    }

    /// Where 由上年的 or 从2020年的 begins that ends right before an offset.
    private func shiftMark(before offset: Int, in sentence: Sentence) -> Int? {
        var position = offset
        while let before = Scalars.before(text.bytes, position), before >= sentence.start, offset - before <= 40 {
            position = before
            let scalar = Scalars.read(text.bytes, at: before).value
            guard scalar == 0x7531 || scalar == 0x4ECE else { continue }  // 由 从
            let isDated = !text.dates(before, offset).isEmpty
            return isDated || hasClass([.lastYear, .lastYearSamePart], before, offset) ? before : nil
        }
        return nil
    }

    /// 近三年受理量分别为312件、287件和265件; 2020—2022年，败诉率分别为…: one label, and a value for each of so many years.
    func findSeries(before token: Token, _ left: Int, _ values: [Int], in sentence: Sentence) -> Bool {
        guard let first = firstYear(of: values.count, before: token.start, in: sentence) else { return false }
        var row = Row(
            left: left, end: token.start, members: Array(repeating: left..<left, count: values.count), figures: values)
        drawOut(&row, in: sentence)
        // 败诉率13.8%，近三年分别为…: what the number before states.
        if isLight(row.left, row.end), let before = sentence.figures.last(where: { $0 < values[0] && isBoundary[$0] }),
            text.content(text.figures[before].end, row.left) == 0
        {
            row.left = leftBound(from: text.figures[before].start, before: before, in: sentence)
        }
        for (offset, value) in values.enumerated() {
            rows[value] = row
            years[value] = first + offset
        }
        return true
    }

    /// Whether a number stands in a row with values of other years: 分别 behind these makes it no part of one.
    func isOfAnotherTime(_ figure: Int) -> Bool { years[figure] != nil || rows[figure]?.passed != nil }

    /// The first of so many years in a row that a sentence names before an offset: 2020—2022年, 近三年, 三年来.
    private func firstYear(of count: Int, before offset: Int, in sentence: Sentence) -> Int? {
        let span = text.dates(sentence.start, offset).last { $0.from.year != nil && !$0.isPoint }
        if let span, let from = span.from.year, let to = span.to.year, span.from.month == nil, to - from + 1 == count {
            return from
        }
        let figure = sentence.figures.last {
            text.figures[$0].isSpan && text.figures[$0].end <= offset && text.isStretchOfYears(text.figures[$0])
        }
        guard let figure, let year, text.figures[figure].numeral.significand == count else { return nil }
        return year - count + 1
    }
}

extension LexedText {
    /// Whether a length of time is the years that end with the one reported: 近三年, 五年来, 过去5年.
    func isStretchOfYears(_ figure: Figure) -> Bool {
        let end = figure.numeral.range.upperBound
        guard Scalars.startsWith(bytes, at: end, "年") else { return false }
        let before = ["近", "过去", "最近"] as [StaticString]
        let behind = ["年来", "年以来", "年间"] as [StaticString]
        return before.contains {
            Scalars.startsWith(bytes, at: figure.numeral.range.lowerBound - $0.utf8CodeUnitCount, $0)
        } || behind.contains { Scalars.startsWith(bytes, at: end, $0) }
    }
}
