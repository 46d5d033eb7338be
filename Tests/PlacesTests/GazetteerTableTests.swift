import Testing

@testable import Places

@Suite("Tables of the gazetteer")
struct GazetteerTableTests {
    private func table(_ text: String) -> GazetteerTable { GazetteerTable(file: "some.tsv", bytes: Array(text.utf8)) }

    @Test func edition_whenHeaderStatesNone_saysWhichFile() throws {
        let error = #expect(throws: GazetteerError.self) { try table("# no number here\n").edition() }
        #expect(error?.code == "malformed")
        #expect(error?.description.contains("some.tsv") == true)
        #expect(error?.description.contains("line 1") == true)
        #expect(throws: GazetteerError.self) { try table("").edition() }
    }

    @Test func edition_whenStated_isRead() throws {
        #expect(try table("# x; table=zones; edition=12; sources: y\n").edition() == 12)
    }

    @Test func townships_whenLineStandsAboveTheFirstCounty_areRefused() {
        let error = #expect(throws: GazetteerError.self) { try TownshipTable([table("# h\n001\t甲镇\n")]) }
        #expect(error?.description.contains("line 2") == true)
    }

    @Test func townships_whenYearsAreLeftOut_spanAllEditions() throws {
        let townships = try TownshipTable([
            table("# h\n>110101\n001\t甲镇\n002\t乙乡\t2016\t2018\n>110102\tN1\n001\t甲镇\n")
        ])
        let first = townships.townships(of: PlaceCode(rawValue: "110101"))
        #expect(first.map(\.name) == ["甲镇", "乙乡"])
        #expect(first[0].isInForce(in: 2015) && first[0].isInForce(in: 2030))
        #expect(!first[1].isInForce(in: 2015) && first[1].isInForce(in: 2018) && !first[1].isInForce(in: 2019))
        #expect(townships.townships(named: Array("甲镇".utf8)).map(\.code.rawValue) == ["110101001", "110102001"])
        #expect(townships.townships(of: PlaceCode(rawValue: "N1")).map(\.parent?.rawValue) == ["N1"])
        #expect(townships.townships(named: Array("镇".utf8)).isEmpty)
        #expect(townships.township(PlaceCode(rawValue: "110101003")) == nil)
    }
}
