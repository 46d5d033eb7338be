import Foundation
import Indicators
import Observations
import Quantities

/// What a place says about itself for one indicator, after the rules of precedence.
struct OwnCell {
    /// The figure; `nil` when there is none or nothing decides.
    let statement: Statement?
    /// All that compete when nothing decides.
    let competing: [Statement]
    /// What later reports say, looking back, where it differs.
    let restatements: [OwnFigure]
    /// Which editions read all these.
    let editions: Set<Edition>
    /// What persons decided, those about single figures first.
    var decisions: [CellDecision] = []
    /// The figures that a person decided about, in the place of those that the statement is made of; `nil` when nobody did.
    var decidedAbout: [OwnFigure]?

    /// No figure at all.
    static let nothing = OwnCell(statement: nil, competing: [], restatements: [], editions: [])

    /// How far the figure reaches.
    var ambit: Ambit? { statement?.parts[0].observation.ambit }

    /// The figures behind it, or all that compete.
    var figures: [OwnFigure] {
        if let decidedAbout { return decidedAbout }
        let statements = statement.map { [$0] } ?? competing
        return statements.flatMap(\.parts).sorted { $0.key < $1.key }.map(\.figure)
    }

    /// What a sum is made of when this figure alone goes in.
    var makeup: Makeup {
        var makeup = Makeup()
        guard let statement else { return makeup }
        makeup.figures = 1
        if statement.bounds.isExact { makeup.exactSum = statement.value } else { makeup.inexact = 1 }
        makeup.partialPeriods = statement.isPartial ? 1 : 0
        makeup.periods = [statement.period]
        return makeup
    }

    /// Writes the own figure into a cell.
    func fill(_ cell: inout Cell) {
        cell.ownValue = statement?.value
        cell.ownBounds = statement?.bounds
        cell.ownAmbit = ambit
        cell.ownPeriod = statement?.period
        cell.ownFigures = figures
        cell.restatements = restatements
        cell.isAmbiguous = !competing.isEmpty
        cell.decisions = decisions.isEmpty ? nil : decisions
    }
}
