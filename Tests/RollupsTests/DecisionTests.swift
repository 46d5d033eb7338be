import Documents
import Foundation
import Indicators
import Observations
import Places
import Quantities
import Rollups
import Seeds
import Testing

/// What persons decide, in the fold: it goes before what was read while that stays what it was.
@Suite struct DecisionTests {
    private func decision(
        _ decision: Adjudication.Decision, about figures: [Observation], at place: PlaceCode = World.a,
        of code: IndicatorCode = World.flow, counter: Int = 1
    ) -> Adjudication {
        Adjudication(
            subject: .cell(place: place, year: 2022, indicator: code), counter: counter, decision: decision,
            basis: figures.map(basis), reason: "核实", time: 0)
    }

    private func basis(_ figure: Observation) -> Adjudication.Figure {
        Adjudication.Figure(
            document: DocumentID(hashing: [1]), value: figure.value, bounds: figure.bounds, period: figure.period)
    }

    private func cell(
        _ documents: [DocumentFacts], _ decisions: [Adjudication], _ code: IndicatorCode = World.flow
    ) -> Cell {
        World.fold.result(
            of: PlaceYear(place: World.a, year: 2022), documents: documents, decisions: decisions, children: []
        ).cell(code)
    }

    /// A document about one figure of which a person decided.
    private func decided(_ figure: Observation, _ decision: Adjudication.Decision, as basis: Observation)
        -> DocumentFacts
    {
        var facts = report(World.a, states: [figure])
        let subject = Adjudication.Subject.observation(
            document: facts.document, indicator: basis.indicator, span: basis.span)
        facts.adjudications = [
            Adjudication(
                subject: subject, counter: 1, decision: decision, basis: [self.basis(basis)], reason: "核实", time: 0)
        ]
        return facts
    }

    @Test func value_keepsDaysAndReachOfWhatWasRead() throws {
        var stated = figure(World.flow, 5, ambit: .organ)
        stated.period = try World.days("2022-01-01", "2022-09-30")
        let cell = cell(
            [report(World.a, states: [stated])], [decision(.value(6), about: [stated])])
        #expect(cell.ownValue == 6 && cell.ownAmbit == .organ && cell.ownPeriod == stated.period)
        #expect(cell.handedUpMakeup.partialPeriods == 1)
    }

    @Test func decision_aboutOtherBounds_isNotApplied() {
        let stated = figure(World.flow, 300, Bounds(lower: 300, upper: 400, excludesUpper: true))
        let coarse = exact(stated)
        let documents = [report(World.a, states: [stated])]
        #expect(cell(documents, [decision(.value(310), about: [stated])]).ownValue == 310)
        let reopened = cell(documents, [decision(.value(310), about: [coarse])])
        #expect(reopened.ownBounds == stated.bounds && reopened.isReopened)
    }

    private func exact(_ figure: Observation) -> Observation {
        var exact = figure
        exact.bounds = Bounds(exactly: figure.value)
        return exact
    }

    @Test func figureTwice_isTheSameFigure() {
        let stated = figure(World.flow, 5)
        let twice = [report(World.a, states: [stated]), report(World.a, hand: "again", states: [stated])]
        #expect(cell(twice, [decision(.value(6), about: [stated])]).ownValue == 6)
    }

    @Test func decisions_inAnyOrderAndNumber_giveTheSame() {
        let stated = figure(World.flow, 5)
        let documents = [report(World.a, states: [stated])]
        let decisions = [
            decision(.value(6), about: [stated], counter: 1), decision(.notUsable, about: [stated], counter: 2),
            decision(.value(8), about: [stated], counter: 3),
        ]
        var random = SeededGenerator(seed: 3)
        let expected = cell(documents, decisions)
        #expect(expected.ownValue == 8)
        for _ in 0..<10 {
            let some = (decisions + decisions.filter { _ in Bool.random(using: &random) }).shuffled(using: &random)
            #expect(cell(documents, some) == expected)
        }
        #expect(
            cell(documents, decisions + [decision(.withdrawn, about: [], counter: 4)]) == cell(documents, []))
    }

    @Test func decision_aboutAnotherCell_isNotHeard() {
        let stated = figure(World.flow, 5)
        let documents = [report(World.a, states: [stated])]
        #expect(
            cell(documents, [decision(.value(6), about: [stated], at: World.b)]) == cell(documents, []))
    }

    @Test func ratio_isMadeOfDecidedParts() {
        let documents = [report(World.a, states: [figure(World.won, 9), figure(World.tried, 20)])]
        let decisions = [decision(.value(10), about: [figure(World.won, 9)], of: World.won)]
        #expect(cell(documents, decisions, World.rate).handedUp == 50)
    }

    @Test func figure_ofADocument_isCorrectedWhereItStands() {
        let stated = figure(World.flow, 50, at: 4)
        let corrected = cell([decided(stated, .value(5), as: stated)], [])
        #expect(corrected.ownValue == 5 && corrected.ownFigures.map(\.surface) == ["50"])
        #expect(corrected.isAdjudicated)
        let unusable = cell([decided(stated, .notUsable, as: stated)], [])
        #expect(unusable.ownValue == nil && unusable.isAdjudicated)
    }

    @Test func figure_thatIsGone_leavesItsDecisionOpen() {
        let stated = figure(World.flow, 50, at: 4)
        for now in [figure(World.flow, 51, at: 4), figure(World.flow, 50, at: 9), figure(World.stock, 1)] {
            let facts = decided(now, .value(5), as: stated)
            let cell = cell([facts], [])
            #expect(cell.isReopened && !cell.isAdjudicated)
            #expect(World.fold.touched(by: facts).contains(PlaceYear(place: World.a, year: 2022)))
        }
    }

    @Test func figure_thatDoesNotCount_leavesItsDecisionMoot() {
        let part = figure(World.flow, 50, scope: .part, at: 4)
        #expect(cell([decided(part, .value(5), as: part)], []).decisions == nil)
    }

    @Test func verdict_isThatOfTheDecidedFigure() {
        let counties = [World.a, World.b, World.c].map { report($0, states: [figure(World.flow, 10)]) }
        let city = report(World.city, level: .prefecture, states: [figure(World.flow, 20)])
        let key = PlaceYear(place: World.city, year: 2022)
        let children = [World.a, World.b, World.c].map { roll($0, counties) }
        func verdict(_ decisions: [Adjudication]) -> Cell.Verdict {
            World.fold.result(of: key, documents: [city], decisions: decisions, children: children)
                .cell(World.flow).verdict
        }
        #expect(verdict([]) == .contradiction)
        #expect(verdict([decision(.value(30), about: [figure(World.flow, 20)], at: World.city)]) == .equal)
    }
}
