import Documents
import Foundation
import Indicators
import Observations
import Phrases
import Places
import Quantities
import Rollups

/// Finds what a person should look at: arithmetic that does not hold, figures that disagree, figures that nothing decides between,
/// documents that nothing gives to a place or a year. The one definition for all that prints points.
public struct VerificationPoints {
    let names: Names
    private let documents: [DocumentRecord]
    private let cells: [Cell]
    private let byName: [DocumentID: DocumentRecord]

    /// Takes documents and cells in any order.
    public init(documents: [DocumentRecord], cells: [Cell], names: Names) {
        self.names = names
        self.documents = documents
        self.cells = cells.sorted { $0.key < $1.key }
        byName = Dictionary(documents.map { ($0.facts.document, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The points, by kind; within a kind documents in their order, cells by place, year and indicator.
    public func all() -> [VerificationPoint] {
        documents.flatMap(failedChecks) + cells.compactMap(verdict) + cells.compactMap(ambiguity)
            + cells.flatMap(reopened) + cells.compactMap(restatement) + cells.compactMap(partialPeriod)
            + documents.compactMap(undecidedPlace)
            + documents.compactMap(undecidedYear) + documents.compactMap(unreadable)
    }

    // MARK: Words

    func phrase(_ text: (Language, FigurePrinting) -> String) -> Phrase {
        Phrase(zh: text(.zh, FigurePrinting(language: .zh)), en: text(.en, FigurePrinting(language: .en)))
    }

    /// “南县2023年 调解受理纠纷数” or “南县 2023, Disputes accepted for mediation”.
    func heading(_ cell: Cell, in language: Language) -> String {
        let place = names.name(of: cell.place, in: cell.year)
        let indicator = names.indicator(cell.indicator, in: language)
        return language == .zh ? "\(place)\(cell.year)年 \(indicator)" : "\(place) \(cell.year), \(indicator)"
    }

    // MARK: Sentences

    private func quotation(_ document: DocumentID, _ sentence: String?) -> VerificationPoint.Quotation {
        VerificationPoint.Quotation(
            sentence: sentence, document: document, source: byName[document]?.sources.first)
    }

    private func quotations(_ figures: [OwnFigure]) -> [VerificationPoint.Quotation] {
        var seen: Set<VerificationPoint.Quotation> = []
        return figures.map { figure in
            let observations = byName[figure.document]?.facts.findings?.observations ?? []
            let sentence = observations.indices.contains(figure.index) ? observations[figure.index].sentence : nil
            return quotation(figure.document, sentence)
        }.filter { seen.insert($0).inserted }
    }

    // MARK: Documents

    private func failedChecks(_ document: DocumentRecord) -> [VerificationPoint] {
        let place = document.placeName ?? document.facts.document.short
        return document.checks.map(\.check).filter { !$0.holds }.map { check in
            let text = phrase { language, figures in
                let year = document.year.map { language == .zh ? "\($0)年" : " \($0)" } ?? ""
                let entry = check.indicator.flatMap { names.catalogue[$0] }
                let isShare = check.rule == .ratio || check.rule == .growth || check.rule == .earlier
                let unit = check.rule == .earlier ? "%" : entry?.unit ?? (isShare ? "%" : "")
                let rule = Vocabulary.phrase(check.rule.rawValue, Vocabulary.rule).text(in: language)
                let what = check.indicator.map { names.indicator($0, in: language) } ?? rule
                let stated = figures.number(check.stated, unit: unit)
                let expected = figures.number(check.expected, unit: unit)
                switch (check.rule, language) {
                case (.child, .zh): return "\(place)\(year) \(what)：对下级载明 \(stated)，该下级报告为 \(expected)。"
                case (.child, .en):
                    return
                        "\(place)\(year), \(what): it states \(stated) for a place below, whose own report has \(expected)."
                case (.earlier, .zh): return "\(place)\(year) \(what)：载明增减 \(stated)，按上年报告应为 \(expected)。"
                case (.earlier, .en):
                    return
                        "\(place)\(year), \(what): it states a change of \(stated), by the report of the year before it is \(expected)."
                case (_, .zh): return "\(place)\(year) \(what)：载明 \(stated)，按所列数应为 \(expected)。"
                case (_, .en): return "\(place)\(year), \(what): it states \(stated), its own parts give \(expected)."
                }
            }
            return VerificationPoint(
                kind: .check, place: document.placeCode, year: document.year, indicator: check.indicator, text: text,
                quotations: [quotation(document.facts.document, check.sentence)])
        }
    }

    private func undecidedPlace(_ document: DocumentRecord) -> VerificationPoint? {
        guard let metadata = document.metadata, document.placeCode == nil, !document.facts.isRetracted else {
            return nil
        }
        let source = document.sources.first ?? document.facts.document.short
        let text: Phrase
        if case .outside(let name) = metadata.jurisdiction {
            text = Phrase(zh: "\(source)：地名表中没有“\(name)”。", en: "\(source): the gazetteer has no “\(name)”.")
        } else if document.candidates.isEmpty {
            text = Phrase(
                zh: "\(source)：文中没有说明报告地区。", en: "\(source): nothing in it tells which place reports.")
        } else {
            text = Phrase(
                zh: "\(source)：可能是 \(document.candidates.joined(separator: "；"))。",
                en: "\(source): it may be \(document.candidates.joined(separator: "; ")).")
        }
        return point(.place, document, text)
    }

    private func undecidedYear(_ document: DocumentRecord) -> VerificationPoint? {
        guard document.whyNotAtAll == .yearUnknown else { return nil }
        let source = document.sources.first ?? document.facts.document.short
        let place = document.placeName ?? ""
        return point(
            .year, document,
            Phrase(
                zh: "\(source)（\(place)）：文中没有说明报告年度。",
                en: "\(source) (\(place)): nothing in it tells which year it reports."))
    }

    private func unreadable(_ document: DocumentRecord) -> VerificationPoint? {
        guard case .buried(let failure) = document.facts.outcome, !failure.isSecret, !document.facts.isRetracted else {
            return nil
        }
        let source = document.sources.first ?? document.facts.document.short
        return point(
            .unreadable, document,
            Phrase(
                zh: "\(source)：无法读取（\(failure.words.zh)）。请另行提供可以读取的文件。",
                en: "\(source): it could not be read (\(failure.reason)). Please hand in a file that can be."))
    }

    private func point(
        _ kind: VerificationPoint.Kind, _ document: DocumentRecord, _ text: Phrase
    ) -> VerificationPoint {
        VerificationPoint(
            kind: kind, place: document.hintedPlace, year: document.year, indicator: nil, text: text,
            quotations: [quotation(document.facts.document, document.metadata?.title)])
    }

    // MARK: Cells

    private func point(
        _ kind: VerificationPoint.Kind, _ cell: Cell, _ figures: [OwnFigure],
        _ text: (Language, FigurePrinting) -> String
    ) -> VerificationPoint {
        VerificationPoint(
            kind: kind, place: cell.place, year: cell.year, indicator: cell.indicator, text: phrase(text),
            quotations: quotations(figures))
    }

    private func verdict(_ cell: Cell) -> VerificationPoint? {
        guard cell.verdict == .contradiction || cell.verdictReason.isWarning, let own = cell.ownValue,
            let value = cell.printedValue
        else { return nil }
        return point(.sum, cell, cell.ownFigures) { language, figures in
            let head = heading(cell, in: language)
            let stated = figures.figure(own, cell.ownBounds, unit: cell.unit)
            let sum = figures.figure(value, cell.bounds, unit: cell.unit)
            let reason = cell.verdictReason.words.text(in: language)
            let difference =
                cell.difference.map {
                    $0 == 0 ? "" : (language == .zh ? "，差 " : ", difference ") + figures.signed($0)
                } ?? ""
            return language == .zh
                ? "\(head)：本地区载明 \(stated)，下级合计 \(sum)\(difference)。\(reason)"
                : "\(head): the place states \(stated), those below \(sum)\(difference). \(reason)"
        }
    }

    private func ambiguity(_ cell: Cell) -> VerificationPoint? {
        guard cell.isAmbiguous else { return nil }
        let byDocument = Dictionary(grouping: cell.ownFigures, by: \.document).sorted { $0.key < $1.key }
        return point(.ambiguous, cell, cell.ownFigures) { language, printing in
            let candidates = byDocument.map { document, figures in
                let file = byName[document]?.shortSource ?? document.short
                let list = figures.map { printing.figure($0.value, $0.bounds, unit: cell.unit) }
                return language == .zh
                    ? "\(list.joined(separator: "、"))（\(file)）" : "\(list.joined(separator: ", ")) (\(file))"
            }
            return language == .zh
                ? "\(heading(cell, in: language))：\(candidates.joined(separator: "；"))。均未采用。"
                : "\(heading(cell, in: language)): \(candidates.joined(separator: "; ")). None of them was taken."
        }
    }

    private func reopened(_ cell: Cell) -> [VerificationPoint] {
        (cell.decisions ?? []).filter { !$0.isApplied }.map { decision in
            point(.reopened, cell, cell.ownFigures) { language, printing in
                let words = DecisionWords(style: TerminalStyle(language: language))
                let now =
                    cell.ownValue.map { printing.figure($0, cell.ownBounds, unit: cell.unit) }
                    ?? (language == .zh ? "无" : "none")
                return language == .zh
                    ? "\(heading(cell, in: language))：\(words.sentence(decision, unit: cell.unit))现为 \(now)，请重新核定。"
                    : "\(heading(cell, in: language)): \(words.sentence(decision, unit: cell.unit)) It is \(now) now; "
                        + "please decide again."
            }
        }
    }

    private func restatement(_ cell: Cell) -> VerificationPoint? {
        guard let own = cell.ownValue, !cell.restatements.isEmpty else { return nil }
        // Where the reports do not say the same of how far their figures reach, that may be all the difference.
        let differ = cell.restatements.contains { $0.ambit != cell.ownAmbit }
        func reach(_ ambit: Ambit?, _ language: Language) -> String {
            guard differ, let ambit else { return "" }
            return language == .zh ? "（范围：\(ambit.words.zh)）" : " (reach: \(ambit.words.en))"
        }
        return point(.restated, cell, cell.ownFigures + cell.restatements) { language, printing in
            let stated = printing.figure(own, cell.ownBounds, unit: cell.unit) + reach(cell.ownAmbit, language)
            let later = cell.restatements.map { figure in
                let value =
                    printing.figure(figure.value, figure.bounds, unit: cell.unit) + reach(figure.ambit, language)
                return language == .zh
                    ? "\(figure.reportYear)年报告称 \(value)" : "the report of \(figure.reportYear) says \(value)"
            }
            return language == .zh
                ? "\(heading(cell, in: language))：当年报告载明 \(stated)（已采用），\(later.joined(separator: "，"))。"
                : "\(heading(cell, in: language)): the report of the year states \(stated) (taken), "
                    + "\(later.joined(separator: ", "))."
        }
    }

    private func partialPeriod(_ cell: Cell) -> VerificationPoint? {
        guard let own = cell.ownValue, let period = cell.ownPeriod, !period.isWholeYear,
            names.catalogue[cell.indicator]?.nature == .flow
        else { return nil }
        return point(.partialPeriod, cell, cell.ownFigures) { language, printing in
            let stated = printing.figure(own, cell.ownBounds, unit: cell.unit)
            return language == .zh
                ? "\(heading(cell, in: language))：\(stated)只反映\(period.from)至\(period.to)，不是全年；请补报全年数。"
                : "\(heading(cell, in: language)): \(stated) covers \(period.from) to \(period.to) only; "
                    + "please state the whole year's."
        }
    }
}
