import Foundation
import Indicators
import Observations
import Quantities

extension CheckFinder {
    /// Every growth for which the text states both the value and the one that it grew from: 受理62件，同比增长24%（上年50件）.
    ///
    /// The value is the figure of the sentence that stands nearest before the growth and states an indicator; the earlier
    /// one states the same indicator of the same place for the year before, in the same paragraph.
    func growths() -> [Check] {
        changes.compactMap { figure in sentenceRange(of: figure).flatMap { growth(figure, in: $0) } }
    }

    private func growth(_ figure: Int, in sentence: Sentence) -> Check? {
        guard let nearest = sentence.figures.last(where: { $0 < figure && terms[$0].indicator >= 0 }) else {
            return nil
        }
        // 62件，比上年的50件增长24%: what it grew from may stand nearer than what it grew to.
        let after = sentence.figures.last {
            $0 < nearest && terms[$0].indicator == terms[nearest].indicator && terms[$0].year == terms[nearest].year + 1
        }
        let later = after ?? nearest
        guard terms[later].isExact, !isBetween(later, figure),
            let earlier = earlier(than: later, in: sentence), terms[earlier].units > 0
        else { return nil }
        let sign: Decimal = isFall(before: figure, in: sentence) ? -1 : 1
        let difference = value(later) - value(earlier)
        let expected: Decimal
        let tolerance: Decimal
        if terms[figure].isCount {
            guard terms[figure].measure == terms[later].measure, terms[later].isCount else { return nil }
            expected = difference * sign
            tolerance = 0
        } else {
            guard terms[later].isCount else { return nil }
            var quotient = difference * 100 / value(earlier) * sign
            var rounded = Decimal()
            NSDecimalRound(&rounded, &quotient, max(0, -text.figures[figure].numeral.stepExponent), .plain)
            expected = rounded
            tolerance = text.figures[figure].numeral.step
        }
        let stated = text.figures[figure].numeral.value
        return Check(
            rule: .growth, indicator: indicator(later), result: span(figure),
            inputs: [span(later), span(earlier)], stated: stated, expected: expected,
            holds: (stated - expected).magnitude <= tolerance, sentence: self.sentence(of: figure))
    }

    /// Whether another count stands between the value and its growth: then it may be that one's.
    private func isBetween(_ later: Int, _ figure: Int) -> Bool {
        ((later + 1)..<max(later + 1, figure)).contains { between in
            terms[between].isUsable && terms[between].isCount && terms[between].indicator != terms[later].indicator
                && frames.rejections[between] == nil
        }
    }

    /// The same indicator of the same place for the year before, in the paragraph of the sentence.
    private func earlier(than later: Int, in sentence: Sentence) -> Int? {
        let term = terms[later]
        let first = max(0, later - 12)
        let last = min(terms.count, sentence.figures.upperBound + 6)
        return (first..<last).first { candidate in
            terms[candidate].indicator == term.indicator && terms[candidate].year == term.year - 1
                && terms[candidate].scope == term.scope && terms[candidate].isExact
                && sentenceRange(of: candidate)?.paragraph == sentence.paragraph
        }
    }

    private static let falls: [StaticString] = ["下降", "减少", "降低", "降", "减", "下滑", "回落", "少", "压减", "缩短", "低"]

    /// Whether the word of change before a number speaks of less.
    private func isFall(before figure: Int, in sentence: Sentence) -> Bool {
        guard let change = frames.lastChange(before: text.figures[figure].start, from: sentence.start) else {
            return false
        }
        return (change.start..<change.end).contains { offset in
            Self.falls.contains { Scalars.startsWith(text.bytes, at: offset, $0) }
        }
    }

}
