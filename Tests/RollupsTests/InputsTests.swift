import Documents
import Foundation
import Indicators
import Observations
import Places
import Quantities
import Rollups
import Testing

/// What a cell is made of, and what stayed out of it, in the invented country.
@Suite struct InputsTests {
    /// The children of a place's cell, by code.
    func children(
        of place: PlaceCode, _ code: IndicatorCode, _ documents: [DocumentFacts],
        arrivals: [PlaceCode: Set<Arrival.State>] = [:], fold: Fold = World.fold
    ) -> [PlaceCode: CellInputs.Child] {
        let key = PlaceYear(place: place, year: 2022)
        let below = Set(fold.children(of: key).map(\.place))
        let handedUp = below.map { Contribution(of: roll($0, documents, fold: fold)) }
        let children = fold.children(
            of: Cell.Key(place: place, year: 2022, indicator: code), handedUp: handedUp
        ) { arrivals[$0.place] ?? [] }
        return Dictionary(children.map { ($0.place, $0) }) { first, _ in first }
    }

    func zone(_ code: PlaceCode, _ figures: [Observation]) -> DocumentFacts { report(code, states: figures) }

    @Test func child_ofASum_isToldWithItsRule() {
        let documents = [
            report(World.a, states: [figure(World.flow, 10)]), report(World.b, states: [figure(World.stock, 4)]),
            zone(World.separateZone, [figure(World.flow, 1)]), zone(World.unknownZone, [figure(World.flow, 2)]),
            zone(World.insideZone, [figure(World.flow, 3)]),
        ]
        let found = children(of: World.city, World.flow, documents, arrivals: [World.c: [.inProcess]])
        #expect(
            found.mapValues(\.rule) == [
                World.a: .entered, World.b: .notStated, World.c: .inProcess, World.separateZone: .entered,
                World.unknownZone: .unknownZone, World.insideZone: .insideZone,
            ])
        #expect(found[World.a]?.value == 10 && found[World.unknownZone]?.isZone == true)
        #expect(children(of: World.city, World.stock, documents)[World.c]?.rule == .noReport)
        #expect(
            children(of: World.city, World.flow, documents, arrivals: [World.c: [.undecided]])[World.c]?.rule
                == .undecided)
        let dead = children(of: World.city, World.flow, documents + [FulfilmentTests.dead(World.c)])
        #expect(dead[World.c]?.rule == .unreadable && dead[World.c]?.hasCell == false)
        let twice = [report(World.c, states: [figure(World.flow, 1), figure(World.flow, 2)])]
        #expect(children(of: World.city, World.flow, documents + twice)[World.c]?.rule == .ambiguous)
        let province = children(of: World.province, World.flow, documents)
        #expect(province[World.city]?.rule == .entered && province[World.city]?.isPartial == true)
    }

    @Test func child_ofARate_isToldWithItsRule() {
        let documents = [
            report(World.a, states: [figure(World.won, 30), figure(World.tried, 40), figure(World.rate, 75)]),
            report(World.b, states: [figure(World.won, 30), figure(World.tried, 40), figure(World.rate, 20)]),
            report(World.c, states: [figure(World.rate, 90)]),
        ]
        let found = children(of: World.city, World.rate, documents)
        #expect(
            found.mapValues(\.rule) == [
                World.a: .entered, World.b: .partsDisagree, World.c: .partsMissing,
            ])
        let organs = [
            report(World.a, states: [figure(World.won, 30, ambit: .organ), figure(World.tried, 40, ambit: .organ)]),
            report(World.b, states: [figure(World.won, 30), figure(World.tried, 40)]),
        ]
        let beside = children(of: World.city, World.rate, organs)
        #expect(beside[World.a]?.rule == .organParts && beside[World.a]?.value == 75)
        #expect(beside[World.b]?.rule == .entered)
        let lists = [report(World.a, states: [figure(World.list, 5)])]
        #expect(children(of: World.city, World.list, lists)[World.a]?.rule == .compared)
    }

    /// A prefecture without a report of its own, under which two reports leave a figure undecided: something did arrive.
    @Test func child_withoutAnOwnReport_isToldApartFromOneOfWhichNothingArrived() {
        let documents = [report(World.a, states: [figure(World.flow, 1), figure(World.flow, 2)])]
        let found = children(of: World.province, World.flow, documents)
        #expect(found[World.city]?.rule == .noOwnReport && found[World.otherCity]?.rule == .noReport)
        // The same where the county's report does not state the figure at all.
        #expect(children(of: World.province, World.stock, documents)[World.city]?.rule == .noOwnReport)
        #expect(children(of: World.city, World.flow, documents)[World.b]?.rule == .noReport)
    }

    /// A county that was divided in the year, and those that continue it.
    @Test func predecessor_isToldWithItsHeirs() {
        let old = PlaceCode(rawValue: "990107"), heir = PlaceCode(rawValue: "990108")
        let other = PlaceCode(rawValue: "990109")
        let places =
            World.places + [
                World.place(old, "旧县", .county, World.city, to: 2022, successors: [heir, other]),
                World.place(heir, "新县", .county, World.city, from: 2022),
                World.place(other, "新区", .county, World.city, from: 2022),
            ]
        let fold = Fold(catalogue: World.catalogue, gazetteer: Gazetteer(places: places, edition: 2))
        let last = report(old, states: [figure(World.flow, 3)])
        let standsIn = children(of: World.city, World.flow, [last], fold: fold)
        #expect(standsIn[old]?.rule == .entered && standsIn[old]?.heirs == ["新县", "新区"])
        #expect(standsIn[heir]?.rule == .noReport)
        let both = children(
            of: World.city, World.flow, [last, report(heir, states: [figure(World.flow, 4)])], fold: fold)
        #expect(both[old]?.rule == .stoodDown && both[old]?.heirs == ["新县"] && both[old]?.value == 3)
        #expect(both[heir]?.rule == .entered && both[heir]?.heirs == [])
    }

    @Test func figures_thatCameIn_standBeforeThoseThatDidNot() throws {
        let first = report(World.a, hand: "1", published: try World.day("2023-01-10"), states: [figure(World.won, 41)])
        let later = report(World.a, hand: "2", published: try World.day("2023-02-10"), states: [figure(World.won, 43)])
        let plan = report(World.a, hand: "3", kind: .workPlan, states: [figure(World.won, 60)])
        let other = report(World.a, in: 2021, hand: "4", states: [figure(World.won, 5, period: World.year(2021))])
        let documents = [first, later, plan, other]
        let uses = roll(World.a, documents).uses
        let told = documents.map { facts -> Fold.Told in (facts, uses.filter { $0.document == facts.document }) }
        func figures(_ code: IndicatorCode) -> [CellInputs.Figure] {
            World.fold.figures(
                told, from: .own, for: Cell.Key(place: World.a, year: 2022, indicator: code))
        }
        let found = figures(World.won)
        #expect(found.count == 3 && found.first?.observation.value == 43 && found.first?.whyNot == nil)
        #expect(Set(found.dropFirst().map(\.whyNot)) == [.superseded, .workPlan])
        // Of a rate its parts are inputs too.
        #expect(figures(World.rate) == found)
        #expect(figures(World.flow).isEmpty)
    }
}
