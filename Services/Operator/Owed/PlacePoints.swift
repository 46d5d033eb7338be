import Documents
import Links
import Messages
import Observations
import Places
import Quantities
import Rollups
import Tables

/// The points of one place and year, from what the ledger holds of it.
struct PlacePoints {
    let names: Names

    /// Asks the ledger and picks the points that the place is to answer for the year.
    func points(of key: PlaceYear, _ client: NodeClient) async throws -> [VerificationPoint] {
        let answer = try await client.ask(
            "aggregate-control", AskPlace(key), for: PlaceAnswer.self, within: .seconds(60))
        return points(of: key, answer)
    }

    func points(of key: PlaceYear, _ answer: PlaceAnswer) -> [VerificationPoint] {
        let fold = Fold(catalogue: names.catalogue, gazetteer: names.gazetteer)
        let children = ChildChecks(
            (answer.documents + answer.above + answer.below).map { ($0.facts, $0.uses) }, fold: fold)
        let earlier = EarlierChecks(answer.cells, fold: fold)
        let own = (answer.documents + answer.undecided).map { item in
            let checks = children.checks(of: item.facts) + earlier.checks(of: item.facts, uses: item.uses)
            return DocumentRecord(item.facts, uses: item.uses, names: names, outerChecks: checks)
        }
        let points = VerificationPoints(documents: own, cells: answer.cells, names: names).all()
            .filter { isMeant($0, key, answer) }
        return (points + self.above(key, answer, children)).sorted(byKind: \.kind)
    }

    /// A point of the year; of the years beside it only where the report of the year is in it: what it says, looking back, of
    /// the year before.
    private func isMeant(_ point: VerificationPoint, _ key: PlaceYear, _ answer: PlaceAnswer) -> Bool {
        if point.year == key.year || point.year == nil { return point.place == key.place || point.place == nil }
        guard point.kind == .restated, point.year == key.year - 1, point.place == key.place else { return false }
        let cell = answer.cells.first { $0.year == point.year && $0.indicator == point.indicator }
        return cell?.restatements.contains { $0.reportYear == key.year } ?? false
    }

    /// What the place above states of this one, where the two differ.
    private func above(_ key: PlaceYear, _ answer: PlaceAnswer, _ children: ChildChecks) -> [VerificationPoint] {
        let records = answer.above.map { item in
            let meant = Set(
                (item.facts.findings?.observations ?? []).filter {
                    $0.aboutPlace?.code == key.place && $0.period.year == key.year
                }.map(\.span))
            var facts = item.facts
            if case .read(var findings) = facts.outcome {
                // What its own arithmetic does is for the place above to answer.
                findings.checks = []
                facts.outcome = .read(findings)
            }
            let checks = children.checks(of: item.facts).filter { meant.contains($0.result) }
            return DocumentRecord(facts, uses: item.uses, names: names, outerChecks: checks)
        }
        return VerificationPoints(documents: records, cells: [], names: names).all().filter { $0.kind == .check }
    }
}

extension [VerificationPoint] {
    /// Sorted by the order of the kinds; within a kind as they stand.
    fileprivate func sorted(byKind kind: (VerificationPoint) -> VerificationPoint.Kind) -> Self {
        VerificationPoint.Kind.allCases.flatMap { wanted in filter { kind($0) == wanted } }
    }
}
