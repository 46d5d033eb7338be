import Documents
import Foundation
import Indicators
import Observations
import Quantities

/// Finds the arithmetic that a document allows: shares against their parts, totals against theirs.
struct CheckFinder {
    let source: DocumentText
    let text: LexedText
    let outline: Outline
    let frames: FrameReader
    let catalogue: Catalogue
    /// What each figure was written down as; `nil` for figures that state no indicator.
    let observations: [Observation?]

    /// Every check, in the order of the checked figures. Complexity: linear in the figures; each looks at a few before it.
    func checks() -> [Check] {
        var found: [Check] = []
        for (index, sentence) in outline.sentences.enumerated() where !sentence.isNoise && !sentence.isPlan {
            let earlier = figuresBefore(index)
            var seen = earlier
            for figure in sentence.figures where isUsable(figure) {
                if text.figures[figure].numeral.isShare || isShareCell(figure) {
                    if let check = share(figure, among: seen, in: index) { found.append(check) }
                }
                seen.append(figure)
            }
        }
        found += sums()
        return found.sorted { ($0.result.start, $0.rule.rawValue) < ($1.result.start, $1.rule.rawValue) }
    }

    /// Counts of the two sentences before, in the same paragraph.
    private func figuresBefore(_ index: Int) -> [Int] {
        var found: [Int] = []
        let paragraph = outline.sentences[index].paragraph
        var earlier = index - 1
        while earlier >= 0, earlier >= index - 2, outline.sentences[earlier].paragraph == paragraph {
            found = outline.sentences[earlier].figures.filter(isUsable) + found
            earlier -= 1
        }
        return found
    }

    /// A count or a share; no date, rank, difference, or Chinese numeral that states nothing.
    func isUsable(_ figure: Int) -> Bool {
        let number = text.figures[figure]
        guard number.kind == .quantity, !number.isOrdinal, !number.isPoints, !number.isSpan else { return false }
        return number.isArabic || frames.statementOf[figure] >= 0
    }

    func isShareCell(_ figure: Int) -> Bool {
        guard frames.statementOf[figure] >= 0 else { return false }
        return frames.statements[frames.statementOf[figure]].label?.isShare == true
    }

    func isCount(_ figure: Int) -> Bool { !text.figures[figure].numeral.isShare && !isShareCell(figure) }

    func value(_ figure: Int) -> Decimal { observations[figure]?.value ?? text.figures[figure].numeral.value }

    func isSameMeasure(_ one: Int, _ other: Int) -> Bool {
        let first = measure(one)
        let second = measure(other)
        return first == second || first < 0 || second < 0
    }

    func measure(_ figure: Int) -> Int32 {
        let own = text.figures[figure].measure
        if own >= 0 { return own }
        return frames.statementOf[figure] >= 0
            ? frames.statements[frames.statementOf[figure]].label?.measure ?? frames.cells[figure]?.measure?.measure
                ?? -1
            : frames.cells[figure]?.measure?.measure ?? -1
    }

    func span(_ figure: Int) -> TextSpan { source.span(text.figures[figure].numeral.range) }

    func sentence(of figure: Int) -> String {
        if let observation = observations[figure] { return observation.sentence }
        guard let sentence = sentenceRange(of: figure) else { return "" }
        let quote = source.quote(sentence.start..<sentence.end)
        return quote.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The sentence that a figure stands in. Complexity: logarithmic.
    func sentenceRange(of figure: Int) -> Sentence? {
        let index = LexedText.index(in: outline.sentences) { $0.figures.upperBound <= figure }
        guard index < outline.sentences.count, outline.sentences[index].figures.contains(figure) else { return nil }
        return outline.sentences[index]
    }
}
