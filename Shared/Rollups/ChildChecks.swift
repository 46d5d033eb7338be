import Documents
import Indicators
import Observations
import Places
import Quantities

/// What places state of named places below them, against what those state themselves.
///
/// 其中任城区受理120件 in the prefecture's report and 受理行政复议案件118件 in the district's: a difference is nothing that
/// either document shows. Compared are figures of one indicator and the same days; a child's figure that its cell did not
/// take, one for its own organs alone, and joint counts are left out.
public struct ChildChecks: Sendable {
    private struct Key: Hashable {
        var place: PlaceCode
        var indicator: IndicatorCode
        var period: Period
    }

    private let fold: Fold
    private var own: [Key: Observation] = [:]

    /// Takes all documents of a ledger with the fates of their figures.
    public init(_ documents: [(facts: DocumentFacts, uses: [PlaceResult.FigureUse])], fold: Fold) {
        self.fold = fold
        for (facts, uses) in documents {
            let attribution = fold.attribution(of: facts)
            guard attribution.place != nil, let findings = facts.findings else { continue }
            for use in uses where use.document == facts.document && use.whyNot == nil {
                guard findings.observations.indices.contains(use.index) else { continue }
                let observation = findings.observations[use.index]
                guard observation.scope == .`self`, observation.ambit != .organ, isPlain(observation),
                    let place = attribution.key(of: observation)?.place
                else { continue }
                own[Key(place: place, indicator: observation.indicator, period: observation.period)] = observation
            }
        }
    }

    /// The checks of one document, in the order of its text. They hold when one value is possible under both bounds.
    public func checks(of facts: DocumentFacts) -> [Check] {
        guard !facts.isRetracted else { return [] }
        let attribution = fold.attribution(of: facts)
        return (facts.findings?.observations ?? []).compactMap { observation in
            guard observation.scope == .part, isPlain(observation), let named = observation.aboutPlace?.code,
                case let code = fold.gazetteer.code(of: named, in: attribution.year(of: observation)),
                code != attribution.key(of: observation)?.place,
                let child = own[Key(place: code, indicator: observation.indicator, period: observation.period)]
            else { return nil }
            return Check(
                rule: .child, indicator: observation.indicator, result: observation.span, inputs: [],
                stated: observation.value, expected: child.value,
                holds: observation.bounds.overlaps(child.bounds), sentence: observation.sentence)
        }
    }

    /// A figure that counts one thing alone; no zero in words.
    private func isPlain(_ observation: Observation) -> Bool { !observation.joint && observation.worded == nil }
}
