import Documents
import Foundation
import Indicators
import Observations
import Quantities

/// Finds the arithmetic that a document allows: shares against their parts, totals against theirs.
///
/// An object, because a structure of this size would be copied from one of its methods to the next. One thread works with
/// it, and no method holds one of its arrays while another one changes it: nobody needs to check who else has access.
final class CheckFinder {
    let source: DocumentText
    let text: LexedText
    let outline: Outline
    let frames: FrameReader
    /// Which entries of the catalogue are parts and wholes of which.
    let relations: IndicatorRelations
    /// What each statement was written down as.
    let observations: StatedObservations
    /// Every figure as arithmetic sees it.
    @exclusivity(unchecked) private(set) var terms: [CheckTerm] = []
    /// The figures that are counts, in order.
    @exclusivity(unchecked) private(set) var counts: [Int] = []
    /// The counts that may be totals or parts of totals: what is done, and in no table of several columns.
    @exclusivity(unchecked) private(set) var addends: [Int] = []
    /// The figures that may be shares of counts.
    @exclusivity(unchecked) private(set) var shares: [Int] = []
    /// The figures that are growths.
    @exclusivity(unchecked) private(set) var changes: [Int] = []
    /// The counts of which a share may be, in an array that serves one share after the other.
    @exclusivity(unchecked) var candidates: [Int] = []

    init(
        source: DocumentText, text: LexedText, outline: Outline, frames: FrameReader, relations: IndicatorRelations,
        observations: StatedObservations
    ) {
        self.source = source
        self.text = text
        self.outline = outline
        self.frames = frames
        self.relations = relations
        self.observations = observations
        // Written where they stay: to change an array of an object is to ask each time who else holds it.
        terms = Array(unsafeUninitializedCapacity: text.figures.count) { buffer, count in
            buffer.initialize(repeating: CheckTerm())
            for (index, sentence) in outline.sentences.enumerated() {
                for figure in sentence.figures { buffer[figure] = term(figure, in: index) }
            }
            count = buffer.count
        }
        candidates.reserveCapacity(Self.mostCounts + 1)
        sort()
    }

    /// Sorts the figures by what arithmetic may ask of them.
    private func sort() {
        var counts: [Int] = []
        var addends: [Int] = []
        counts.reserveCapacity(terms.count)
        addends.reserveCapacity(terms.count)
        for figure in terms.indices where terms[figure].isUsable {
            let sentence = Int(terms[figure].sentence)
            let isRead = !outline.sentences[sentence].isNoise && !outline.sentences[sentence].isPlan
            if terms[figure].isCount {
                counts.append(figure)
                if isRead, frames.cells.isEmpty || frames.cells[figure] == nil { addends.append(figure) }
            } else if isRead || isDated(figure) {
                shares.append(figure)
            }
            if isRead, frames.rejections[figure] == .change, terms[figure].isExact, text.figures[figure].isArabic {
                changes.append(figure)
            }
        }
        self.counts = counts
        self.addends = addends
    }

    /// Every check, in the order of the checked figures. Complexity: linear in the figures; each looks at a few before it.
    func checks() -> [Check] {
        var found = shareChecks()
        found += sums()
        found += growths()
        return found.sorted {
            $0.result.start == $1.result.start
                ? $0.rule.rawValue < $1.rule.rawValue : $0.result.start < $1.result.start
        }
    }

    private func shareChecks() -> [Check] {
        var found: [Check] = []
        var sentence = -1
        /// How many counts stand before the share.
        var before = 0
        /// What the shares of the sentence are of, and how many were of it.
        var base: (count: Int, shares: Int)?
        for figure in shares {
            if sentence != Int(terms[figure].sentence) {
                sentence = Int(terms[figure].sentence)
                base = nil
            }
            while before < counts.count, counts[before] < figure { before += 1 }
            guard
                let pair = share(
                    figure, ofCounts: before, in: sentence, after: base.flatMap { $0.shares > 1 ? $0.count : nil })
            else { continue }
            if let check = check(figure, pair) { found.append(check) }
            let isSame = base?.count == pair.denominator
            if pair.holds { base = (pair.denominator, isSame ? (base?.shares ?? 0) + 1 : 1) }
        }
        return found
    }

    /// A table at the end of a report stands under its last heading, but its years tell what it is about.
    private func isDated(_ figure: Int) -> Bool {
        !frames.cells.isEmpty && terms[figure].indicator >= 0 && frames.cells[figure]?.date != nil
    }

    @inline(__always)
    private func term(_ figure: Int, in sentence: Int) -> CheckTerm {
        let none = CheckTerm(sentence: Int32(sentence))
        let place = frames.statementOf[figure]
        // A count or a share; no date, rank, difference, or Chinese numeral that states nothing.
        guard text.figures[figure].kind == .quantity, text.figures[figure].isArabic || place >= 0 else { return none }
        let number = text.figures[figure]
        guard !number.isOrdinal, !number.isPoints, !number.isSpan else { return none }
        var term = none
        term.isUsable = true
        term.isCount = !number.numeral.isShare
        term.isExact = number.qualifier == .exact
        term.measure = number.measure
        var power = 0
        if place >= 0 {
            if let label = frames.statements[place].label {
                if label.isShare { term.isCount = false }
                if term.measure < 0 { term.measure = label.measure }
                power = label.power
            }
            // Field by field: a copy of the observation would count the references of all its texts.
            if let stated = observations.place(of: place) {
                term.indicator = Int32(frames.statements[place].indicator)
                term.year = Int32(observations.list[stated].period.from.year)
                term.scope = observations.list[stated].scope
            }
        }
        if term.measure < 0, let measure = frames.cells[figure]?.measure { term.measure = measure.measure }
        let isScaled = power != 0 && term.indicator >= 0
        guard let units = (isScaled ? number.numeral.scaled(byPower: power) : number.numeral).tenThousandths else {
            return none
        }
        term.units = units
        return term
    }

    func isSameMeasure(_ one: Int, _ other: Int) -> Bool {
        let first = terms[one].measure
        let second = terms[other].measure
        return first == second || first < 0 || second < 0
    }

    /// What a figure states.
    func indicator(_ figure: Int) -> IndicatorCode? { stated(figure).map { observations.list[$0].indicator } }

    /// The value as it is printed in a check.
    func value(_ figure: Int) -> Decimal {
        stated(figure).map { observations.list[$0].value } ?? text.figures[figure].numeral.value
    }

    /// The place of what a figure was written down as.
    private func stated(_ figure: Int) -> Int? {
        let statement = frames.statementOf[figure]
        return statement < 0 ? nil : observations.place(of: statement)
    }

    func span(_ figure: Int) -> TextSpan { source.span(text.figures[figure].numeral.range) }

    func sentence(of figure: Int) -> String {
        if let stated = stated(figure) { return observations.list[stated].sentence }
        guard let sentence = sentenceRange(of: figure) else { return "" }
        let quote = source.quote(sentence.start..<sentence.end)
        let isTrimmed = isLetter(sentence.start) && isLetter(Scalars.before(text.bytes, sentence.end) ?? 0)
        if isTrimmed { return quote }
        return quote.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Whether a Chinese character or 。 stands at an offset: no blank, whatever else is one.
    private func isLetter(_ offset: Int) -> Bool {
        let scalar = Scalars.read(text.bytes, at: offset).value
        return (0x4E00...0x9FFF).contains(scalar) || scalar == 0x3002
    }

    /// The sentence that a figure stands in.
    func sentenceRange(of figure: Int) -> Sentence? {
        terms[figure].sentence < 0 ? nil : outline.sentences[Int(terms[figure].sentence)]
    }
}
