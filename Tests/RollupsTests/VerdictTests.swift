import Foundation
import Indicators
import Observations
import Places
import Quantities
import Rollups
import Testing

/// Own figure against the children's sum, each verdict by hand: three counties under one city.
@Suite struct VerdictTests {
    private func city(
        own: Decimal?, ambit: Ambit = .whole, _ code: IndicatorCode = World.flow, bounds: Bounds? = nil,
        counties: [(PlaceCode, Decimal)]
    ) -> Cell {
        var documents = counties.map { report($0.0, states: [figure(code, $0.1, ambit: .whole)]) }
        if let own {
            documents.append(
                report(World.city, level: .prefecture, states: [figure(code, own, bounds, ambit: ambit)]))
        }
        return roll(World.city, documents).cell(code)
    }

    private let all = [(World.a, Decimal(10)), (World.b, Decimal(20)), (World.c, Decimal(30))]

    @Test func own_whenEqualToTheSumOfAll_agrees() {
        let cell = city(own: 60, counties: all)
        #expect(cell.value == 60)
        #expect(cell.verdict == .equal)
        #expect(cell.verdictReason == VerdictReason(.agrees))
        #expect(cell.difference == 0)
        #expect(cell.isComplete)
        #expect(cell.handedUpBy == .ownWhole)
    }

    @Test func own_whenAboveBecauseACountyIsSilent_isIncompleteAndNamesIt() {
        let cell = city(own: 60, counties: Array(all.prefix(2)))
        #expect(cell.value == 30)
        #expect(cell.verdict == .incomplete)
        #expect(cell.verdictReason == VerdictReason(.childrenMissing, names: ["西县"]))
        #expect(cell.difference == 30)
        #expect(!cell.isComplete)
    }

    @Test func own_whenAboveThoughAllState_mayBeTheOrgansShare() {
        let cell = city(own: 65, counties: all)
        #expect(cell.verdict == .incomplete)
        #expect(cell.verdictReason == VerdictReason(.organShare))
    }

    @Test func own_whenBelowTheSum_isToBeVerified() {
        let cell = city(own: 55, counties: all)
        #expect(cell.verdict == .contradiction)
        #expect(cell.verdictReason == VerdictReason(.belowSum))
        #expect(cell.difference == -5)
        #expect(cell.handedUp == 55)
    }

    @Test func own_whenEqualThoughACountyIsMissing_warns() {
        let cell = city(own: 30, counties: Array(all.prefix(2)))
        #expect(cell.verdict == .equal)
        #expect(cell.verdictReason == VerdictReason(.agreesWithoutRoom, names: ["西县"]))
        #expect(cell.verdictReason.isWarning)
    }

    @Test func own_whenApproximateAndACountyIsMissing_leavesRoom() {
        let cell = city(
            own: 30, bounds: Bounds(lower: 30, upper: 40, excludesUpper: true), counties: Array(all.prefix(2)))
        #expect(cell.verdict == .equal)
        #expect(cell.verdictReason == VerdictReason(.agreesWithRoom, names: ["西县"]))
        #expect(!cell.verdictReason.isWarning)
    }

    @Test func own_ofTheOrgansAlone_isNotComparedAndAdds() {
        let cell = city(own: 5, ambit: .organ, counties: all)
        #expect(cell.verdict == .none)
        #expect(cell.verdictReason.code == .organOnly)
        #expect(cell.value == 60)
        #expect(cell.handedUp == 65)
        #expect(cell.handedUpBy == .organPlusChildren)
        #expect(!cell.handedUpIsPartial)
        #expect(city(own: 5, ambit: .organ, counties: Array(all.prefix(2))).handedUpIsPartial)
    }

    @Test func own_ofUnknownAmbit_countsAsWholeOnlyWhenNotSmaller() {
        let larger = city(own: 60, ambit: .unknown, counties: all)
        #expect(larger.handedUpBy == .ownWhole)
        #expect(larger.verdict == .equal)
        let smaller = city(own: 59, ambit: .unknown, counties: all)
        #expect(smaller.handedUpBy == .children)
        #expect(smaller.handedUp == 60)
        #expect(smaller.verdict == .none)
        #expect(smaller.verdictReason.code == .ambitUnknown)
    }

    @Test func nothing_toCompareWith_saysWhich() {
        #expect(city(own: nil, counties: all).verdictReason.code == .noOwnFigure)
        #expect(city(own: 5, counties: []).verdictReason.code == .noChildStates)
        #expect(
            roll(World.b, [report(World.b, states: [figure(World.flow, 1)])]).cell(World.flow).verdictReason.code
                == .noChildren)
    }

    @Test func days_whenTheyDiffer_areNotCompared() throws {
        let part = figure(World.flow, 20, period: try World.days("2022-01-01", "2022-11-30"))
        let documents = [
            report(World.city, level: .prefecture, states: [figure(World.flow, 60)]),
            report(World.a, states: [figure(World.flow, 10)]), report(World.b, states: [part]),
        ]
        let cell = roll(World.city, documents).cell(World.flow)
        #expect(cell.value == 30)
        #expect(cell.partialPeriods == 1)
        #expect(cell.verdict == .none)
        #expect(cell.verdictReason == VerdictReason(.periodsDiffer, names: ["南县"]))
        #expect(cell.difference == nil)
    }

    @Test func figure_ofAPartInsideTheCitysReport_isNotAdded() {
        let documents = [
            report(
                World.city, level: .prefecture, states: [figure(World.flow, 60), figure(World.flow, 12, scope: .part)]),
            report(World.a, states: [figure(World.flow, 60)]),
        ]
        let cell = roll(World.city, documents).cell(World.flow)
        #expect(cell.ownValue == 60)
        #expect(cell.value == 60)
    }

    @Test func list_isShownSideBySideAndNeverAdded() {
        let cell = roll(
            World.city,
            [
                report(World.a, states: [figure(World.list, 300)]), report(World.b, states: [figure(World.list, 200)]),
                report(World.c, states: [figure(World.list, 280)]),
            ]
        ).cell(World.list)
        #expect(cell.value == nil)
        #expect(cell.method == .none)
        #expect(cell.verdictReason.code == .notAdded)
        #expect(cell.distribution?.median == 280)
        #expect(cell.distribution?.minimum == 200)
        #expect(cell.distribution?.count == 3)
        #expect(cell.coverage.stating == 3)
    }
}
