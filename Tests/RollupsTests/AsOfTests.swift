import Foundation
import Indicators
import Observations
import Places
import Rollups
import Testing

/// Figures of one year in the divisions of another. The country is invented: 东县 and 南县 merged into 新县 in 2020, 西县 was split into 上县
/// and 下县, and 丁县 went from 乙市 to 甲市.
struct AsOfTests {
    private static func code(_ text: String) -> PlaceCode { PlaceCode(rawValue: text) }
    private static let (new, upper, lower) = (code("990111"), code("990112"), code("990113"))
    private static let moved = code("990114")
    private static let fold = Fold(
        catalogue: World.catalogue,
        gazetteer: Gazetteer(
            places: [
                World.place(World.province, "测省", .province, nil),
                World.place(World.city, "甲市", .prefecture, World.province),
                World.place(World.otherCity, "乙市", .prefecture, World.province),
                World.place(World.a, "东县", .county, World.city, to: 2020, successors: [new]),
                World.place(World.b, "南县", .county, World.city, to: 2020, successors: [new]),
                World.place(World.c, "西县", .county, World.city, to: 2020, successors: [upper, lower]),
                World.place(new, "新县", .county, World.city, from: 2020),
                World.place(upper, "上县", .county, World.city, from: 2020),
                World.place(lower, "下县", .county, World.city, from: 2020),
                World.place(World.d, "丁县", .county, World.otherCity, to: 2020, successors: [moved]),
                World.place(moved, "丁县", .county, World.city, from: 2020),
                World.place(World.e, "戊县", .county, World.otherCity),
            ], edition: 1))

    private static func report(
        _ place: PlaceCode, _ year: Int, _ value: Decimal, level: DocumentMetadata.Level = .county
    ) -> DocumentFacts {
        RollupsTests.report(
            place, in: year, level: level, states: [figure(World.flow, value, period: World.year(year))])
    }

    private static let old = [
        report(World.a, 2018, 1), report(World.b, 2018, 2), report(World.c, 2018, 4), report(World.d, 2018, 8),
        report(World.e, 2018, 16), report(World.city, 2018, 7, level: .prefecture),
    ]
    private static let late = [
        report(new, 2022, 32), report(upper, 2022, 64), report(lower, 2022, 128), report(moved, 2022, 256),
        report(World.e, 2022, 512),
    ]

    private func fold(_ place: PlaceCode, _ year: Int, asOf: Int, _ documents: [DocumentFacts]) throws -> AsOfResult {
        var results: [PlaceYear: PlaceResult] = [:]
        func walk(_ place: PlaceCode) {
            results[PlaceYear(place: place, year: year)] = roll(place, in: year, documents, fold: Self.fold)
            for child in Self.fold.children(of: PlaceYear(place: place, year: year)) { walk(child.place) }
        }
        walk(World.province)
        var other = AsOfFold(Self.fold, of: year, asOf: asOf) { results[$0].map(Contribution.init) }
        return try other.result(of: place) { results[$0] }
    }

    private func value(_ place: PlaceCode, _ year: Int, asOf: Int, _ documents: [DocumentFacts]) throws -> Decimal? {
        try fold(place, year, asOf: asOf, documents).result.cell(World.flow).handedUp
    }

    @Test func county_thatIsMerged_isTheSumOfBoth() throws {
        let merged = try fold(Self.new, 2018, asOf: 2022, Self.old)
        #expect(merged.result.cell(World.flow).value == 3)
        #expect(merged.notes.map(\.kind) == [.merged])
        #expect(merged.notes.first?.others == ["东县", "南县"])
        #expect(merged.parts.map(\.place) == [World.a, World.b] && merged.parts.allSatisfy(\.isOfTheFigures))
    }

    @Test func county_thatWasSplit_isCountedWhereAllItsPartsLieAndMissingInEach() throws {
        for part in [Self.upper, Self.lower] {
            let cell = try fold(part, 2018, asOf: 2022, Self.old).result.cell(World.flow)
            #expect(cell.value == nil && cell.handedUp == nil)
        }
        let city = try fold(World.city, 2018, asOf: 2022, Self.old)
        // 东县 1 + 南县 2 in 新县, 西县 4 whole, 丁县 8 which lay elsewhere; the city's own 7 was about another territory.
        #expect(city.result.cell(World.flow).value == 15)
        #expect(city.result.cell(World.flow).handedUp == 15)
        #expect(city.result.cell(World.flow).ownValue == nil)
        #expect(!city.result.cell(World.flow).isComplete, "上县 and 下县 have no figure of their own")
        #expect(Set(city.notes.map(\.kind)) == [.merged, .split, .otherTerritory])
    }

    @Test func place_thatLostACounty_isAddedUpWithoutIt() throws {
        #expect(try value(World.otherCity, 2018, asOf: 2022, Self.old) == 16)
        #expect(try value(World.otherCity, 2018, asOf: 2018, Self.old) == 24)
    }

    /// However the divisions lie, what a whole province hands up is the same when no place states more than those under it.
    @Test func province_handsUpTheSameInTheDivisionsOfAnyYear() throws {
        let counties = Self.old.filter { $0.findings?.metadata.level == .county }
        for asOf in [2018, 2019, 2020, 2022] {
            #expect(try value(World.province, 2018, asOf: asOf, counties) == 31)
            #expect(try value(World.province, 2022, asOf: asOf, Self.late) == 992)
        }
    }

    @Test func figuresOfALaterYear_inEarlierDivisions_addWhatWasSplitAndDoNotDivideWhatWasMerged() throws {
        let west = try fold(World.c, 2022, asOf: 2018, Self.late)
        #expect(west.result.cell(World.flow).value == 192)
        #expect(west.notes.map(\.kind) == [.merged])
        for part in [World.a, World.b] {
            #expect(try fold(part, 2022, asOf: 2018, Self.late).result.cell(World.flow).value == nil)
        }
        #expect(try value(World.city, 2022, asOf: 2018, Self.late) == 224)
        #expect(try value(World.otherCity, 2022, asOf: 2018, Self.late) == 768)
    }

    @Test func place_withTheSameTerritory_isItsOwnResult() throws {
        let same = try fold(World.e, 2018, asOf: 2022, Self.old)
        #expect(same.result == roll(World.e, in: 2018, Self.old, fold: Self.fold))
        #expect(same.parts == [.init(place: World.e, isOfTheFigures: true)] && same.notes.isEmpty)
        let moved = try fold(Self.moved, 2018, asOf: 2022, Self.old)
        #expect(moved.result.cell(World.flow).handedUp == 8)
        #expect(moved.parts == [.init(place: World.d, isOfTheFigures: true)])
    }

    @Test func territories_tellWhatIsUnchanged() {
        let territories = Territories(of: 2018, asOf: 2022, gazetteer: Self.fold.gazetteer)
        #expect(territories.isUnchanged(World.e))
        #expect(!territories.isUnchanged(World.city) && !territories.isUnchanged(World.otherCity))
        #expect(territories.targets(of: World.c) == [Self.upper, Self.lower])
        let same = Territories(of: 2018, asOf: 2018, gazetteer: Self.fold.gazetteer)
        #expect(
            World.places.map(\.code).filter { Self.fold.gazetteer.isInForce($0, in: 2018) }.allSatisfy(same.isUnchanged)
        )
    }
}
