import Foundation
import Indicators
import Observations
import Quantities

extension CheckFinder {
    /// The share of two counts before it; `nil` when no pair comes into question.
    ///
    /// A pair that the catalogue names is checked whichever way it comes out; any other pair counts only when it holds,
    /// because nobody said that the share is of these two.
    func share(_ figure: Int, among earlier: [Int], in index: Int) -> Check? {
        let stated = value(figure)
        guard stated <= 100, text.figures[figure].qualifier == .exact, !speaksOfOther(figure, index) else { return nil }
        let counts = Array(earlier.filter { isCount($0) && isOfSameTime($0, figure) }.suffix(12))
        guard counts.count >= 2 else { return nil }
        let first = outline.sentences[index].figures.lowerBound
        let isWhole = text.figures[figure].numeral.stepExponent >= 0
        var best: (numerator: Int, denominator: Int, rank: Int)?
        for (place, numerator) in counts.enumerated().reversed().prefix(5) where numerator >= first {
            for (other, denominator) in counts.enumerated().reversed() where other != place {
                guard other < place, isSameMeasure(numerator, denominator), value(denominator) >= value(numerator),
                    value(denominator) > 0, holds(stated, numerator, denominator, figure)
                else { continue }
                let isNamed = isNumerator(numerator, of: figure) && isDenominator(denominator, of: figure)
                let isNext = place == counts.count - 1 && other == place - 1
                if isWhole, !isNamed, !isNext { continue }
                // Across sentences only counts of one matter belong together.
                if !isNamed, denominator < first, !isOfOneTheme(numerator, denominator) { continue }
                let rank = (isNamed ? 100 : 0) + (isNext ? 20 : 0) + place * 2 + other
                if rank > best?.rank ?? -1 { best = (numerator, denominator, rank) }
            }
        }
        if let best { return check(figure, best.numerator, best.denominator, holds: true) }
        return contradiction(figure, counts, first)
    }

    /// A pair that the catalogue names, or that stands right before the share, and does not give it.
    private func contradiction(_ figure: Int, _ counts: [Int], _ first: Int) -> Check? {
        guard let numerator = counts.last(where: { $0 >= first && isNumerator($0, of: figure) }) else { return nil }
        let before = counts.filter { $0 < numerator && isSameMeasure($0, numerator) && value($0) >= value(numerator) }
        guard isAdjacent(numerator, figure) else { return nil }
        if let denominator = before.last(where: { isDenominator($0, of: figure) && isOfSameScope($0, figure) }) {
            return check(figure, numerator, denominator, holds: false)
        }
        guard let next = before.last, next == counts.last(where: { $0 < numerator }), observations[next] != nil,
            isOfSameScope(next, figure), theme(next) == theme(figure)
        else { return nil }
        return check(figure, numerator, next, holds: false)
    }

    /// Whether no other count stands between.
    private func isAdjacent(_ numerator: Int, _ figure: Int) -> Bool {
        !((numerator + 1)..<max(figure, numerator + 1)).contains { isUsable($0) && isCount($0) }
    }

    func isOfOneTheme(_ one: Int, _ other: Int) -> Bool { theme(one) != nil && theme(one) == theme(other) }

    private func theme(_ figure: Int) -> Substring? {
        observations[figure].map { $0.indicator.rawValue.prefix { $0 != "." } }
    }

    private func isNumerator(_ figure: Int, of share: Int) -> Bool {
        guard let code = observations[share]?.indicator, let numerator = catalogue[code]?.numerator else {
            return false
        }
        return observations[figure]?.indicator == numerator
    }

    private func isDenominator(_ figure: Int, of share: Int) -> Bool {
        guard let code = observations[share]?.indicator, let denominator = catalogue[code]?.denominator else {
            return false
        }
        return observations[figure]?.indicator == denominator
    }

    private func isOfSameTime(_ figure: Int, _ share: Int) -> Bool {
        guard let one = observations[figure], let other = observations[share] else { return true }
        return one.period.from.year == other.period.from.year
    }

    private func isOfSameScope(_ figure: Int, _ share: Int) -> Bool {
        observations[figure]?.scope == observations[share]?.scope
    }

    /// A share of the parent's, or of the year before, has its parts elsewhere.
    private func speaksOfOther(_ figure: Int, _ index: Int) -> Bool {
        guard let observation = observations[figure] else { return false }
        return observation.scope == .parent || observation.scope == .other
    }

    private func holds(_ stated: Decimal, _ numerator: Int, _ denominator: Int, _ figure: Int) -> Bool {
        let quotient = value(numerator) * 100 / value(denominator)
        let step = text.figures[figure].numeral.step
        var difference = rounded(quotient, to: step) - stated
        if difference < 0 { difference = -difference }
        return difference <= step
    }

    /// A quotient rounded to the digits that the text shows.
    func rounded(_ value: Decimal, to step: Decimal) -> Decimal {
        var value = value
        var result = Decimal()
        NSDecimalRound(&result, &value, max(0, -step.exponent), .plain)
        return result
    }

    private func check(_ figure: Int, _ numerator: Int, _ denominator: Int, holds: Bool) -> Check {
        let quotient = value(numerator) * 100 / value(denominator)
        return Check(
            rule: .ratio, indicator: observations[figure]?.indicator, result: span(figure),
            inputs: [span(numerator), span(denominator)], stated: value(figure),
            expected: rounded(quotient, to: text.figures[figure].numeral.step), holds: holds,
            sentence: sentence(of: figure))
    }
}
