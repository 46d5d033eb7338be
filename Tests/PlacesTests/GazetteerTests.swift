import Places
import Testing

@Suite("Gazetteer")
struct GazetteerTests {
    let gazetteer: Gazetteer

    init() throws { gazetteer = try bundled.get() }

    @Test func bundled_whenLoaded_hasTheCountryOfEachYear() {
        // The published figures for 2023: 34 provinces, 333 prefectures, 2,844 counties.
        let provinces = (11...82).compactMap { gazetteer.place(PlaceCode(rawValue: "\($0)0000")) }
        let prefectures = provinces.flatMap { gazetteer.children(of: $0.code, in: 2023) }
        let counties = prefectures.flatMap { gazetteer.children(of: $0.code, in: 2023) } + prefectures
        let divisions = { (level: PlaceLevel, places: [Place]) in
            places.count { $0.kind == .division && $0.level == level }
        }
        #expect(provinces.count == 34)
        #expect(divisions(.prefecture, prefectures) == 333)
        #expect(divisions(.county, counties) == 2844)
        #expect(gazetteer.edition == 1)
    }

    @Test func place_whenRenamed_hasTheNameOfTheYear() {
        let code = PlaceCode(rawValue: "130502")
        #expect(gazetteer.place(code, in: 2015)?.name == "桥东区")
        #expect(gazetteer.place(code, in: 2021)?.name == "襄都区")
        #expect(gazetteer.place(code)?.name == "襄都区")
    }

    @Test func children_whenYearBeforeMerger_holdTheOldUnit() {
        let hangzhou = PlaceCode(rawValue: "330100")
        let old = PlaceCode(rawValue: "330103")
        #expect(gazetteer.children(of: hangzhou, in: 2020).map(\.code).contains(old))
        #expect(!gazetteer.children(of: hangzhou, in: 2021).map(\.code).contains(old))
        #expect(gazetteer.place(old)?.successors == [PlaceCode(rawValue: "330105")])
    }

    @Test func townships_whenCounty_areItsOwn() {
        let county = PlaceCode(rawValue: "320115")
        let names = gazetteer.townships(of: county, in: 2024).map(\.name)
        #expect(names.contains("秣陵街道"))
        #expect(gazetteer.place(PlaceCode(rawValue: "320115002"))?.parent == county)
        #expect(gazetteer.place(PlaceCode(rawValue: "320115999")) == nil)
        #expect(gazetteer.ancestors(of: PlaceCode(rawValue: "320115002")).map(\.name) == ["江宁区", "南京市", "江苏省"])
    }

    @Test(arguments: [
        ("610305", 2020, "610322"), ("610305", 2021, "610305"), ("610322", 2020, "610322"), ("610322", 2024, "610305"),
        // A county whose prefecture got another code with it, and the prefecture.
        ("540321", 2013, "542122"), ("540300", 2013, "542100"), ("542100", 2014, "540300"),
        // What was merged is not what it was merged into, neither way; a name that changed is no code that did.
        ("330103", 2023, "330103"), ("330105", 2020, "330105"), ("130502", 2015, "130502"), ("999999", 2020, "999999"),
    ])
    func code_inAYear_isTheOneThatThePlaceHadThen(code: String, year: Int, then: String) {
        #expect(gazetteer.code(of: PlaceCode(rawValue: code), in: year) == PlaceCode(rawValue: then))
    }

    @Test func code_ofEveryPlace_leadsBackToIt() {
        for place in (2010...2025).flatMap(gazetteer.inForce) {
            for year in [1990, 2013, 2016, 2019, 2022, 2025] {
                let then = gazetteer.code(of: place.code, in: year)
                #expect(then == place.code || !gazetteer.isInForce(place.code, in: year))
                #expect(gazetteer.code(of: then, in: .max) == gazetteer.code(of: place.code, in: .max))
            }
        }
    }

    @Test func place_isWithinAnother_byTheCodesOfThenAndNow() {
        func isWithin(_ code: String, _ ancestor: String) -> Bool {
            gazetteer.isWithin(PlaceCode(rawValue: code), PlaceCode(rawValue: ancestor))
        }
        #expect(isWithin("610322", "610305") && isWithin("610322", "610300") && isWithin("610305", "610000"))
        #expect(isWithin("542122", "540300") && isWithin("542122", "542100") && isWithin("542122", "540321"))
        #expect(!isWithin("610305", "610322") && !isWithin("610300", "610305") && !isWithin("330103", "330105"))
    }

    @Test func zones_whenRecoded_haveOneRecord() {
        let zones = gazetteer.children(of: PlaceCode(rawValue: "320500"), in: 2022).filter { $0.name == "苏州工业园区" }
        #expect(zones.map(\.kind) == [.zone])
        #expect(zones.map(\.level) == [.county])
    }

    @Test func ancestors_whenParentsFormARing_end() {
        let first = PlaceCode(rawValue: "1")
        let second = PlaceCode(rawValue: "2")
        let ring = Gazetteer(
            places: [
                Place(code: first, name: "甲县", shortName: "甲", level: .county, parent: second, validFrom: 1981),
                Place(code: second, name: "乙县", shortName: "乙", level: .county, parent: first, validFrom: 1981),
            ], edition: 7)
        #expect(ring.ancestors(of: first).count <= 8)
    }
}
