import Foundation
import Observations
import Quantities
import Rollups

/// What persons decided, in words: 核定, and 待复核 when what was decided about has changed.
public struct DecisionWords {
    private let style: TerminalStyle

    /// Makes words in a style.
    public init(style: TerminalStyle) { self.style = style }

    /// The mark beside an own figure; empty when nobody decided.
    public func mark(_ cell: Cell) -> String { mark(cell.decisions) }

    /// The mark of some decisions about one cell.
    public func mark(_ decisions: [CellDecision]?) -> String {
        guard let decisions, !decisions.isEmpty else { return "" }
        return decisions.allSatisfy(\.isApplied)
            ? style.say("（核定）", " (decided)") : style.alarming(style.say("（待复核）", " (decide again)"))
    }

    /// Who decided what and why, in a sentence.
    public func sentence(_ decision: CellDecision, unit: String) -> String {
        let adjudication = decision.adjudication
        let figures = FigurePrinting(language: style.language)
        let what =
            switch adjudication.decision {
            case .value(let value): figures.number(value, unit: unit)
            case .notUsable: style.say("不采用", "not usable")
            case .withdrawn: style.say("撤销", "taken back")
            }
        let about = adjudication.subject.isCell ? "" : style.say("（一处数字）", " (one figure)")
        let signed = TextWidth.oneLine(adjudication.signed)
        return decision.isApplied
            ? style.say("核定\(about) \(what)：\(signed)。", "Decided\(about): \(what) (\(signed)).")
            : style.say(
                "待复核：曾核定\(about) \(what)（\(signed)），所依据的数字已变，不再采用。",
                "To be decided again: it was decided\(about) as \(what) (\(signed)), and what that was about has changed."
            )
    }
}

extension Adjudication {
    /// Why, and who decided when that is known.
    public var signed: String { (person.map { "\($0)：" } ?? "") + reason }
}

extension Adjudication.Subject {
    /// Whether a cell is meant; else a figure of a document.
    var isCell: Bool {
        if case .cell = self { true } else { false }
    }
}

extension Cell {
    /// `applied`, `reopened`, or `nil` when nobody decided.
    var decisionCode: String? { isReopened ? "reopened" : isAdjudicated ? "applied" : nil }
}
