import Documents
import Foundation
import Indicators
import Observations
import Places
import Quantities
import Rollups

/// What a person should look at: arithmetic that does not hold, figures that disagree, figures that nothing decides between,
/// places that nothing decides.
public struct VerificationLines {
    private let style: TerminalStyle
    private let names: Names
    private let figures: FigurePrinting

    /// Makes lines in a style.
    public init(style: TerminalStyle, names: Names) {
        self.style = style
        self.names = names
        figures = FigurePrinting(language: style.language)
    }

    /// The points, numbered, under a heading for each kind; no line when there is nothing.
    public func lines(documents: [DocumentRecord], cells: [Cell]) -> [String] {
        let sorted = cells.sorted { ($0.place, $0.year, $0.indicator) < ($1.place, $1.year, $1.indicator) }
        let files = Dictionary(
            documents.map { ($0.facts.document, $0.shortSource) }, uniquingKeysWith: { first, _ in first })
        let sections: [(String, [String])] = [
            (
                style.say("文内数字自相不符", "Figures of one document that do not fit each other"),
                documents.flatMap(failedChecks)
            ),
            (
                style.say("上下级数字待核实", "Figures of a place and the places below it, to be verified"),
                sorted.compactMap(verdict)
            ),
            (
                style.say("数字并存，无法取舍", "Several figures, and nothing decides between them"),
                sorted.compactMap { ambiguity($0, files) }
            ),
            (
                style.say("以后年度报告的回述与当年报告不同", "Later reports that state a year's figure otherwise"),
                sorted.compactMap(restatement)
            ),
            (style.say("地区未能确定", "Places that could not be decided"), documents.compactMap(undecided)),
        ]
        var lines: [String] = []
        var number = 0
        for (heading, points) in sections where !points.isEmpty {
            if !lines.isEmpty { lines.append("") }
            lines.append(style.bold(heading))
            for point in points {
                number += 1
                lines += numbered(number, point)
            }
        }
        return lines
    }

    private func numbered(_ number: Int, _ text: String) -> [String] {
        let lead = "  \(number). "
        let indent = String(repeating: " ", count: lead.count)
        let paragraphs = text.split(separator: "\n").flatMap { paragraph in
            style.width.map { TextWidth.wrapped(String(paragraph), to: max(20, $0 - lead.count)) } ?? [
                String(paragraph)
            ]
        }
        return paragraphs.enumerated().map { ($0.offset == 0 ? lead : indent) + $0.element }
    }

    private func failedChecks(_ document: DocumentRecord) -> [String] {
        let place = document.placeName ?? document.facts.document.short
        let year = document.year.map { style.say("\($0)年", " \($0)") } ?? ""
        return document.checks.filter { !$0.check.holds }.map { record in
            let check = record.check
            let entry = check.indicator.flatMap { names.catalogue[$0] }
            let unit = entry?.unit ?? (check.rule == .sum ? "" : "%")
            let what = check.indicator.map { names.indicator($0, in: style.language) }
            let rule = Vocabulary.phrase(check.rule.rawValue, Vocabulary.rule).text(in: style.language)
            let stated = figures.number(check.stated, unit: unit)
            let expected = figures.number(check.expected, unit: unit)
            if check.rule == .child {
                return style.say(
                    "\(place)\(year) \(what ?? rule)：对下级载明 \(stated)，该下级报告为 \(expected)。\n“\(quote(check.sentence))”",
                    "\(place)\(year), \(what ?? rule): it states \(stated) for a place below, whose own report has "
                        + "\(expected).\n“\(quote(check.sentence))”")
            }
            return style.say(
                "\(place)\(year) \(what ?? rule)：载明 \(stated)，按所列数应为 \(expected)。\n“\(quote(check.sentence))”",
                "\(place)\(year), \(what ?? rule): it states \(stated), its own parts give \(expected).\n“\(quote(check.sentence))”"
            )
        }
    }

    /// The sentence on one line, cut where it is very long.
    private func quote(_ sentence: String) -> String {
        TextWidth.cut(sentence.split(whereSeparator: \.isWhitespace).joined(separator: " "), to: 240)
    }

    private func verdict(_ cell: Cell) -> String? {
        guard cell.verdict == .contradiction || cell.verdictReason.isWarning, let own = cell.ownValue,
            let value = cell.printedValue
        else { return nil }
        let head = heading(cell)
        let stated = figures.figure(own, cell.ownBounds, unit: cell.unit)
        let sum = figures.figure(value, cell.bounds, unit: cell.unit)
        let reason = cell.verdictReason.words.text(in: style.language)
        let difference =
            cell.difference.map { $0 == 0 ? "" : style.say("，差 ", ", difference ") + figures.signed($0) } ?? ""
        return style.say(
            "\(head)：本地区载明 \(stated)，下级合计 \(sum)\(difference)。\(reason)",
            "\(head): the place states \(stated), those below \(sum)\(difference). \(reason)")
    }

    private func ambiguity(_ cell: Cell, _ files: [DocumentID: String]) -> String? {
        guard cell.isAmbiguous else { return nil }
        func list(_ figures: [OwnFigure]) -> String {
            figures.map { self.figures.figure($0.value, $0.bounds, unit: cell.unit) }
                .joined(separator: style.say("、", ", "))
        }
        let byDocument = Dictionary(grouping: cell.ownFigures, by: \.document).sorted { $0.key < $1.key }
        let candidates = byDocument.map { document, figures in
            let file = files[document] ?? document.short
            return style.say("\(list(figures))（\(file)）", "\(list(figures)) (\(file))")
        }
        return heading(cell) + style.say("：", ": ") + candidates.joined(separator: style.say("；", "; "))
            + style.say("。均未采用。", ". None of them was taken.")
    }

    private func restatement(_ cell: Cell) -> String? {
        guard let own = cell.ownValue, !cell.restatements.isEmpty else { return nil }
        let stated = figures.figure(own, cell.ownBounds, unit: cell.unit)
        let later = cell.restatements.map { figure in
            let value = figures.figure(figure.value, figure.bounds, unit: cell.unit)
            return style.say("\(figure.reportYear)年报告称 \(value)", "the report of \(figure.reportYear) says \(value)")
        }
        return heading(cell)
            + style.say("：当年报告载明 \(stated)（已采用），", ": the report of the year states \(stated) (taken), ")
            + later.joined(separator: style.say("，", ", ")) + style.say("。", ".")
    }

    private func heading(_ cell: Cell) -> String {
        let place = names.name(of: cell.place, in: cell.year)
        let indicator = names.indicator(cell.indicator, in: style.language)
        return style.say("\(place)\(cell.year)年 \(indicator)", "\(place) \(cell.year), \(indicator)")
    }

    private func undecided(_ document: DocumentRecord) -> String? {
        guard let metadata = document.metadata, document.placeCode == nil else { return nil }
        let source = document.sources.first ?? document.facts.document.short
        if case .outside(let name) = metadata.jurisdiction {
            return style.say("\(source)：地名表中没有“\(name)”。", "\(source): the gazetteer has no “\(name)”.")
        }
        let candidates = document.candidates.joined(separator: style.say("；", "; "))
        return candidates.isEmpty
            ? style.say("\(source)：文中没有说明报告地区。", "\(source): nothing in it tells which place reports.")
            : style.say("\(source)：可能是 \(candidates)。", "\(source): it may be \(candidates).")
    }
}
