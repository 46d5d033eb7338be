import Foundation
import Quantities
import Rollups

extension TruthCell {
    /// What a cell says otherwise, in words; none when it says all that it must.
    func differences(_ cell: Cell) -> [String] {
        var words: [String] = []
        func compare<Value: Equatable>(_ what: String, _ found: Value?, _ expected: Value?) {
            guard found != expected else { return }
            func say(_ value: Value?) -> String { value.map { "\($0)" } ?? "nothing" }
            words.append("\(what) \(say(found)) instead of \(say(expected))")
        }
        func figure(_ value: Decimal?, _ bounds: Bounds?) -> TruthFigure? {
            value.map { TruthFigure($0, bounds ?? Bounds(exactly: $0)) }
        }
        compare("method", cell.method, method)
        compare("value", figure(cell.value, cell.bounds), value)
        compare("numerator", cell.numerator, parts?.numerator.value)
        compare("denominator", cell.denominator, parts?.denominator.value)
        compare("left out of the quotient", cell.ratioExcluded, ofOrgans)
        compare("spread", cell.distribution, distribution)
        compare("own", figure(cell.ownValue, cell.ownBounds), own)
        compare("ambit", cell.ownAmbit, ambit)
        compare("ambiguous", cell.isAmbiguous, false)
        compare("handed up", figure(cell.handedUp, cell.handedUpBounds), handedUp)
        compare("numerator handed up", cell.handedUpParts?.numerator, handedUpParts?.numerator.value)
        compare("denominator handed up", cell.handedUpParts?.denominator, handedUpParts?.denominator.value)
        compare("rule", cell.handedUpBy, rule)
        compare("handed up in part", cell.handedUpIsPartial, isPartial)
        compare("verdict", cell.verdict, verdict)
        compare("difference", cell.difference, difference)
        let (coverage, below) = (cell.coverage, cell.coverage.counties)
        compare(
            "coverage",
            Count(
                expected: coverage.expected, reporting: coverage.reporting, stating: coverage.stating,
                statedLater: coverage.statedLater), direct)
        compare("missing", coverage.missingNames.count, direct.expected - direct.stating)
        compare(
            "counties",
            Count(
                expected: below.expected, reporting: below.reporting, stating: below.stating,
                statedLater: below.statedLater), counties)
        compare("complete", cell.isComplete, isComplete)
        return words
    }

    /// The smallest, the middle and the largest of what is not added.
    private var distribution: Distribution? {
        let sorted = spread.sorted()
        guard method != .sum, let first = sorted.first, let last = sorted.last else { return nil }
        let middle = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        return Distribution(count: sorted.count, minimum: first, median: middle, maximum: last)
    }
}

extension TruthCell.Count: CustomStringConvertible {
    /// `4 of 9 report, 2 state it, 1 looking back`.
    var description: String { "\(reporting) of \(expected) report, \(stating) state it, \(statedLater) looking back" }
}
