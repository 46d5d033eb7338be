import Documents
import Foundation
import Indicators
import Observations
import Places
import Quantities
import Rollups
import Seeds

/// The invented country with every true number drawn first, and reports that state each by an interval around it, wrongly and put right by a
/// person, or not at all. What a place hands up must hold the truth.
struct TrueWorld {
    /// What a city says about itself.
    enum Own: CaseIterable {
        case nothing, organs, whole
        /// The whole, without a word of reach.
        case silentWhole
        /// Less than its counties for certain, without a word of reach: not the whole.
        case silentLess
    }

    private(set) var documents: [DocumentFacts] = []
    private var decisions: [Adjudication] = []
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func number(_ range: ClosedRange<Int>) -> Decimal { Decimal(Int.random(in: range, using: &random)) }

    /// True in one of so many cases.
    mutating func happens(onceIn cases: Int) -> Bool { Int.random(in: 1...cases, using: &random) == 1 }

    mutating func own() -> Own { Own.allCases[Int.random(in: Own.allCases.indices, using: &random)] }

    /// A report of a figure whose truth is given. One in six is read wrongly, and a person decides what it is.
    mutating func state(_ truth: Decimal, of code: IndicatorCode, at place: PlaceCode, _ ambit: Ambit = .whole) {
        let isWrong = happens(onceIn: 6)
        let bounds = isWrong ? Bounds(exactly: truth + 1000) : interval(around: truth)
        let value =
            bounds.excludesUpper || bounds.upper == nil ? bounds.lower : (bounds.lower + (bounds.upper ?? 0)) / 2
        let facts = report(place, hand: code.rawValue, states: [figure(code, value, bounds, ambit: ambit)])
        documents.append(facts)
        guard isWrong else { return }
        let cell = Cell.Key(place: place, year: 2022, indicator: code)
        decisions.append(
            Adjudication(
                subject: .cell(place: place, year: 2022, indicator: code), counter: 1, decision: .value(truth),
                basis: World.fold.figures(of: cell, documents: [facts]), reason: "核实", time: 0))
    }

    /// A report that states a figure exactly.
    mutating func state(exactly value: Decimal, of code: IndicatorCode, at place: PlaceCode, _ ambit: Ambit) {
        documents.append(report(place, hand: code.rawValue, states: [figure(code, value, ambit: ambit)]))
    }

    private mutating func interval(around truth: Decimal) -> Bounds {
        let lower = max(0, truth - number(0...50))
        switch Int.random(in: 0...3, using: &random) {
        case 0: return Bounds(exactly: truth)
        case 1: return Bounds(lower: lower, upper: truth + number(1...50), excludesUpper: true)
        case 2: return Bounds(lower: lower, upper: truth + number(0...50))
        default: return Bounds(lower: lower, upper: nil)
        }
    }

    /// The result of a place, from below, with what persons decided.
    func roll(_ place: PlaceCode) -> PlaceResult {
        let key = PlaceYear(place: place, year: 2022)
        return World.fold.result(
            of: key, documents: documents.filter { World.fold.touched(by: $0).contains(key) }, decisions: decisions,
            children: World.fold.children(of: key).map { roll($0.place) })
    }
}
