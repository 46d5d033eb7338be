import Indicators
import Quantities

/// Finds, for every number of a document, the indicator that it states, if any.
///
/// Numbers are taken in the order of the text, because a later one may leave out what an earlier one said.
///
/// An object, because a structure of this size would be copied from one of its methods to the next. One thread works with
/// it, and none of its methods holds one of its parts while another one changes that part; to have the processor check
/// this at every access, as it does for objects, would take as long as the reading itself.
final class FrameReader {
    let text: LexedText
    let outline: Outline
    let vocabulary: Vocabulary
    let catalogue: Catalogue
    let relations: IndicatorRelations
    /// The year that the document reports.
    let year: Int?
    @exclusivity(unchecked) var evidence = Evidence()
    @exclusivity(unchecked) var vicinity: Vicinity
    @exclusivity(unchecked) var trials: Trials
    @exclusivity(unchecked) var drafts = Drafts()
    @exclusivity(unchecked) var statements: [Statement] = []
    /// Zeros that are said in words.
    @exclusivity(unchecked) var zeros: [Statement] = []
    /// The number for which patterns are tried.
    @exclusivity(unchecked) var number = Figure.none
    /// Whether a figure ends the clause of a later one: digits always, Chinese numerals when they state something.
    @exclusivity(unchecked) var isBoundary: [Bool]
    /// Which statement a figure became; -1 for none.
    @exclusivity(unchecked) var statementOf: [Int]
    @exclusivity(unchecked) var rows: [Int: Row] = [:]
    /// The number before it that a number follows in a row: 甲486项、乙322项，占比分别为99.8%、66.1%.
    @exclusivity(unchecked) var followed: [Int: Followed] = [:]
    /// The year of a number in a row of years: 近三年分别为….
    @exclusivity(unchecked) var years: [Int: Int] = [:]
    /// The numbers of flattened tables.
    let cells: TableCells
    /// Every name of a place in the text, in order.
    let places: [Range<Int>]
    /// Why a figure is no fact of the reporter, by figure.
    @exclusivity(unchecked) var rejections: [Mention.Rejection?]
    /// What was weighed for each figure, when somebody asks.
    @exclusivity(unchecked) var trace: Trace?

    init(
        text: LexedText, outline: Outline, vocabulary: Vocabulary, catalogue: Catalogue,
        relations: IndicatorRelations, year: Int?, places: [Range<Int>] = [], traced: Bool
    ) {
        self.text = text
        self.outline = outline
        self.vocabulary = vocabulary
        self.catalogue = catalogue
        self.relations = relations
        self.year = year
        self.places = places
        cells = TableFinder.cells(in: text, vocabulary)
        trials = Trials(patterns: vocabulary.patterns.count)
        vicinity = Vicinity(groups: vocabulary.groupCount, sentences: outline.sentences.count)
        isBoundary = text.figures.map { $0.isArabic && $0.kind == .quantity && !$0.isSpan }
        statementOf = Array(repeating: -1, count: text.figures.count)
        rejections = Array(repeating: nil, count: text.figures.count)
        statements.reserveCapacity(text.figures.count)
        trace = traced ? Trace() : nil
    }

    /// Reads every sentence. Complexity: linear in the numbers times the words of their clauses.
    func read() {
        for index in outline.sentences.indices {
            let sentence = outline.sentences[index]
            guard !sentence.isNoise else {
                for figure in sentence.figures { rejections[figure] = .furniture }
                continue
            }
            guard !sentence.figures.isEmpty || mayHoldZero(sentence) else { continue }
            enter(index)
            findRows(in: index)
            for figure in sentence.figures where text.figures[figure].kind == .quantity {
                read(figure, in: index)
            }
            readZeros(in: index)
        }
    }

    /// Notes the words of a sentence, those that may be carried over into it.
    private func enter(_ index: Int) {
        var first = index
        while let earlier = carriesFrom(before: first, to: index) { first = earlier }
        vicinity.enter(index, from: first, outline, text, vocabulary)
    }

    private func read(_ figure: Int, in sentence: Int) {
        let number = text.figures[figure]
        guard !number.isOrdinal, !number.isPoints else {
            rejections[figure] = number.isOrdinal ? .ordinal : .points
            return
        }
        if isSplit(figure) {
            rejections[figure] = .split
            return
        }
        var region = self.region(of: figure, in: sentence)
        if !cells.isEmpty, let cell = cells[figure] {
            region.left = cell.label.lowerBound
            region.right = number.end
            region.rightEndsAtFigure = false
            region.leftEnd = cell.label.upperBound
        } else if !rows.isEmpty, let row = rows[figure] {
            row.apply(to: &region, figure: figure)
        }
        if let row = followed[figure] { region.left = row.left } else { drawOut(&region, figure, in: sentence) }
        let label = measureLabel(of: figure, region)
        trace?.begin(figure, region)
        guard
            var frame = following(figure) ?? rowShare(figure) ?? whole(figure, in: sentence)
                ?? bestPattern(figure, number, region, label, in: sentence)
                ?? share(figure, region, in: sentence) ?? inherited(figure, region, in: sentence)
                ?? branch(figure, in: sentence)
        else {
            rejections[figure] =
                outline.sentences[sentence].isPlan ? .plan : endsInChange(number, region) ? .change : nil
            return
        }
        if let veto = veto(figure, region, frame, in: sentence) {
            rejections[figure] = veto
            trace?.settle(figure, frame)
            return
        }
        takeBackIncrement(before: figure, frame, in: sentence)
        // 2017年0.68，2018年0.79: the label of the first serves the second.
        let served = label ?? (frame.pattern < 0 && number.measure < 0 ? statements.last?.label : nil)
        frame.isGrowth = frame.words.contains { hasClass(.change, $0.lowerBound, $0.upperBound) }
        statementOf[figure] = statements.count
        isBoundary[figure] = true
        statements.append(
            Statement(
                figure: figure, sentence: sentence, indicator: frame.indicator, pattern: frame.pattern, label: served,
                region: region, labelStart: frame.start, isGrowth: frame.isGrowth,
                isJoint: isJoint(figure, frame, region, in: sentence),
                isCompared: isCompared(region, figure, in: sentence),
                branch: frame.branch))
        trace?.settle(figure, frame)
    }

    /// 1 5起: a blank inside a number. Which digits are one number is not to be known, so neither part states anything.
    private func isSplit(_ figure: Int) -> Bool {
        let number = text.figures[figure]
        guard figure > 0, number.isArabic, number.measure >= 0 else { return false }
        let before = text.figures[figure - 1]
        let start = number.numeral.range.lowerBound
        return before.kind != .date && before.isArabic && before.measure < 0 && !before.numeral.isShare
            && before.numeral.range.upperBound == start - 1 && text.bytes[start - 1] == 0x20
    }

    /// The measure label that serves a number without measure word: 受理数（件）：38.
    func measureLabel(of figure: Int, _ region: Region) -> MeasureLabel? {
        let number = text.figures[figure]
        guard number.measure < 0, !number.numeral.isShare else { return nil }
        if !cells.isEmpty, let cell = cells[figure] { return cell.measure }
        return text.labels(region.left, region.figureStart).last
    }

    /// Stretches of a region that belong to other numbers of a row.
    func excluded(from region: Region) -> [Range<Int>] {
        region.rowFigure < 0 ? [] : rows[region.rowFigure]?.others(than: region.rowFigure) ?? []
    }

    /// The number of a statement, written or said.
    func figure(of statement: Statement) -> Figure { statement.worded ?? text.figures[statement.figure] }

    /// Whether a place is named within a stretch.
    func namesPlace(_ start: Int, _ end: Int) -> Bool {
        let index = LexedText.index(in: places, below: start) { $0.lowerBound }
        return index < places.count && places[index].upperBound <= end
    }
}
