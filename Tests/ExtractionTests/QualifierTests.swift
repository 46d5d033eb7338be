import Foundation
import Observations
import Quantities
import Testing

/// What the words around a number say about its exactness, and in which interval the truth then lies.
struct QualifierTests {
    private func summary(_ body: String) throws -> String {
        let observation = try #require(try InventedReport.read(body).observations.first)
        let bounds = observation.bounds
        let upper = bounds.upper.map { "\($0)" } ?? ""
        let end = bounds.excludesUpper || bounds.upper == nil ? ")" : "]"
        return "\(observation.value) \(observation.qualifier.rawValue) [\(bounds.lower),\(upper)\(end)"
    }

    @Test(arguments: [
        ("62件", "62 exact [62,62]"), ("1,208件", "1208 exact [1208,1208]"), ("1.2万件", "12000 exact [11500,12500]"),
        ("380余件", "380 about [380,390)"), ("30余万件", "300000 about [300000,400000)"),
        ("30万余件", "300000 about [300000,310000)"), ("三十余万件", "300000 about [300000,400000)"),
        ("近300件", "300 about [200,300]"), ("约300件", "300 about [200,400]"), ("300件左右", "300 about [200,400]"),
        ("大约320件", "320 about [310,330]"), ("超过500件", "500 at_least [500,)"), ("500件以上", "500 at_least [500,)"),
        ("不少于500件", "500 at_least [500,)"), ("突破500件", "500 at_least [500,)"), ("逾3万件", "30000 at_least [30000,)"),
        ("不超过500件", "500 at_most [0,500]"), ("不足500件", "500 at_most [0,500]"), ("500件以内", "500 at_most [0,500]"),
        ("超3万余件", "30000 at_least [30000,)"),
    ])
    func count_whenWordsQualifyIt_hasTheirBounds(figure: String, expected: String) throws {
        #expect(try summary("全县调解矛盾纠纷\(figure)。") == expected)
    }

    @Test(arguments: [
        ("97.5%", "97.5 exact [97.5,97.5]"), ("98%以上", "98 at_least [98,100]"), ("超过九成五", "95 at_least [95,100]"),
        ("近100%", "100 about [0,100]"), ("约99.5%", "99.5 about [99.4,99.6]"), ("百分之九十五", "95 exact [95,95]"),
        ("不低于90%", "90 at_least [90,100]"),
    ])
    func share_whenWordsQualifyIt_staysWithinAHundred(figure: String, expected: String) throws {
        #expect(try summary("行政机关负责人出庭应诉率\(figure)。") == expected)
    }

    @Test(arguments: [
        ("涉案金额3.5亿元", "350000000 exact [345000000,355000000]"), ("涉案金额3500余万元", "35000000 about [35000000,36000000)"),
        ("涉案金额12.12亿元", "1212000000 exact [1211500000,1212500000]"),
    ])
    func money_whenScaled_isInYuan(figure: String, expected: String) throws {
        let observation = try #require(try InventedReport.read("化解矛盾纠纷120件，\(figure)。").observations.last)
        #expect(observation.unit == "元")
        let bounds = observation.bounds
        let end = bounds.excludesUpper ? ")" : "]"
        let upper = bounds.upper.map { "\($0)" } ?? ""
        #expect("\(observation.value) \(observation.qualifier.rawValue) [\(bounds.lower),\(upper)\(end)" == expected)
    }

    @Test(arguments: [("62宗", "件"), ("62起", "件"), ("62份", "件")])
    func unit_whenTheMeasureWordVaries_isTheCatalogues(figure: String, unit: String) throws {
        let observation = try #require(try InventedReport.read("受理行政复议案件\(figure)。").observations.first)
        #expect(observation.unit == unit)
        #expect(observation.surface == "62")
    }
}
