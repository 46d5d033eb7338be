import Foundation
import Indicators
import Observations
import Quantities

extension CheckFinder {
    /// The share of two counts before it; `nil` when no pair comes into question.
    ///
    /// A pair that the catalogue or the sentence names is checked whichever way it comes out; any other pair counts only
    /// when it holds, because nobody said that the share is of these two.
    ///
    /// - Parameter before: how many counts stand before it.
    func share(_ figure: Int, ofCounts before: Int, in index: Int, after base: Int?) -> ShareOfCounts? {
        guard terms[figure].units <= 1_000_000, terms[figure].isExact, !speaksOfOther(figure) else { return nil }
        let start = window(of: index)
        candidates.removeAll(keepingCapacity: true)
        var place = before - 1
        while place >= 0, counts[place] >= start, candidates.count < Self.mostCounts {
            if isOfSameTime(counts[place], figure) { candidates.append(counts[place]) }
            place -= 1
        }
        candidates.reverse()
        // 98.65%，即1,462起调解成功: what the share is of may be said behind it.
        if let restated = restated(figure, in: index) { candidates.append(restated) }
        let first = outline.sentences[index].figures.lowerBound
        if let spoken = spoken(figure) { return spoken }
        if let best = best(figure, first) { return best }
        if let tabled = tabled(figure, first) { return tabled }
        if let turned = turned(figure, first) { return turned }
        guard candidates.count >= 2, !isLeft(figure) else { return nil }
        return contradiction(figure, first) ?? oddOne(figure, base)
    }

    /// 成功率从97.9%升到98.4%: of the level that was left nobody says when it was.
    private func isLeft(_ figure: Int) -> Bool {
        let start = text.figures[figure].start
        return (["从", "由"] as [StaticString]).contains { Scalars.startsWith(text.bytes, at: start - 3, $0) }
    }

    /// So many counts before a share come into question.
    static let mostCounts = 12

    /// The first figure whose count comes into question: of the sentence, or of the two before it in its paragraph.
    private func window(of index: Int) -> Int {
        let paragraph = outline.sentences[index].paragraph
        var first = index
        while first > 0, index - first < 2, outline.sentences[first - 1].paragraph == paragraph { first -= 1 }
        return outline.sentences[first].figures.lowerBound
    }

    /// The pair of counts that gives the share, the likeliest of several.
    private func best(_ figure: Int, _ first: Int) -> ShareOfCounts? {
        guard candidates.count >= 2 else { return nil }
        let isWhole = text.figures[figure].numeral.stepExponent >= 0
        let isPrecise = text.figures[figure].numeral.stepExponent <= -2
        var best: (pair: ShareOfCounts, rank: Int)?
        for place in candidates.indices.reversed().prefix(5) where candidates[place] >= first {
            let numerator = candidates[place]
            for other in (0..<place).reversed() {
                let denominator = candidates[other]
                guard holds(figure, numerator, denominator) else { continue }
                let isNamed = isNumerator(numerator, of: figure) && isDenominator(denominator, of: figure)
                let isNext =
                    place == candidates.count - 1 && isBefore(denominator, numerator, candidates[other..<place])
                let isCalled = isNamesake(numerator, of: figure) && denominator >= first
                // 案件14件，出庭11人次，出庭率78.6%: the share's own word binds counts of two measures.
                let isBound = isCalled && isNext && !isWhole
                guard isNamed || isBound || isSameMeasure(numerator, denominator) else { continue }
                if isWhole, !isNamed, !isNext, !isCalled { continue }
                // Across sentences only counts of one matter belong together, or such as give the share to a hundredth.
                if !isNamed, denominator < first, !isPrecise, !isOfOneTheme(numerator, denominator) { continue }
                let rank = (isNamed ? 100 : 0) + (isCalled ? 50 : 0) + (isNext ? 20 : 0) + place * 2 + other
                if rank > best?.rank ?? -1 { best = (ShareOfCounts(numerator, denominator, holds: true), rank) }
            }
        }
        return best?.pair
    }

    /// Whether a count is the one before another; what stands in a bracket that is closed again does not count:
    /// 新制定14件（其中部门制定9件）、报送备案14件.
    private func isBefore(_ count: Int, _ other: Int, _ between: ArraySlice<Int>) -> Bool {
        between.dropFirst().allSatisfy { inner in
            var depth = 0
            for mark in text.breaks(text.figures[inner].end, text.figures[other].start) {
                if mark.kind == .open { depth += 1 }
                if mark.kind == .close {
                    if depth == 0 { return true }
                    depth -= 1
                }
            }
            return false
        }
    }

    /// 优秀21宗…其中优秀率35%: the word before 率 is the one before the count.
    private func isNamesake(_ count: Int, of share: Int) -> Bool {
        let end = text.figures[share].start
        guard let rate = (max(0, end - 9)..<end).last(where: { Scalars.startsWith(text.bytes, at: $0, "率") }),
            rate >= 6, text.figures[count].start >= 6
        else { return false }
        let start = text.figures[count].start
        return (1...6).allSatisfy { text.bytes[rate - $0] == text.bytes[start - $0] }
    }

    /// 出庭25宗，占应出庭40宗的65.2%: the sentence itself says which two.
    private func spoken(_ figure: Int) -> ShareOfCounts? {
        guard candidates.count >= 2 else { return nil }
        let denominator = candidates[candidates.count - 1]
        let numerator = candidates[candidates.count - 2]
        let end = text.figures[denominator].end
        let start = text.figures[figure].start
        guard denominator < figure, Scalars.startsWith(text.bytes, at: start - 3, "的"), text.breaks(end, start).isEmpty,
            text.content(end, start) <= 8,
            isSameMeasure(numerator, denominator), terms[numerator].isExact, terms[denominator].isExact,
            text.figures[denominator].start - text.figures[numerator].end < 90,
            let word = frames.lastToken(.share, text.figures[numerator].end, text.figures[denominator].start),
            text.breaks(word.end, text.figures[denominator].start).isEmpty, mayBeOfOne(numerator, denominator)
        else { return nil }
        return ShareOfCounts(numerator, denominator, holds: holds(figure, numerator, denominator))
    }

    /// Whether nothing says that two counts are of different places.
    private func mayBeOfOne(_ one: Int, _ other: Int) -> Bool {
        terms[one].scope == nil || terms[other].scope == nil || isOfSameScope(one, other)
    }

    /// The pair that the catalogue names, further up: in the rows of a table, or in the table above the sentence.
    private func tabled(_ figure: Int, _ first: Int) -> ShareOfCounts? {
        let ratio = terms[figure].indicator
        guard ratio >= 0, !frames.cells.isEmpty else { return nil }
        let numerators = relations.numerators[Int(ratio)]
        let denominators = relations.denominators[Int(ratio)]
        guard numerators >= 0, denominators >= 0 else { return nil }
        func nearest(_ indicator: Int32) -> Int? {
            (max(0, figure - Self.tableReach)..<figure).last {
                terms[$0].indicator == indicator && terms[$0].isExact && isOfSameTime($0, figure)
                    && isOfSameScope($0, figure) && (frames.cells[$0] != nil || $0 >= first)
            }
        }
        guard let numerator = nearest(numerators), let denominator = nearest(denominators),
            holds(figure, numerator, denominator)
        else { return nil }
        return ShareOfCounts(numerator, denominator, holds: true)
    }

    /// 人员318人，编制355名，使用率89.6%: right before a share with decimals the whole may follow its part.
    private func turned(_ figure: Int, _ first: Int) -> ShareOfCounts? {
        guard candidates.count >= 2, text.figures[figure].numeral.stepExponent < 0 else { return nil }
        let denominator = candidates[candidates.count - 1]
        let numerator = candidates[candidates.count - 2]
        guard denominator == figure - 1, numerator == denominator - 1, numerator >= first,
            terms[numerator].units < terms[denominator].units, isOfPersons(numerator), isOfPersons(denominator),
            !speaksOfOther(numerator), !speaksOfOther(denominator), holds(figure, numerator, denominator)
        else { return nil }
        return ShareOfCounts(numerator, denominator, holds: true)
    }

    private func isOfPersons(_ figure: Int) -> Bool {
        let end = text.figures[figure].numeral.range.upperBound
        return (["人", "名", "位"] as [StaticString]).contains { Scalars.startsWith(text.bytes, at: end, $0) }
    }

    /// So many figures up the rows of a table are looked for.
    private static let tableReach = 60

    /// 92个事项中，89个…（96.7%），90个…（97.83%），52个…（55.4%）: the other shares of the sentence are of one count, and
    /// this one stands as they do behind its own.
    private func oddOne(_ figure: Int, _ base: Int?) -> ShareOfCounts? {
        guard let base, let numerator = candidates.last, numerator == figure - 1, base < numerator,
            isSameMeasure(base, numerator), terms[numerator].units < terms[base].units,
            text.breaks(text.figures[numerator].end, text.figures[figure].start).contains(where: { $0.kind == .open })
        else { return nil }
        return ShareOfCounts(numerator, base, holds: false)
    }

    /// The count right behind a share that 即 introduces.
    private func restated(_ figure: Int, in index: Int) -> Int? {
        let next = figure + 1
        guard outline.sentences[index].figures.contains(next), terms[next].isUsable, terms[next].isCount else {
            return nil
        }
        let start = text.figures[figure].end
        let end = text.figures[next].start
        guard end - start < 60 else { return nil }
        return (start..<end).contains { Scalars.startsWith(text.bytes, at: $0, "即") } ? next : nil
    }

    /// A pair that the catalogue names, or that stands right before the share, and does not give it.
    private func contradiction(_ figure: Int, _ first: Int) -> ShareOfCounts? {
        guard let numerator = candidates.last(where: { $0 >= first && isNumerator($0, of: figure) }) else { return nil }
        let before = candidates.filter {
            $0 < numerator && isSameMeasure($0, numerator) && terms[$0].units >= terms[numerator].units
        }
        guard isAdjacent(numerator, figure) else { return nil }
        if let denominator = before.last(where: { isDenominator($0, of: figure) && isOfSameScope($0, figure) }) {
            return ShareOfCounts(numerator, denominator, holds: false)
        }
        // What the catalogue names as the whole of the share may stand somewhere else: 审结4件，出庭3件，出庭应诉率100%.
        let ratio = terms[figure].indicator
        guard ratio < 0 || relations.denominators[Int(ratio)] < 0 || !isOfSomeWhole(figure, numerator) else {
            return nil
        }
        guard let next = before.last, next == candidates.last(where: { $0 < numerator }), terms[next].indicator >= 0,
            isOfSameScope(next, figure), theme(next) == theme(figure)
        else { return nil }
        return ShareOfCounts(numerator, next, holds: false)
    }

    /// Whether no other count stands between.
    private func isAdjacent(_ numerator: Int, _ figure: Int) -> Bool {
        !((numerator + 1)..<max(figure, numerator + 1)).contains { terms[$0].isUsable && terms[$0].isCount }
    }

    func isOfOneTheme(_ one: Int, _ other: Int) -> Bool { theme(one) != nil && theme(one) == theme(other) }

    private func theme(_ figure: Int) -> Int32? {
        let indicator = terms[figure].indicator
        return indicator < 0 ? nil : relations.themes[Int(indicator)]
    }

    private func isNumerator(_ figure: Int, of share: Int) -> Bool {
        let ratio = terms[share].indicator
        return ratio >= 0 && terms[figure].indicator >= 0
            && relations.numerators[Int(ratio)] == terms[figure].indicator
    }

    private func isDenominator(_ figure: Int, of share: Int) -> Bool {
        let ratio = terms[share].indicator
        return ratio >= 0 && terms[figure].indicator >= 0
            && relations.denominators[Int(ratio)] == terms[figure].indicator
    }

    private func isOfSameTime(_ figure: Int, _ share: Int) -> Bool {
        terms[figure].indicator < 0 || terms[share].indicator < 0 || terms[figure].year == terms[share].year
    }

    private func isOfSameScope(_ figure: Int, _ share: Int) -> Bool { terms[figure].scope == terms[share].scope }

    /// A share of the parent's, or of the year before, has its parts elsewhere.
    private func speaksOfOther(_ figure: Int) -> Bool {
        terms[figure].scope == .parent || terms[figure].scope == .other
    }
}
