import Foundation
import Indicators
import Observations
import Phrases
import Quantities
import Rollups

/// The figures of a cell in words, each with its bounds: what is handed up, what lies below, the own figure. One way for all that prints
/// cells of a running node.
public struct CellWords {
    private let style: TerminalStyle
    private let figures: FigurePrinting

    /// Makes words in a style.
    public init(style: TerminalStyle) {
        self.style = style
        figures = FigurePrinting(language: style.language)
    }

    // MARK: A cell

    /// What is handed up, and by which rule; `nil` when nothing is.
    public func handedUp(_ cell: Cell) -> String? {
        guard let value = cell.printedHandedUp else { return nil }
        let figure = figures.figure(value, cell.handedUpBounds, unit: cell.unit)
        let notes = brackets([
            figures.quotient(cell.handedUpParts?.numerator, cell.handedUpParts?.denominator),
            figures.interval(cell.handedUpBounds, unit: cell.unit),
        ])
        let rule = rule(cell).text(in: style.language)
        return style.say("上报 \(figure)\(notes)：\(rule)", "hands up \(figure)\(notes): \(rule)")
    }

    /// The sum or the quotient over the places below: between which values it lies, and what of it is exact; `nil` when there is none.
    public func below(_ cell: Cell) -> String? {
        guard let value = cell.printedValue else { return nil }
        let figure = figures.figure(value, cell.bounds, unit: cell.unit)
        var notes = [
            figures.quotient(cell.numerator, cell.denominator), figures.interval(cell.bounds, unit: cell.unit),
        ]
        if cell.method == .sum, cell.makeup.inexact > 0 {
            let exact = figures.number(cell.makeup.exactSum, unit: cell.unit)
            let inexact = cell.makeup.inexact
            notes.append(
                style.say("准确数之和 \(exact)，约数 \(inexact) 个", "exact ones \(exact), not exact: \(inexact)"))
        }
        if !cell.isComplete { notes.append(style.say("已载明合计", "stated so far")) }
        let head =
            cell.method == .ratio
            ? style.say("下级合并比率", "parts below divided") : style.say("下级合计", "sum below")
        return "\(head) \(figure)\(brackets(notes))"
    }

    /// How the figures of the places below spread, where these are not added; `nil` when none is stated.
    public func spread(_ cell: Cell) -> String? {
        guard let spread = cell.distribution else { return nil }
        let text = ComparisonWords(style: style).spread(spread, unit: cell.unit, figures)
        return style.say("下级各自载明：\(text)", "stated by those below: \(text)")
    }

    /// The own figure, how far it reaches where that is not the whole, and how it compares; `nil` when there is none.
    public func own(_ cell: Cell) -> String? {
        guard let value = cell.ownValue else { return nil }
        let figure = figures.figure(value, cell.ownBounds, unit: cell.unit)
        let notes = brackets([figures.interval(cell.ownBounds, unit: cell.unit), reach(cell.ownAmbit)])
        let verdict = cell.verdict.words.text(in: style.language)
        let reason = cell.verdictReason.words.text(in: style.language)
        let difference = cell.difference.map { style.say("，差额 ", ", difference ") + figures.signed($0) } ?? ""
        return style.say(
            "本地区载明 \(figure)\(notes)，比较：\(verdict)\(difference)。\(reason)",
            "own figure \(figure)\(notes), compared: \(verdict)\(difference). \(reason)")
    }

    /// How far a figure reaches, where that is not the whole place.
    private func reach(_ ambit: Ambit?) -> String? {
        switch ambit {
        case .whole, nil: nil
        case .organ: style.say("本级", "organs alone")
        case .unknown: style.say("范围未说明", "reach not stated")
        }
    }

    /// By which rule a cell hands up. Organs' parts of a rate are not mixed with those of places below, and what is silent about its reach
    /// only counts for the whole.
    private func rule(_ cell: Cell) -> Phrase {
        switch (cell.handedUpBy, cell.method) {
        case (.organPlusChildren, .ratio):
            Phrase(zh: "本级比率，不计入上级合并", en: "its own organs' rate, which enters no quotient above")
        case (.children, .ratio): Phrase(zh: "下级合并比率", en: "its children's parts, divided")
        case (.ownWhole, .sum) where cell.ownAmbit == .unknown:
            Phrase(zh: "本地区数，范围未说明，推定为全域", en: "its own figure, reach not stated, taken for the whole")
        default: cell.handedUpBy.words
        }
    }

    private func brackets(_ notes: [String?]) -> String {
        let notes = notes.compactMap(\.self)
        guard !notes.isEmpty else { return "" }
        return style.say("（\(notes.joined(separator: "；"))）", " (\(notes.joined(separator: "; ")))")
    }

    // MARK: What a history keeps of one

    /// The value over the places below; of a rate with its parts.
    public func value(_ brief: CellBrief) -> String? {
        let quotient = figures.quotient(brief.numerator, brief.denominator)
        return brief.printedValue.map { figures.figure($0, brief.bounds, unit: brief.unit) + brackets([quotient]) }
    }

    /// The own figure.
    public func own(_ brief: CellBrief) -> String? {
        brief.ownValue.map { figures.figure($0, brief.ownBounds, unit: brief.unit) }
    }

    /// What is handed up.
    public func handedUp(_ brief: CellBrief) -> String? {
        brief.printedHandedUp.map { figures.figure($0, brief.handedUpBounds, unit: brief.unit) }
    }
}
