import Documents
import Foundation
import Indicators
import Observations
import Places
import Quantities

extension OwnCell {
    /// What holds when a person has decided about the cell.
    ///
    /// The decided figure keeps the days and the reach of the one that was read, where one was; else it is the whole place's for the
    /// whole year.
    func ruled(by decision: Adjudication, in key: PlaceYear, _ indicator: Indicator?) -> OwnCell {
        var ruled = OwnCell(
            statement: nil, competing: [], restatements: restatements, editions: editions, decisions: decisions,
            decidedAbout: figures)
        guard case .value(let value) = decision.decision, let year = Period(year: key.year) else { return ruled }
        let read = statement?.parts[0].observation ?? competing.first?.parts[0].observation
        let observation = Observation(
            indicator: decision.indicator, value: value, bounds: Bounds(exactly: value),
            unit: indicator?.unit ?? read?.unit ?? "", qualifier: .exact, scope: .self,
            ambit: read?.ambit ?? .whole, ambitAssumed: read == nil, period: read?.period ?? year, surface: "\(value)",
            span: TextSpan(start: 0, end: 0), sentence: decision.reason, sentenceSpan: TextSpan(start: 0, end: 0))
        ruled = OwnCell(
            statement: Statement(
                Candidate(
                    key: Candidate.Key(document: decision.document, index: 0), observation: observation,
                    kind: .annualReport, reportYear: key.year, published: nil, checks: [], edition: nil),
                nature: indicator?.nature),
            competing: [], restatements: restatements, editions: editions, decisions: decisions, decidedAbout: figures)
        return ruled
    }
}

extension Fold {
    /// The figures that a decision about a cell is about: what the place's documents state of it, without what was decided about
    /// the cell before.
    public func figures(of cell: Cell.Key, documents: [DocumentFacts]) -> [Adjudication.Figure] {
        let key = PlaceYear(place: cell.place, year: cell.year)
        let own = OwnFigures(of: key, documents: documents, catalogue: catalogue, gazetteer: gazetteer)
        return own.cells[cell.indicator]?.figures.map(\.decided) ?? []
    }
}
