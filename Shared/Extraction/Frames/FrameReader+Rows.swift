import Quantities

extension FrameReader {
    /// Finds rows of labels and values: A、B、C分别为1、2、3.
    func findRows(in index: Int) {
        guard vicinity.classes.contains(.respectively) else { return }
        let sentence = outline.sentences[index]
        var next = text.firstToken(from: sentence.start)
        while next < text.tokens.count, text.tokens[next].start < sentence.end {
            let token = text.tokens[next]
            next += 1
            guard token.classes.contains(.respectively), !findShift(around: token, in: sentence) else { continue }
            let values = values(after: token.end, in: sentence)
            guard values.count >= 2 else {
                findYearsOrPlaces(before: token, in: sentence)
                continue
            }
            let left = leftBound(from: token.start, before: values[0], in: sentence)
            guard var row = row(left: left, end: token.start, values: values, in: sentence) else {
                if findSeries(before: token, left, values, in: sentence) { continue }
                findPlaces(before: token, values: values, in: sentence)
                findFollowers(before: token, values: values, in: sentence)
                continue
            }
            drawOut(&row, in: sentence)
            for value in values { rows[value] = row }
        }
    }

    /// 2019年、2020年，全省分别收到申请33件、36件: years or places in a row, the label behind 分别.
    private func findYearsOrPlaces(before token: Token, in sentence: Sentence) {
        guard
            let value = sentence.figures.first(where: {
                text.figures[$0].kind == .quantity && text.figures[$0].start >= token.end
            })
        else { return }
        let start = text.figures[value].start
        let values = values(after: start, in: sentence)
        guard values.count >= 2 else { return }
        let years = text.dates(sentence.start, token.start).filter { $0.from.year != nil }.map(\.range)
        let first = LexedText.index(in: places, below: sentence.start) { $0.lowerBound }
        let last = LexedText.index(in: places, below: token.start + 1) { $0.upperBound }
        let names = Array(places[first..<max(first, last)])
        guard let members = [years, names].first(where: { $0.count == values.count }) else {
            findLabels(before: token, values: values, in: sentence)
            return
        }
        let row = Row(left: members[0].lowerBound, end: start, members: members, figures: values)
        for value in values { rows[value] = row }
    }

    /// 行政调解、人民调解分别受理321件、3216件: labels in a row, their verb behind 分别.
    private func findLabels(before token: Token, values: [Int], in sentence: Sentence) {
        let start = text.figures[values[0]].start
        guard text.content(token.end, start) <= 6, text.breaks(token.end, start).isEmpty else { return }
        let left = leftBound(from: token.start, before: values[0], in: sentence)
        guard var row = row(left: left, end: token.start, values: values, in: sentence) else { return }
        row.end = start
        for value in values { rows[value] = row }
    }

    /// 出庭应诉率连年上升，2021年、2022年分别是85.3%、92.6%: a row of years alone takes its label from the clause before.
    func drawOut(_ row: inout Row, in sentence: Sentence) {
        guard isLight(row.left, row.end), row.left > sentence.start,
            row.members.allSatisfy({ $0.isEmpty || text.date(startingAt: $0.lowerBound) != nil })
        else { return }
        let mark = lastBreak(endingBefore: row.left, in: sentence)
        guard mark >= sentence.breaks.lowerBound, text.breaks[mark].kind == .comma, text.breaks[mark].end == row.left
        else { return }
        let earlier = leftBound(from: text.breaks[mark].start, before: row.figures[0], in: sentence)
        if !isLight(earlier, text.breaks[mark].start),
            !text.figures[sentence.figures].contains(where: { $0.end == earlier })
        {
            row.left = earlier
        }
    }

    /// 网上可办486项、即办322项，占比分别为99.8%、66.1%; …297件，罚款1184万元，上年分别为251件、901万元: numbers that follow as
    /// many before them in order.
    private func findFollowers(before token: Token, values: [Int], in sentence: Sentence) {
        var found: [(value: Int, figure: Int)] = []
        let earlier = sentence.figures.filter { text.figures[$0].end <= token.start && isBoundary[$0] }
        guard let last = earlier.last, text.content(text.figures[last].end, token.start) <= 8,
            text.breaks(text.figures[last].end, token.start).allSatisfy({ $0.kind == .comma || $0.kind == .semicolon })
        else { return }
        var left = earlier[...]
        for value in values.reversed() {
            // Shares are of counts; what is counted is compared with what is counted alike.
            let number = text.figures[value]
            guard
                let place = left.lastIndex(where: {
                    let other = text.figures[$0]
                    return !other.numeral.isShare && (number.numeral.isShare || other.measure == number.measure)
                })
            else { return }
            found.append((value, left[place]))
            left = left[..<place]
        }
        for (value, figure) in found { followed[value] = Followed(figure: figure, left: text.figures[last].end) }
    }

    /// 甲镇、乙镇受理量居前两位，分别为702起、655起: places in a row, the label behind them.
    private func findPlaces(before token: Token, values: [Int], in sentence: Sentence) {
        let first = LexedText.index(in: places, below: sentence.start) { $0.lowerBound }
        let last = LexedText.index(in: places, below: token.start + 1) { $0.upperBound }
        let members = Array(places[first..<max(first, last)].suffix(values.count))
        guard members.count == values.count, isRow(members), token.start - members[members.count - 1].upperBound < 90
        else { return }
        let row = Row(left: members[0].lowerBound, end: token.start, members: members, figures: values)
        for value in values { rows[value] = row }
    }

    /// Whether only 、 or a joining word stands between names.
    private func isRow(_ members: [Range<Int>]) -> Bool {
        zip(members, members.dropFirst()).allSatisfy { $1.lowerBound - $0.upperBound <= 3 }
    }

    /// The numbers behind 分别为 that only marks and joining words part.
    func values(after offset: Int, in sentence: Sentence) -> [Int] {
        var found: [Int] = []
        var end = offset
        for figure in sentence.figures where text.figures[figure].numeral.range.lowerBound >= offset {
            let number = text.figures[figure]
            guard number.kind == .quantity, !number.isSpan else { break }
            if found.isEmpty {
                guard text.content(end, number.start) <= 1 else { break }
            } else {
                guard text.content(end, number.start) == 0, number.start - end <= 9, !opensClause(end, number.start)
                else { break }
            }
            found.append(figure)
            end = number.end
        }
        return found
    }

    /// 6件和4件，尚有2件…: words behind a comma begin something else.
    func opensClause(_ start: Int, _ end: Int) -> Bool {
        guard let mark = text.breaks(start, end).last, mark.kind == .comma else { return false }
        return Scalars.skipBlanks(text.bytes, from: mark.end) + 3 < end
    }

    /// Splits the labels at the last joining marks, one fewer than there are values.
    func row(left: Int, end: Int, values: [Int], in sentence: Sentence) -> Row? {
        let joints = joints(left, end, in: sentence)
        guard joints.count >= values.count - 1 else { return nil }
        let used = Array(joints.suffix(values.count - 1))
        var members: [Range<Int>] = []
        for place in values.indices {
            if place == 0 {
                members.append(unit(endingAt: used[0].lowerBound, from: left)..<used[0].lowerBound)
            } else if place < used.count {
                members.append(used[place - 1].upperBound..<used[place].lowerBound)
            } else {
                let start = used[place - 1].upperBound
                // 败诉率、出庭应诉率分别为: what ends like the first is whole, and shares nothing with it.
                let isWhole = endAlike(used[0].lowerBound, end)
                members.append(start..<(isWhole ? end : unit(startingAt: start, to: end, like: members[0].count)))
            }
        }
        return Row(left: left, end: end, members: members, figures: values)
    }

    private func endAlike(_ one: Int, _ other: Int) -> Bool {
        guard let first = Scalars.before(text.bytes, one), let second = Scalars.before(text.bytes, other) else {
            return false
        }
        let scalar = Scalars.read(text.bytes, at: first).value
        return scalar == 0x7387 && scalar == Scalars.read(text.bytes, at: second).value  // 率
    }

    private func joints(_ start: Int, _ end: Int, in sentence: Sentence) -> [Range<Int>] {
        var found: [Range<Int>] = []
        for mark in text.breaks[sentence.breaks] where mark.start >= start && mark.end <= end {
            if mark.kind == .pause { found.append(mark.start..<mark.end) }
        }
        var position = start
        while position < end {
            for word in ["和", "与", "及"] as [StaticString] where Scalars.startsWith(text.bytes, at: position, word) {
                let joint = position..<(position + 3)
                let isInWord = text.tokens(startingIn: joint.lowerBound - 90, joint.lowerBound).contains {
                    $0.start < joint.lowerBound && $0.end > joint.upperBound
                }
                if !isInWord { found.append(joint) }
            }
            position += Scalars.length(text.bytes[position])
        }
        return found.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// Where the word or date that ends at an offset begins.
    private func unit(endingAt end: Int, from start: Int) -> Int {
        if let date = text.date(endingAt: end, slack: 3),
            date.range.lowerBound >= start
        {
            return date.range.lowerBound
        }
        var index = text.firstToken(from: end) - 1
        var best: Token?
        while index >= 0, text.tokens[index].start >= start {
            let token = text.tokens[index]
            index -= 1
            guard token.end <= end, token.hasGroups else { continue }
            guard let known = best else {
                best = token
                continue
            }
            if token.start < known.start - 30 { break }
            if token.end == known.end { best = token }
        }
        return best?.start ?? start
    }

    /// Where the word or date that starts at an offset ends.
    ///
    /// Members of a row are built alike: of the words that start there the one counts whose length is nearest to that of
    /// the first member (人民调解、诉前调解 + 成功案件数).
    private func unit(startingAt start: Int, to end: Int, like length: Int) -> Int {
        if let date = text.date(startingAt: start) { return date.range.upperBound }
        var index = text.firstToken(from: start)
        var best: Token?
        while index < text.tokens.count, text.tokens[index].start < end {
            let token = text.tokens[index]
            index += 1
            guard token.end <= end, token.hasGroups else { continue }
            guard let known = best else {
                best = token
                continue
            }
            if token.start > known.start { break }
            if abs(token.end - token.start - length) < abs(known.end - known.start - length) { best = token }
        }
        return best?.end ?? end
    }
}
