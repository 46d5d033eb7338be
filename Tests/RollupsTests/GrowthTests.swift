import Foundation
import Indicators
import Observations
import Places
import Quantities
import Rollups
import Seeds
import Testing

/// Growth over the places that state both years. Country and figures are invented.
struct GrowthTests {
    private static func stated(
        _ place: PlaceCode, _ year: Int, _ value: Decimal, _ bounds: Bounds? = nil, ambit: Ambit? = nil,
        level: DocumentMetadata.Level = .county, period: Period? = nil, of indicator: IndicatorCode = World.flow
    ) -> DocumentFacts {
        report(
            place, in: year, level: level,
            states: [figure(indicator, value, bounds, ambit: ambit, period: period ?? World.year(year))])
    }

    private func growth(
        of place: PlaceCode, _ documents: [DocumentFacts], counting indicator: IndicatorCode = World.flow,
        fold: Fold = World.fold
    ) throws -> Growth? {
        var results: [PlaceYear: PlaceResult] = [:]
        return try GrowthFold(fold, in: 2022) { key, code in
            let result = results[key] ?? roll(key.place, in: key.year, documents, fold: fold)
            results[key] = result
            return Contribution(of: result).lines.first { $0.indicator == code }
        }.growth(of: place, indicator)
    }

    @Test func growth_isTakenOverThoseThatStateBothYears() throws {
        let growth = try #require(
            try self.growth(
                of: World.city,
                [
                    Self.stated(World.a, 2021, 100), Self.stated(World.a, 2022, 110),
                    Self.stated(World.b, 2021, 50), Self.stated(World.b, 2022, 70),
                    Self.stated(World.c, 2022, 1_000),
                ]))
        #expect(growth.percent == 20 && growth.places == 2)
        #expect(growth.before == 150 && growth.now == 180)
        #expect(growth.excluded == [.init(place: World.c, reason: .notBefore)])
        #expect(growth.bounds == Bounds(lower: 20, upper: 20))
    }

    @Test func place_thatStatedItsTotalInOneYearAlone_isComparedByWhatLiesUnderIt() throws {
        let counties = [
            Self.stated(World.a, 2021, 100), Self.stated(World.a, 2022, 110), Self.stated(World.b, 2022, 1),
        ]
        let city = Self.stated(World.city, 2022, 999, level: .prefecture)
        let growth = try #require(try self.growth(of: World.province, counties + [city]))
        #expect(growth.percent == 10 && growth.places == 1)
        #expect(growth.excluded == [.init(place: World.b, reason: .notBefore)])
        // With its total in both years it is one figure.
        let both = try #require(
            try self.growth(
                of: World.province, counties + [city, Self.stated(World.city, 2021, 900, level: .prefecture)]))
        #expect(both.percent == 11 && both.places == 1 && both.excluded.isEmpty)
    }

    @Test func place_ofAnotherTerritoryPeriodOrReach_isLeftOutByName() throws {
        let half = try World.days("2022-01-01", "2022-06-30")
        let growth = try self.growth(
            of: World.city,
            [
                Self.stated(World.a, 2021, 100), Self.stated(World.a, 2022, 110, period: half),
                Self.stated(World.b, 2021, 50, ambit: .organ), Self.stated(World.b, 2022, 70, ambit: .whole),
                Self.stated(World.c, 2021, 10), Self.stated(World.c, 2022, 20),
            ])
        #expect(growth?.percent == 100 && growth?.places == 1)
        #expect(
            growth?.excluded == [.init(place: World.a, reason: .period), .init(place: World.b, reason: .ambit)])

        let later = PlaceCode(rawValue: "990109")
        let places = [
            World.place(World.city, "甲市", .prefecture, nil),
            World.place(World.a, "东县", .county, World.city, to: 2022, successors: [later]),
            World.place(later, "东区", .county, World.city, from: 2022),
            World.place(World.b, "南县", .county, World.city, to: 2022, successors: [later]),
            World.place(World.c, "西县", .county, World.city),
        ]
        let fold = Fold(catalogue: World.catalogue, gazetteer: Gazetteer(places: places, edition: 1))
        let merged = try #require(
            try self.growth(
                of: World.city,
                [
                    Self.stated(World.a, 2021, 1), Self.stated(World.b, 2021, 2), Self.stated(later, 2022, 4),
                    Self.stated(World.c, 2021, 10), Self.stated(World.c, 2022, 15),
                ], fold: fold))
        #expect(merged.percent == 50)
        #expect(merged.excluded.map(\.place) == [World.a, World.b, later])
        #expect(merged.excluded.allSatisfy { $0.reason == .territory })
        #expect(merged.excluded.map(\.into) == [[later], [later], nil], "the one that is new was merged into nothing")
    }

    @Test func place_thatWasDivided_isLeftOutWithItsHeirs_andOneThatGotAnotherCodeIsCompared() throws {
        let (east, west, renamed) = (
            PlaceCode(rawValue: "990109"), PlaceCode(rawValue: "990110"), PlaceCode(rawValue: "990111")
        )
        let places = [
            World.place(World.city, "甲市", .prefecture, nil),
            World.place(World.a, "东县", .county, World.city, to: 2022, successors: [east, west]),
            World.place(east, "东一区", .county, World.city, from: 2022),
            World.place(west, "东二区", .county, World.city, from: 2022),
            World.place(World.b, "南县", .county, World.city, to: 2022, successors: [renamed]),
            World.place(renamed, "南区", .county, World.city, from: 2022),
            World.place(World.c, "西县", .county, World.city),
        ]
        let fold = Fold(catalogue: World.catalogue, gazetteer: Gazetteer(places: places, edition: 1))
        let stated = [
            Self.stated(World.a, 2021, 1), Self.stated(World.b, 2021, 2),
            Self.stated(World.c, 2021, 10), Self.stated(World.c, 2022, 15),
        ]
        let alone = try #require(try growth(of: World.city, stated, fold: fold))
        #expect(
            alone.excluded == [
                .init(place: World.a, reason: .territory, into: [east, west]), .init(place: renamed, reason: .notNow),
            ])
        #expect(alone.places == 1)
        for name in [renamed, World.b] {
            let both = try #require(try growth(of: World.city, stated + [Self.stated(name, 2022, 5)], fold: fold))
            #expect(both.excluded.map(\.place) == [World.a])
            #expect(both.places == 2 && both.now == 20 && both.before == 12)
        }
    }

    /// A node of the version before tells no heirs, and passes over those that it is told.
    @Test func exclusion_withoutHeirs_looksAsItDid() throws {
        let plain = Growth.Exclusion(place: World.a, reason: .period)
        let old = Data(#"{"place":"\#(World.a)","reason":"period"}"#.utf8)
        #expect(try JSONDecoder().decode(Growth.Exclusion.self, from: old) == plain)
        let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(plain)) as? [String: Any]
        #expect(Set((object ?? [:]).keys) == ["place", "reason"])
    }

    @Test func growth_ofRoundedFigures_hasBounds() throws {
        let growth = try #require(
            try self.growth(
                of: World.a,
                [
                    Self.stated(World.a, 2021, 100, Bounds(lower: 95, upper: 105)),
                    Self.stated(World.a, 2022, 120, Bounds(lower: 114, upper: 126)),
                ]))
        #expect(growth.percent == 20)
        #expect(growth.bounds == Bounds(lower: Decimal(string: "8.6") ?? 0, upper: Decimal(string: "32.6")))
    }

    @Test func growth_ofNothingOrOfAList_isNone() throws {
        #expect(try self.growth(of: World.a, [Self.stated(World.a, 2022, 5)]) == nil)
        let zero = try #require(
            try self.growth(of: World.a, [Self.stated(World.a, 2021, 0), Self.stated(World.a, 2022, 5)]))
        #expect(zero.percent == nil && zero.places == 1)
        let listed = [
            Self.stated(World.a, 2021, 5, of: World.list), Self.stated(World.a, 2022, 6, of: World.list),
        ]
        #expect(try self.growth(of: World.a, listed, counting: World.list) == nil)
    }

    /// Whatever the places state, the base is the sum over the same places in both years, and each place stands on one side only.
    @Test(arguments: 0..<50) func growth_overAnyFigures_comparesTheSamePlaces(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var documents: [DocumentFacts] = []
        var expected: (now: Decimal, before: Decimal, places: Int) = (0, 0, 0)
        for place in [World.a, World.b, World.c] {
            let (before, now) = (random.next() % 4, random.next() % 4)
            if before > 0 { documents.append(Self.stated(place, 2021, Decimal(before * 7))) }
            if now > 0 { documents.append(Self.stated(place, 2022, Decimal(now * 5))) }
            guard before > 0, now > 0 else { continue }
            expected = (expected.now + Decimal(now * 5), expected.before + Decimal(before * 7), expected.places + 1)
        }
        let growth = try self.growth(of: World.city, documents)
        #expect(growth?.now ?? 0 == expected.now && growth?.before ?? 0 == expected.before)
        #expect(growth?.places ?? 0 == expected.places)
    }
}
