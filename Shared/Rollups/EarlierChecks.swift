import Documents
import Foundation
import Indicators
import Observations
import Places
import Quantities

/// What places state of the growth of a figure, against what their reports of the year before state of it.
///
/// 受理62件，同比增长24% in the report of 2023, and 受理40件 in that of 2022: either of the three numbers is wrong, and neither
/// document shows it. Compared are exact figures for whole years that entered their cells, of flows and stocks that are
/// counted; a growth whose base the text states itself is a check of that text.
public struct EarlierChecks: Sendable {
    private struct Key: Hashable {
        var place: PlaceCode
        var indicator: IndicatorCode
        var year: Int
    }

    private let fold: Fold
    private var own: [Key: Decimal] = [:]

    /// Takes the cells of a ledger; others than those of the places and years compared do no harm.
    public init(_ cells: some Sequence<Cell>, fold: Fold) {
        self.fold = fold
        for cell in cells where cell.ownBounds?.isExact == true && cell.ownPeriod.map(Self.isWhole) == true {
            // A figure that only a later report states is what the growth was reckoned with, not what is held against it.
            guard cell.ownFigures.allSatisfy({ $0.reportYear == cell.year }) else { continue }
            own[Key(place: cell.place, indicator: cell.indicator, year: cell.year)] = cell.ownValue
        }
    }

    /// The checks of one document, in the order of its text.
    ///
    /// - Parameter uses: the fates of its figures: one that did not enter its cell is not compared.
    public func checks(of facts: DocumentFacts, uses: [PlaceResult.FigureUse]) -> [Check] {
        let attribution = fold.attribution(of: facts)
        guard !facts.isRetracted, let findings = facts.findings else { return [] }
        let used = Set(uses.filter { $0.document == facts.document && $0.whyNot == nil }.map(\.index))
        let stated = Set(findings.checks.filter { $0.rule == .growth }.map(\.result))
        return findings.observations.enumerated().compactMap { index, observation in
            guard used.contains(index), isCounted(observation), observation.bounds.isExact,
                Self.isWhole(observation.period), let year = observation.period.year,
                let growth = StatedGrowth(after: observation), !stated.contains(where: { $0.overlaps(growth.span) }),
                let place = attribution.key(in: year - 1)?.place,
                let earlier = own[Key(place: place, indicator: observation.indicator, year: year - 1)], earlier > 0
            else { return nil }
            let decimals = max(0, -growth.step.exponent)
            let expected = ((observation.value - earlier) * 100 / earlier).rounded(toDigits: decimals)
            return Check(
                rule: .earlier, indicator: observation.indicator, result: growth.span, inputs: [observation.span],
                stated: growth.percent, expected: expected,
                holds: (growth.percent - expected).magnitude <= growth.step, sentence: observation.sentence)
        }
    }

    private func isCounted(_ observation: Observation) -> Bool {
        guard let indicator = fold.catalogue[observation.indicator] else { return false }
        return indicator.nature == .flow || indicator.nature == .stock
    }

    /// The whole year, or for a stock the last day of it.
    private static func isWhole(_ period: Period) -> Bool {
        period.isWholeYear || (period.from == period.to && period.to.month == 12 && period.to.day == 31)
    }
}
