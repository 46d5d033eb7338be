import Places
import Testing

@Suite("Place names in text")
struct PlaceNamesTests {
    let gazetteer: Gazetteer

    init() throws { gazetteer = try bundled.get() }

    private func found(_ text: String, reporting: String?, year: Int = 2020) -> [String] {
        let names = PlaceNames(gazetteer: gazetteer, reporting: reporting.map(PlaceCode.init(rawValue:)), year: year)
        let bytes = Array(text.utf8)
        return names.matches(in: bytes).map { match in
            String(decoding: bytes[match.range], as: UTF8.self) + "="
                + match.places.map(\.code.rawValue).joined(separator: "|")
        }
    }

    struct Case: Sendable {
        let text: String
        let reporting: String?
        let expected: [String]
    }

    static let cases: [Case] = [
        Case(text: "赤壁市、崇阳县荣获称号", reporting: "421200", expected: ["赤壁市=421281", "崇阳县=421223"]),
        Case(text: "咸安、嘉鱼两地", reporting: "421200", expected: ["咸安=421202", "嘉鱼=421221"]),
        Case(text: "比武汉市同期高", reporting: "421200", expected: ["武汉市=420100"]),
        Case(text: "花石镇试点", reporting: "430321", expected: ["花石镇=430321107"]),
        // Its district was renamed and stands in the gazetteer twice.
        Case(text: "豫让桥街道试点", reporting: "130500", expected: ["豫让桥街道=130502006"]),
        Case(text: "湖北省武汉市", reporting: nil, expected: ["湖北省武汉市=420100"]),
        Case(text: "任城区的做法", reporting: "370811", expected: ["任城区=370811"]),
        Case(text: "主城区与城区", reporting: "140302", expected: ["城区=140302"]),
        Case(text: "通城县先行，该县办结3件", reporting: "421200", expected: ["通城县=421222", "该县=421222"]),
        Case(text: "公安机关和资源管理", reporting: "421000", expected: []),
        Case(text: "鼓楼区办结", reporting: nil, expected: ["鼓楼区=320106|320302|350102|410204"]),
        Case(text: "鼓楼区办结", reporting: "350100", expected: ["鼓楼区=350102"]),
        Case(text: "，老城区改造，城区绿化", reporting: "421200", expected: []),
        Case(text: "洛阳市老城区改造", reporting: "421200", expected: ["洛阳市老城区=410302"]),
        Case(text: "海口市场监管，武汉市场监管", reporting: "460100", expected: []),
        Case(text: "高新区办结", reporting: "410400", expected: []),
        Case(text: "无名之地", reporting: "421200", expected: []),
    ]

    @Test(arguments: cases)
    func matches_whenTextNamesPlaces_findsThem(example: Case) {
        #expect(found(example.text, reporting: example.reporting) == example.expected)
    }

    @Test func matches_whenBytesAreCutOrEmpty_doNotCrash() {
        let names = PlaceNames(gazetteer: gazetteer, reporting: PlaceCode(rawValue: "421200"), year: 2020)
        let bytes = Array("咸宁市赤壁市该县".utf8)
        for end in 0...bytes.count {
            #expect(names.matches(in: bytes, range: 0..<end).count <= 2)
        }
        #expect(names.matches(in: []).isEmpty)
    }

    @Test func matches_whenNamesAreMixedAtRandom_areInOrderAndApart() {
        let words = ["咸宁市", "赤壁", "该县", "城区", "在", "，", "湖北省", "武汉市", "2020年", "高新区", "a", "花石镇", "公安"]
        let names = PlaceNames(gazetteer: gazetteer, reporting: PlaceCode(rawValue: "421200"), year: 2020)
        var state: UInt64 = 7
        for _ in 0..<300 {
            var text = ""
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += words[Int(state >> 33) % words.count]
            }
            var end = 0
            for match in names.matches(in: Array(text.utf8)) {
                #expect(match.range.lowerBound >= end && !match.range.isEmpty && !match.places.isEmpty, "\(text)")
                end = match.range.upperBound
            }
        }
    }
}
