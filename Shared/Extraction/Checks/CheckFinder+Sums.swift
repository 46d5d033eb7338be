import Foundation
import Indicators
import Observations
import Quantities

extension CheckFinder {
    /// Every total with its parts.
    func sums() -> [Check] {
        var found: [Check] = []
        var first = 0
        while first < addends.count {
            let paragraph = paragraph(of: first)
            var end = first + 1
            while end < addends.count, self.paragraph(of: end) == paragraph { end += 1 }
            addSums(among: first..<end, to: &found)
            first = end
        }
        found += tableSums()
        found += matrixSums()
        return found
    }

    private func paragraph(of place: Int) -> Int {
        outline.sentences[Int(terms[addends[place]].sentence)].paragraph
    }

    /// The totals among the counts of one paragraph, which are given by their places in ``CheckFinder/addends``.
    private func addSums(among group: Range<Int>, to found: inout [Check]) {
        guard group.count > 2 else { return }
        for place in group {
            if let check = forward(place, in: group) ?? backward(place, in: group) { found.append(check) }
        }
    }

    /// 审结140件：维持78件，驳回17件，…: the parts follow their total.
    private func forward(_ place: Int, in group: Range<Int>) -> Check? {
        let total = addends[place]
        let whole = terms[total].units
        let last = min(place + 12, group.upperBound - 1)
        guard whole > 10_000, terms[total].isExact, terms[total].measure >= 0, last >= place + 2 else { return nil }
        let next = addends[place + 1]
        if terms[next].measure != terms[total].measure, let other = otherMeasure(total, next),
            let check = forward(total, place + 1...last, or: other, isFirst: true)
        {
            return check
        }
        var skipped = 0
        for start in place + 1...last where terms[addends[start]].measure == terms[total].measure {
            guard skipped < 3, skipped == 0 || whole >= 200_000 else { break }
            let own = terms[total].measure
            if let check = forward(total, start...last, or: own...own, isFirst: skipped == 0) { return check }
            skipped += 1
        }
        return nil
    }

    /// The measures that parts may have which are not measured as their total is; `nil` when there are no such parts.
    private func otherMeasure(_ total: Int, _ next: Int) -> ClosedRange<Int32>? {
        let measure = terms[next].measure
        // 2,964项：行政处罚2,318，行政强制141: behind a colon the parts may stand bare.
        if measure < 0 { return introduces(total, next) ? Int32.min...(-1) : nil }
        guard next == total + 1 else { return nil }
        // 审查174件次，其中合同92件、…: parts that are introduced may be measured by a word of their own.
        let isIntroduced = frames.hasClass(.part, text.figures[total].end, text.figures[next].start)
        return isIntroduced ? measure...measure : terms[total].measure...terms[total].measure
    }

    /// The parts among the counts behind a total, from the first of these on.
    private func forward(
        _ total: Int, _ later: ClosedRange<Int>, or other: ClosedRange<Int32>, isFirst: Bool
    ) -> Check? {
        let whole = terms[total].units
        let own = terms[total].measure
        func isOne(_ part: Int) -> Bool { terms[part].measure == own || other.contains(terms[part].measure) }
        // The list is made when it is wanted: most counts are the total of nothing.
        func parts(to last: Int) -> [Int] { addends[later].filter { $0 <= last && isOne($0) } }
        let end = isFirst ? Int.max : sentenceRange(of: total)?.end ?? 0
        var sum = 0
        var count = 0
        var first = -1
        /// Whether the parts are introduced, once somebody has asked.
        var isIntroduced: Bool?
        for place in later where isOne(addends[place]) {
            let part = addends[place]
            // In the sentence of the total; in the next one only right behind it.
            guard terms[part].isExact, terms[part].units < whole, isPossible(part, of: total),
                text.figures[part].start < end
            else { break }
            sum += terms[part].units
            count += 1
            if first < 0 { first = part }
            if sum == whole, count >= 2 {
                let isAtOnce = isFirst && count >= 3 && !(total + 1..<first).contains { terms[$0].isUsable }
                guard
                    whole >= 200_000 || isAtOnce || introduces(total, first)
                        || isFirst && (isListed(first...part, count, of: total) || areOpposite(first, part, of: total))
                else { break }
                return check(total, parts(to: part), holds: true)
            }
            if isFirst, count >= 2, isLast(part, of: total), kindsAnnounced(from: total, to: first) == count,
                !isTotalBefore(total, sum)
            {
                return check(total, parts(to: part), holds: false)
            }
            if isFirst, count >= 3 {
                isIntroduced = isIntroduced ?? introduces(total, first)
                if isIntroduced == true, isRest(part), !sharesRest(parts(to: part)), !isTotalBefore(total, sum) {
                    return check(total, parts(to: part), holds: false)
                }
            }
            if sum > whole { break }
        }
        return nil
    }

    /// 案件2件，维持1件、调解1件: nothing but a comma before the parts, and 、 between them, and no more of them.
    private func isListed(_ parts: ClosedRange<Int>, _ count: Int, of total: Int) -> Bool {
        guard parts.lowerBound == total + 1, parts.count == count,
            isOnly(.comma, between: total, and: parts.lowerBound)
        else { return false }
        for part in parts.dropLast() where !isOnly(.pause, between: part, and: part + 1) { return false }
        let end = text.figures[parts.upperBound].end
        let next = LexedText.index(in: text.breaks, below: end) { $0.start }
        return next >= text.breaks.count || text.breaks[next].kind != .pause
    }

    /// 申请12件，受理10件，不予受理2件; 审结19件，败诉1件，胜诉18件: two parts right behind their total, one of which denies the other.
    private func areOpposite(_ first: Int, _ second: Int, of total: Int) -> Bool {
        guard first == total + 1, second == total + 2,
            isOnly(.comma, between: first, and: second)
                || isOnly(.pause, between: first, and: second)
        else { return false }
        return says(Self.denials, before: first, within: 24) != says(Self.denials, before: second, within: 24)
    }

    private static let denials: [StaticString] = ["不予", "未", "不受理", "在办", "败诉", "废止", "失效", "驳回", "落选", "不合格", "继续审理"]

    /// Whether one mark stands between two figures, of this kind.
    private func isOnly(_ kind: Break.Kind, between one: Int, and other: Int) -> Bool {
        let marks = text.breaks(text.figures[one].end, text.figures[other].start)
        return marks.count == 1 && marks.first?.kind == kind
    }

    /// 76件…结论分三类：保留58件，修改6件，废止11件。: how many kinds are announced right before the first part.
    private func kindsAnnounced(from total: Int, to first: Int) -> Int? {
        let marks = text.breaks(text.figures[total].end, text.figures[first].start)
        guard let colon = marks.last(where: { $0.kind == .colon }),
            Scalars.startsWith(text.bytes, at: colon.start - 3, "类")
                || Scalars.startsWith(text.bytes, at: colon.start - 3, "种"),
            let before = Scalars.before(text.bytes, colon.start - 3)
        else { return nil }
        return NumeralReader.numeralDigit(Scalars.read(text.bytes, at: before).value)
    }

    /// Whether no count follows a part in the sentence of its total.
    private func isLast(_ part: Int, of total: Int) -> Bool {
        guard let sentence = sentenceRange(of: total), sentence.figures.contains(part) else { return false }
        return !(part + 1..<max(part + 1, sentence.figures.upperBound)).contains { terms[$0].isCount }
    }

    /// Whether one of the counts before gives the sum: 受理463件，调解成功458件，其中…: then those are its parts.
    private func isTotalBefore(_ total: Int, _ sum: Int) -> Bool {
        (max(0, total - 6)..<total).contains { terms[$0].isUsable && terms[$0].isCount && terms[$0].units == sum }
    }

    /// Parts of one matter and of one year; what the catalogue does not know may be a part of anything.
    private func isPossible(_ part: Int, of total: Int) -> Bool {
        guard terms[part].indicator >= 0, terms[total].indicator >= 0 else { return true }
        guard terms[part].year == terms[total].year else { return false }
        return isOfOneTheme(part, total) || introduces(total, part)
    }

    /// 处罚1942项，检查52项，…，共计2156项: the total follows its parts.
    private func backward(_ place: Int, in group: Range<Int>) -> Check? {
        let total = addends[place]
        let whole = terms[total].units
        guard whole >= 50_000, place >= group.lowerBound + 2 else { return nil }
        // 行政许可 24 / … / 合计 277: bare numbers are parts of a bare total only line by line.
        let isBare = terms[total].measure < 0
        let earliest = max(group.lowerBound, place - 10)
        var sum = 0
        var first = place
        var isMixed = false
        // The numbers are added up before the words are looked at: most are no sum.
        while first > earliest, sum <= whole {
            let part = addends[first - 1]
            guard terms[part].units < whole else { break }
            if isBare, terms[part].measure >= 0 || !endsLine(part) { break }
            // 合同2,174份、文件17件、文稿386件，三类合计2,577件: things of several measures are one total's parts.
            if terms[part].measure != terms[total].measure { isMixed = true }
            sum += terms[part].units
            first -= 1
            guard sum == whole, place - first >= (isMixed ? 3 : 2) else { continue }
            guard saysTotal(total) || restates(total) else { return nil }
            return check(total, Array(addends[first..<place]), holds: true)
        }
        return isBare ? nil : misadded(place)
    }

    /// 撤销6件、确认违法3件，即纠错9件; 审查文件9件、合同117件，合法性审查总数126件.
    private static let restatements: [StaticString] = ["即", "总数", "总量"]

    private func restates(_ total: Int) -> Bool { says(Self.restatements, before: total, within: 36) }

    /// 代表建议5件、政协提案9件，共计15件: a list of nothing else right before its total, which does not give it.
    private func misadded(_ place: Int) -> Check? {
        let total = addends[place]
        let last = addends[place - 1]
        guard last == total - 1, terms[last].measure == terms[total].measure, saysTotal(total), !restates(total),
            isOnly(.comma, between: last, and: total), terms[total].isExact,
            text.content(text.figures[last].end, text.figures[total].start) <= 2,
            let sentence = sentenceRange(of: total)
        else { return nil }
        var parts = [last]
        while let first = parts.last, first > sentence.figures.lowerBound,
            isOnly(.pause, between: first - 1, and: first),
            terms[first - 1].isUsable, terms[first - 1].measure == terms[total].measure
        {
            parts.append(first - 1)
        }
        guard parts.count >= 2, let first = parts.last, parts.allSatisfy({ terms[$0].isExact && terms[$0].isCount }),
            !(sentence.figures.lowerBound..<first).contains(where: { terms[$0].isUsable && terms[$0].isCount })
        else { return nil }
        return check(total, parts.reversed(), holds: false)
    }

    private func endsLine(_ figure: Int) -> Bool {
        let after = Scalars.skipBlanks(text.bytes, from: text.figures[figure].end)
        return after < text.bytes.count && text.bytes[after] == 0x0A
    }

    /// Whether 其中, 包括, a colon or a bracket stands between a total and its first part.
    private func introduces(_ total: Int, _ part: Int) -> Bool {
        let start = text.figures[total].end
        let end = text.figures[part].start
        guard end > start, end - start < 400 else { return false }
        if frames.hasClass(.part, start, end) { return true }
        return text.breaks(start, end).contains { $0.kind == .colon || $0.kind == .open }
    }

    private static let rest: [StaticString] = ["其他", "其余", "余下", "另外", "余为", "其它"]

    /// 其他纠纷5,249件: with the rest named the parts are complete.
    private func isRest(_ part: Int) -> Bool { says(Self.rest, before: part, within: 36) }

    private func sharesRest(_ parts: [Int]) -> Bool { parts.dropLast().contains(where: isRest) }

    /// 共, 共计, 合计, 总计 right before a number.
    private func saysTotal(_ figure: Int) -> Bool {
        var position = text.figures[figure].start
        var sawCount = false
        for _ in 0..<3 {
            guard let before = Scalars.before(text.bytes, position) else { return false }
            switch Scalars.read(text.bytes, at: before).value {
            case 0x5171: return true  // 共
            case 0x5408, 0x603B: if sawCount { return true }  // 合, 总
            case 0x3001, 0xFF0C, 0x2C, 0x3002, 0xFF1B, 0x3B, 0xFF1A: return false
            default: break
            }
            sawCount = Scalars.startsWith(text.bytes, at: before, "计")
            position = before
        }
        return false
    }

    private func says(_ words: [StaticString], before figure: Int, within bytes: Int) -> Bool {
        let end = text.figures[figure].start
        var position = end
        while let before = Scalars.before(text.bytes, position), end - before <= bytes {
            if words.contains(where: { Scalars.startsWith(text.bytes, at: before, $0) }) { return true }
            switch Scalars.read(text.bytes, at: before).value {
            case 0x3001, 0xFF0C, 0x2C, 0x3002, 0xFF1B, 0x3B, 0xFF1A: return false
            default: position = before
            }
        }
        return false
    }

    func check(_ total: Int, _ parts: [Int], holds: Bool) -> Check {
        let sum = parts.reduce(0) { $0 + terms[$1].units }
        return Check(
            rule: .sum, indicator: indicator(total), result: span(total), inputs: parts.map(span), stated: value(total),
            expected: Decimal(sum, timesTenTo: -4), holds: holds, sentence: sentence(of: total))
    }
}
