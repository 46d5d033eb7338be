import Extraction
import Observations
import Quantities
import Testing

/// Quantities that the catalogue has no entry for are kept with the words that say what they count.
struct UncataloguedTests {
    @Test(arguments: [
        ("全年修复路灯318盏。", "修复路灯", "盏"), ("开展路灯巡查，共修复318盏。", "修复", "盏"),
        ("路灯完好率为98.2%。", "路灯完好率", "%"), ("修复路灯：318", "修复路灯", nil),
        ("全县共有318个路灯管护点。", "路灯管护点", "个"),
    ])
    func mention_whenNoEntryFits_hasLabelAndUnit(sentence: String, label: String, unit: String?) throws {
        let reading = try InventedReport.read(sentence)
        let mention = try #require(reading.mentions.last { $0.kind == .quantity })
        #expect(mention.label == label)
        #expect(mention.unit == unit)
    }

    @Test func mention_whenItStatesAnIndicator_hasNoLabel() throws {
        let reading = try InventedReport.read("全年受理行政复议案件62件。")
        let mention = try #require(reading.mentions.last { $0.kind == .quantity })
        #expect(mention.label == nil && mention.unit == nil)
    }

    @Test(arguments: [
        ("计划受理行政复议案件62件。", Mention.Rejection.plan), ("行政复议案件受理量同比增长17.4%。", .change),
        ("行政复议案件受理量位居全市第3名。", .ordinal), ("败诉率下降2.1个百分点。", .points),
    ])
    func mention_whenItIsNoFactOrNoLevel_saysWhy(sentence: String, rejection: Mention.Rejection) throws {
        let reading = try InventedReport.read(sentence)
        #expect(reading.observations.isEmpty)
        #expect(reading.mentions.last { $0.kind == .quantity }?.rejection == rejection)
    }

    @Test func gaps_whenReportsShareAQuantity_countDocumentsBeforeOccurrences() throws {
        var gaps = CatalogueGaps()
        gaps.add(try InventedReport.read("全年修复路灯318盏。其后又修复路灯12盏。"), source: "a.txt")
        gaps.add(try InventedReport.read("全年修复路灯5盏。改造公厕7座，改造公厕8座，改造公厕9座，改造公厕1座。"), source: "b.txt")
        let ranked = gaps.ranked
        #expect(ranked.map(\.label).prefix(2) == ["修复路灯", "改造公厕"])
        #expect(ranked[0].documents == 2 && ranked[0].examples.map(\.source) == ["a.txt", "b.txt"])
        #expect(ranked[0].examples[0].sentence == "全年修复路灯318盏。")
    }
}
