import Documents
import Foundation
import Indicators
import Observations
import Places
import Quantities

/// Writes down what was found: offsets become spans in scalars, statements become observations.
struct ReadingWriter {
    let source: DocumentText
    let text: LexedText
    let outline: Outline
    let frames: FrameReader
    let catalogue: Catalogue
    let relations: IndicatorRelations
    let metadata: DocumentMetadata
    let scopes: ScopeFinder
    /// What the report says of the days of all its figures.
    let standing: Period?

    /// Every number that is written in digits, and every Chinese numeral that states something; a quantity that states no
    /// indicator with the words that say what it counts.
    @inline(never)  // Inlined into the reader, it would count references for each number.
    func mentions(_ observations: StatedObservations) -> [Mention] {
        // Written where they stay: to append one would copy its texts and count their references.
        Array(unsafeUninitializedCapacity: text.figures.count) { buffer, count in
            for (index, sentence) in outline.sentences.enumerated() {
                for figure in sentence.figures
                where text.figures[figure].isArabic || frames.statementOf[figure] >= 0 {
                    (buffer.baseAddress.map { $0 + count })?.initialize(
                        to: mention(of: figure, in: index, observations))
                    count += 1
                }
            }
        }
    }

    @inline(__always)
    private func mention(of figure: Int, in sentence: Int, _ observations: StatedObservations) -> Mention {
        let statement = frames.statementOf[figure]
        let kind = text.figures[figure].kind
        if statement >= 0, let place = observations.place(of: statement) {
            // Where it stands was found for the observation.
            return Mention(
                span: observations.list[place].span, surface: observations.list[place].surface, kind: kind,
                rejection: frames.rejections[figure])
        }
        let range = text.figures[figure].numeral.range
        let isUncatalogued = kind == .quantity && statement < 0
        return Mention(
            span: source.span(range), surface: source.quote(range), kind: kind,
            label: isUncatalogued ? frames.label(of: figure, in: sentence).map { source.quote($0) } : nil,
            unit: isUncatalogued ? frames.unit(of: figure, in: sentence) : nil, rejection: frames.rejections[figure])
    }

    /// Every statement with its period, its scope and its sentence.
    func observations() -> StatedObservations { observations(of: frames.statements) }

    /// The zeros that are said in words.
    func wordedZeros() -> [Observation] {
        let own = frames.zeros.filter { !scopes.namesParent($0.sentence, before: $0.region.figureStart) }
        return observations(of: own).list.map { observation in
            var zero = observation
            zero.worded = true
            return zero
        }
    }

    private func observations(of statements: [Statement]) -> StatedObservations {
        var places = Array(repeating: Int32(-1), count: statements.count)
        guard let year = metadata.year else { return StatedObservations([], places: places) }
        var periods = PeriodFinder(text: text, outline: outline, year: year, standing: standing)
        var quoted = -1
        var quotation = Quotation(text: "", span: TextSpan(start: 0, end: 0))
        // Written where they stay, as mentions are.
        let list = [Observation](unsafeUninitializedCapacity: statements.count) { buffer, count in
            for (index, statement) in statements.enumerated() {
                let nature = catalogue.indicators[statement.indicator].nature
                guard let period = periods.period(of: statement, nature: nature, frames: frames) else { continue }
                if statement.sentence != quoted {
                    quoted = statement.sentence
                    quotation = self.quotation(of: outline.sentences[quoted])
                }
                (buffer.baseAddress.map { $0 + count })?.initialize(
                    to: observation(statement, period, scopes.finding(of: statement, frames: frames), quotation))
                places[index] = Int32(count)
                count += 1
            }
        }
        return StatedObservations(list, places: places)
    }

    /// A sentence as it stands in the document.
    private struct Quotation {
        var text: String
        var span: TextSpan
    }

    private func quotation(of sentence: Sentence) -> Quotation {
        let range = sentenceRange(sentence)
        return Quotation(text: source.quote(range), span: source.span(range))
    }

    /// The arithmetic that the document allows.
    func checks(_ observations: StatedObservations) -> [Check] {
        CheckFinder(
            source: source, text: text, outline: outline, frames: frames, relations: relations,
            observations: observations
        ).checks()
    }

    @inline(__always)
    private func observation(
        _ statement: Statement, _ period: Period, _ finding: ScopeFinder.Finding, _ quotation: Quotation
    ) -> Observation {
        let figure = frames.figure(of: statement)
        // Part by part: a copy of the indicator would count the references of all its texts.
        let indicators = catalogue.indicators
        let place = statement.indicator
        let numeral = figure.numeral.scaled(byPower: statement.label?.power ?? 0)
        let value = numeral.value
        let isExact = figure.qualifier == .exact && !numeral.isScaled
        let bounds =
            isExact
            ? Bounds(exactly: value) : bounds(of: numeral, figure, indicators[place].kind, indicators[place].rollup)
        let ambit = ambit(finding, indicators[place].usualAmbit)
        var about: Observation.AboutPlace?
        if finding.scope != .`self`, let name = finding.name {
            about = .init(name: String(decoding: text.bytes[name], as: UTF8.self), code: scopes.place(of: finding))
        }
        return Observation(
            indicator: indicators[place].code, value: value, bounds: bounds, unit: indicators[place].unit,
            qualifier: figure.qualifier, scope: finding.scope, ambit: ambit.ambit, ambitAssumed: ambit.isAssumed,
            aboutPlace: about, joint: statement.isJoint, period: period, surface: source.quote(figure.numeral.range),
            span: source.span(figure.numeral.range), sentence: quotation.text, sentenceSpan: quotation.span)
    }

    /// A share of parts in a whole cannot exceed it; a growth can.
    private func bounds(
        of numeral: Numeral, _ figure: Figure, _ kind: Indicator.Kind, _ rollup: Indicator.Rollup
    ) -> Bounds {
        var bounds = numeral.bounds(figure.qualifier, near: figure.isNear)
        guard kind == .ratio || rollup == .ratio else { return bounds }
        let value = numeral.value
        if rollup == .ratio, value <= 100 { bounds.upper = bounds.upper ?? 100 }
        if kind == .ratio { bounds.upper = bounds.upper.map { min($0, max(100, value)) } }
        return bounds
    }

    private func ambit(_ finding: ScopeFinder.Finding, _ usual: Ambit) -> (ambit: Ambit, isAssumed: Bool) {
        guard finding.scope == .`self` else { return (.unknown, false) }
        if finding.classes.contains(.organ) { return (.organ, false) }
        if !finding.classes.isDisjoint(with: .place) { return (.whole, false) }
        return (usual, true)
    }

    /// The sentence without the blanks and line ends around it.
    private func sentenceRange(_ sentence: Sentence) -> Range<Int> {
        var start = sentence.start
        var end = sentence.end
        while start < end, isBlank(at: start) { start += Scalars.length(text.bytes[start]) }
        while let before = Scalars.before(text.bytes, end), before >= start, isBlank(at: before) { end = before }
        return start..<max(start, end)
    }

    private func isBlank(at offset: Int) -> Bool {
        let scalar = Scalars.read(text.bytes, at: offset).value
        return Scalars.isBlank(scalar) || scalar == 0x0A || scalar == 0x0D
    }
}
