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
        let stated = terms[figure]
        guard stated.units <= 1_000_000, stated.isExact, !speaksOfOther(figure) else { return nil }
        var counts: [Int] = []
        for count in earlier.reversed() where terms[count].isCount && isOfSameTime(count, figure) {
            counts.append(count)
            if counts.count == 12 { break }
        }
        counts.reverse()
        // 98.65%，即1,462起调解成功: what the share is of may be said behind it.
        if let restated = restated(figure, in: index) { counts.append(restated) }
        guard counts.count >= 2 else { return nil }
        let first = outline.sentences[index].figures.lowerBound
        let isWhole = text.figures[figure].numeral.stepExponent >= 0
        var best: (numerator: Int, denominator: Int, rank: Int)?
        for place in counts.indices.reversed().prefix(5) where counts[place] >= first {
            let numerator = counts[place]
            for other in (0..<place).reversed() {
                let denominator = counts[other]
                guard isSameMeasure(numerator, denominator), holds(figure, numerator, denominator) else { continue }
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
    private func contradiction(_ figure: Int, _ counts: [Int], _ first: Int) -> Check? {
        guard let numerator = counts.last(where: { $0 >= first && isNumerator($0, of: figure) }) else { return nil }
        let before = counts.filter {
            $0 < numerator && isSameMeasure($0, numerator) && terms[$0].units >= terms[numerator].units
        }
        guard isAdjacent(numerator, figure) else { return nil }
        if let denominator = before.last(where: { isDenominator($0, of: figure) && isOfSameScope($0, figure) }) {
            return check(figure, numerator, denominator, holds: false)
        }
        guard let next = before.last, next == counts.last(where: { $0 < numerator }), terms[next].indicator >= 0,
            isOfSameScope(next, figure), theme(next) == theme(figure)
        else { return nil }
        return check(figure, numerator, next, holds: false)
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

    /// Whether a share is the quotient of two counts, rounded to the digits that it shows, give or take one.
    private func holds(_ figure: Int, _ numerator: Int, _ denominator: Int) -> Bool {
        guard terms[denominator].units >= terms[numerator].units,
            let quotient = quotient(numerator, denominator, like: figure)
        else { return false }
        let step = text.figures[figure].numeral.stepExponent
        let power = NumeralReader.power(ten: max(0, -step))
        let difference = Int128(quotient) * 10_000 - Int128(terms[figure].units) * Int128(power)
        let tolerance = Int128(10_000) * Int128(NumeralReader.power(ten: max(0, step)))
        return difference.magnitude <= tolerance.magnitude
    }

    /// The quotient of two counts in steps of the last decimal that a share shows, rounded half up: 9865 for 98.65 %;
    /// `nil` when there is none that can be compared.
    private func quotient(_ numerator: Int, _ denominator: Int, like figure: Int) -> Int? {
        let decimals = max(0, -text.figures[figure].numeral.stepExponent)
        let whole = terms[denominator].units
        guard decimals <= 6, whole > 0 else { return nil }
        let scale = Int128(100 * NumeralReader.power(ten: decimals))
        return Int(exactly: (Int128(terms[numerator].units) * scale * 2 + Int128(whole)) / (Int128(whole) * 2))
    }

    private func check(_ figure: Int, _ numerator: Int, _ denominator: Int, holds: Bool) -> Check? {
        guard let quotient = quotient(numerator, denominator, like: figure) else { return nil }
        let decimals = max(0, -text.figures[figure].numeral.stepExponent)
        return Check(
            rule: .ratio, indicator: observation(figure)?.indicator, result: span(figure),
            inputs: [span(numerator), span(denominator)], stated: value(figure),
            expected: Decimal(quotient, timesTenTo: -decimals), holds: holds, sentence: sentence(of: figure))
    }
}
