import Documents
import Foundation
import Indicators
import Observations
import Places
import Rollups

extension Adjudication.Decision {
    /// Looks whether a value can be one of the indicator.
    /// - Throws: ``LedgerError`` of code `noValue` for a share above the whole.
    func check(as indicator: Indicator?) throws {
        guard case .value(let value) = self, let indicator, indicator.isShare, value > 100 else { return }
        throw LedgerError.noShare(indicator)
    }
}

extension Indicator {
    /// Whether it is a part of a whole in per cent.
    fileprivate var isShare: Bool { kind == .ratio && exceedsWhole != true }
}

extension Adjudication {
    /// The one that follows another about the same subject.
    ///
    /// - Parameters:
    ///   - last: the one that is kept; `nil` when there is none.
    ///   - basis: the figures that stand now.
    /// - Throws: ``LedgerError`` when the reason is blank, the value is no number, there is nothing to withdraw, or the counter has
    ///   reached its end.
    init(
        _ subject: Subject, after last: (counter: Int, isWithdrawn: Bool)?, _ decision: Decision, basis: [Figure],
        reason: String, person: String?, time: Int64
    ) throws {
        guard reason.contains(where: { !$0.isWhitespace }) else { throw LedgerError.noReasonToDecide }
        if case .value(let value) = decision, value.isNaN || value < 0 { throw LedgerError.noValue }
        if decision == .withdrawn, last?.isWithdrawn ?? true { throw LedgerError.nothingToWithdraw }
        guard let counter = Retraction.counter(after: last?.counter, time: time) else {
            throw LedgerError.noCounterToDecide
        }
        self.init(
            subject: subject, counter: counter, decision: decision, basis: basis, reason: reason, person: person,
            time: time)
    }

    /// The figures that stand now of what is decided about.
    ///
    /// - Parameters:
    ///   - observations: of the document that states the figure; none when the ledger does not have it, or a cell is meant.
    ///   - documents: those that touch the place and year of a cell.
    /// - Throws: ``LedgerError`` when there is no such figure, or the tree does not have the place.
    static func basis(
        of subject: Subject, observations: [Observation], documents: () throws -> [DocumentFacts], fold: Fold
    ) throws -> [Figure] {
        switch subject {
        case .cell(let place, let year, let indicator):
            guard fold.gazetteer.place(place) != nil, fold.catalogue[indicator] != nil, (1950...9998).contains(year)
            else { throw LedgerError.noCell(place, year, indicator) }
            return fold.figures(
                of: Cell.Key(place: place, year: year, indicator: indicator), documents: try documents())
        case .observation(let document, let indicator, let span):
            let observation = observations.first { $0.indicator == indicator && $0.span == span }
            guard let observation else { throw LedgerError.noFigure(document) }
            return [
                Figure(
                    document: document, value: observation.value, bounds: observation.bounds,
                    period: observation.period)
            ]
        }
    }
}
