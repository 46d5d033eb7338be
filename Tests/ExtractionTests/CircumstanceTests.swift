import Indicators
import Observations
import Places
import Testing

/// Whose figure it is and how far it reaches.
struct CircumstanceTests {
    private func scopes(_ body: String, of issuer: InventedReport.Issuer) throws -> [String] {
        try InventedReport.read(body, of: issuer).observations.map { observation in
            let about = observation.aboutPlace.map { " " + ($0.code?.rawValue ?? $0.name) } ?? ""
            return "\(observation.value) \(observation.scope)\(about)"
        }
    }

    @Test(arguments: [
        ("全市受理行政复议案件620件，其中岳阳县62件。", ["620 self", "62 part 430621"]),
        ("平江县受理行政复议案件45件，临湘市受理33件。", ["45 part 430626", "33 part 430682"]),
        ("受理行政复议案件620件，其中临湘市62件、平江县45件。", ["620 self", "62 part 430682", "45 part 430626"]),
        ("岳阳县、平江县分别受理行政复议案件62件、45件。", ["62 part 430621", "45 part 430626"]),
        ("市政府受理行政复议案件120件，市公安局受理12件。", ["120 self", "12 part 市公安局"]),
        ("全省受理行政复议案件6200件，全市受理620件。", ["6200 parent 全省", "620 self"]),
        ("岳阳楼区受理行政复议案件45件，占全市的10%。", ["45 part 430602"]),
    ])
    func scope_whenACityReports_tellsPartsAndParents(body: String, expected: [String]) throws {
        #expect(try scopes(body, of: .city) == expected)
    }

    @Test(arguments: [
        ("全市受理行政复议案件620件，我县受理62件。", ["620 parent 全市", "62 self"]),
        ("全省平均出庭应诉率为95.2%，我县为97.5%。", ["95.2 parent 全省", "97.5 self"]),
        ("平江县受理行政复议案件45件。", ["45 other 430626"]),
        ("我县受理行政复议案件62件，高于平江县的45件。", ["62 self", "45 other 430626"]),
        ("县住建局办理行政处罚案件38件。", ["38 part 县住建局"]), ("筻口镇调解纠纷120件。", ["120 part 430621107"]),
        ("岳阳县受理行政复议案件62件。", ["62 self"]), ("全国受理行政复议案件62万件。", ["620000 parent 全国"]),
        ("出庭应诉率97.5%，高于全市平均水平2.1个百分点。", ["97.5 self"]),
        ("县法院受理行政诉讼案件38件。", ["38 self"]),
    ])
    func scope_whenACountyReports_tellsOthersAndParents(body: String, expected: [String]) throws {
        #expect(try scopes(body, of: .county) == expected)
    }

    @Test(arguments: [
        ("全县受理行政复议案件62件。", Ambit.whole, false), ("全县各级行政复议机关受理行政复议案件62件。", .whole, false),
        ("县本级受理行政复议案件40件。", .organ, false), ("县政府受理行政复议案件40件。", .organ, false),
        ("受理行政复议案件62件。", .unknown, true), ("调解矛盾纠纷62件。", .whole, true), ("制定规范性文件6件。", .organ, true),
    ])
    func ambit_whenWordsTellOrNothingDoes_isTheirsOrTheCatalogues(body: String, ambit: Ambit, isAssumed: Bool) throws {
        let observation = try #require(try InventedReport.read(body).observations.first)
        #expect(observation.scope == .`self`)
        #expect(observation.ambit == ambit)
        #expect(observation.ambitAssumed == isAssumed)
    }

    @Test func ambit_whenBothAreStated_isToldApart() throws {
        let observations = try InventedReport.read("全市受理行政复议案件620件，市本级受理120件。", of: .city).observations
        #expect(observations.map(\.ambit) == [.whole, .organ])
    }

    @Test(arguments: [
        ("办理网民留言、市长热线、建议提案等1026件。", [true]), ("全年制定、修改、废止规范性文件9件。", [true]),
        ("制定和废止行政规范性文件8件。", [true]), ("受理、审结行政复议案件62件。", [true]), ("化解婚姻、邻里等纠纷120件。", [false]),
        ("办理人大代表建议、政协提案104件。", [false]), ("制定、修改、废止规范性文件分别为6件、2件、3件。", [false, false, false]),
        ("受理行政复议案件62件、审结54件。", [false, false]), ("信访及时受理率、按期办结率等均达100%。", [false]),
    ])
    func joint_whenOtherThingsAreCountedWithIt_isMarked(body: String, expected: [Bool]) throws {
        #expect(try InventedReport.read(body).observations.map(\.joint) == expected)
    }
}
