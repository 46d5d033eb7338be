import Foundation
import Places
import Rollups
import Testing

/// Divisions that end or begin in the year that is added up.
@Suite struct ChangingDivisionTests {
    private let merged = PlaceCode(rawValue: "990109")
    private let recoded = PlaceCode(rawValue: "990108")
    private let heir = PlaceCode(rawValue: "990107")

    private var fold: Fold {
        let places =
            World.places + [
                World.place(merged, "旧并县", .county, World.city, to: 2021, successors: [World.c]),
                World.place(recoded, "旧名县", .county, World.city, to: 2021, successors: [heir]),
                World.place(heir, "新名市", .county, World.city, from: 2021),
            ]
        return Fold(catalogue: World.catalogue, gazetteer: .init(places: places, edition: 1))
    }

    private func cell(_ year: Int, _ figures: [(PlaceCode, Decimal)]) -> Cell {
        let documents = figures.map { place, value in
            report(place, in: year, states: [figure(World.flow, value, period: World.year(year))])
        }
        return roll(World.city, in: year, documents, fold: fold).cell(World.flow)
    }

    @Test func place_beforeItEnded_isExpected() {
        #expect(cell(2020, [(merged, 1)]).coverage.missingNames == ["东县", "南县", "西县", "旧名县"])
    }

    @Test func place_afterItEnded_isNot() {
        let after = cell(2022, [(merged, 1), (World.a, 2)])
        #expect(after.value == 2)
        #expect(after.coverage.missingNames == ["南县", "西县", "新名市"])
    }

    @Test func place_inTheYearItWasMerged_countsUnlessItsSuccessorReports() {
        let alone = cell(2021, [(merged, 1)])
        #expect(alone.value == 1)
        #expect(alone.coverage.expected == 5)
        let both = cell(2021, [(merged, 1), (World.c, 30)])
        #expect(both.value == 30)
        #expect(both.coverage.expected == 4)
    }

    @Test func place_inTheYearItWasRenamed_isOnePlace() {
        let renamed = PlaceCode(rawValue: "990106")
        let places =
            World.places + [
                World.place(renamed, "旧称县", .county, World.city, to: 2021),
                World.place(renamed, "新称市", .county, World.city, from: 2021),
            ]
        let fold = Fold(catalogue: World.catalogue, gazetteer: .init(places: places, edition: 1))
        let documents = [report(renamed, in: 2021, states: [figure(World.flow, 3, period: World.year(2021))])]
        let cell = roll(World.city, in: 2021, documents, fold: fold).cell(World.flow)
        #expect(cell.value == 3)
        #expect(cell.coverage.expected == 4)
    }

    @Test func place_inTheYearItWasRecoded_isOnePlaceUnderBothCodes() {
        let old = cell(2021, [(recoded, 8)])
        #expect(old.value == 8)
        #expect(old.coverage.missingNames == ["东县", "南县", "西县"])
        #expect(cell(2021, [(recoded, 8), (heir, 8)]).value == 8)
        let differing = cell(2021, [(recoded, 8), (heir, 9)])
        #expect(differing.value == nil)
        #expect(differing.coverage.ambiguous == 1)
        #expect(differing.coverage.expected == 4)
    }

    /// What the district tells of a year in which it was a county belongs to the county.
    @Test(arguments: [2021, 2020, 2015]) func place_thatLooksBackBeyondItsCode_speaksForWhatItWas(year: Int) {
        let looksBack = report(
            heir, in: 2021,
            states: [
                figure(World.flow, 8, period: World.year(year)),
                figure(World.tried, 3, period: World.year(2021), at: 9),
            ])
        let city = roll(World.city, in: year, [looksBack], fold: fold).cell(World.flow)
        #expect(city.value == 8)
        #expect(city.coverage.statedLater == (year == 2021 ? 0 : 1))
        #expect(Set(city.coverage.missingNames).isDisjoint(with: ["旧名县", "新名市"]))
        // The report of that year itself goes before what the later one says of it, whichever name it bears.
        for name in [recoded, heir] where year < 2021 {
            let own = report(name, in: year, states: [figure(World.flow, 7, period: World.year(year))])
            let both = roll(World.city, in: year, [looksBack, own], fold: fold)
            #expect(both.cell(World.flow).value == 7)
            let place = roll(recoded, in: year, [looksBack, own], fold: fold)
            #expect(place.state == .reported)
            #expect(place.cell(World.flow).restatements.map(\.value) == [8])
            #expect(roll(heir, in: year, [looksBack, own], fold: fold).cells.isEmpty)
        }
    }
}
