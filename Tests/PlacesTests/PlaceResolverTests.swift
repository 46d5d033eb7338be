import Places
import Testing

@Suite("Deciding a name")
struct PlaceResolverTests {
    let resolver: PlaceResolver

    init() throws { resolver = PlaceResolver(gazetteer: try bundled.get()) }

    private func decided(_ name: String, _ year: Int?, within: [String] = []) -> String? {
        let containers = within.map(PlaceCode.init(rawValue:))
        if case .decided(let place) = resolver.resolve(name, year: year, within: containers) {
            return place.code.rawValue
        }
        return nil
    }

    struct Case: Sendable {
        let name: String
        let year: Int
        let code: String
    }

    static let cases: [Case] = [
        Case(name: "咸宁市", year: 2020, code: "421200"), Case(name: "济宁市任城区", year: 2022, code: "370811"),
        Case(name: "北京市海淀区", year: 2018, code: "110108"), Case(name: "吉林省吉林市", year: 2020, code: "220200"),
        Case(name: "黔东南州", year: 2022, code: "522600"),
        Case(name: "湘西自治州", year: 2023, code: "433100"), Case(name: "科左后旗", year: 2021, code: "150522"),
        Case(name: "武汉市东湖高新区", year: 2020, code: "Z6a332777"),
        Case(name: "苏州市工业园区", year: 2022, code: "N320576"),
        Case(name: "山西省阳泉市城区", year: 2019, code: "140302"),
        Case(name: "南京市江宁区秣陵街道", year: 2024, code: "320115002"),
        Case(name: "下城区", year: 2020, code: "330103"), Case(name: "公安县", year: 2020, code: "421022"),
        Case(name: "湖北", year: 2020, code: "420000"),
    ]

    @Test(arguments: cases)
    func resolve_whenNameTells_decides(example: Case) {
        #expect(decided(example.name, example.year) == example.code)
    }

    @Test func resolve_whenNameFitsSeveral_saysWhich() {
        let resolution = resolver.resolve("鼓楼区", year: 2020)
        #expect(resolution.candidates.map(\.rawValue) == ["320106", "320302", "350102", "410204"])
        #expect(decided("鼓楼区", 2020, within: ["350000"]) == "350102")
    }

    @Test func resolve_whenShortNameFitsProvinceAndCity_isUndecided() {
        #expect(resolver.resolve("吉林", year: 2020).candidates.map(\.rawValue) == ["220000", "220200"])
    }

    @Test(arguments: ["高新区", "经济技术开发区", "示范区", "园区", "无此县", ""])
    func resolve_whenBareZoneWordOrNoName_isUnknown(name: String) {
        #expect(resolver.resolve(name, year: 2020) == .unknown)
    }

    @Test func resolve_whenPlaceHadEnded_isUndecidedAndNamesTheSuccessor() {
        #expect(resolver.resolve("下城区", year: 2024).candidates.map(\.rawValue) == ["330103", "330105"])
    }

    @Test func resolve_whenYearOfTheEnd_acceptsTheOldUnit() {
        #expect(decided("下城区", 2021) == "330103")
    }

    @Test func evidence_whenOrganFollows_stopsBeforeIt() {
        let evidence = resolver.evidence(atStartOf: "合肥市市场监督管理局", year: 2023)
        #expect(evidence?.places.map(\.name) == ["合肥市"])
        #expect(evidence?.length == "合肥市".utf8.count)
    }

    @Test func evidence_whenWordStandsBeforeOtherText_isNone() {
        #expect(resolver.evidence(atStartOf: "公安机关", year: 2023) == nil)
        #expect(resolver.evidence(atStartOf: "资源规划局", year: 2023) == nil)
    }
}
