import Documents
import Extraction
import Foundation
import Indicators
import Observations
import Places
import Testing

/// A new indicator is an entry in a file, and nothing else.
struct OwnEntryTests {
    private static let sentence = "全年共修复路灯318盏，受理行政复议案件62件。"
    private let gazetteer: Gazetteer

    init() throws { gazetteer = try Gazetteer.bundled() }

    /// What a catalogue makes of the sentence in a report of a county, as `code value`.
    private func read(_ catalogue: Catalogue, _ sentence: String = Self.sentence) -> [String] {
        let text = "岳阳县2023年度法治政府建设情况报告\n\n\(sentence)\n"
        let reading = Reader(catalogue: catalogue, gazetteer: gazetteer)
            .read(text, document: DocumentID(hashing: text.utf8))
        return reading.observations.map { "\($0.indicator) \($0.value)" }.sorted()
    }

    @Test func read_whenAFileExtendsTheBundledCatalogue_findsItsFigureBesideTheOthers() throws {
        #expect(read(try Catalogue.bundled()) == ["reconsideration.received 62"])
        let entry = InventedCatalogue.entry(
            replacing: "indicators:", by: "extends: bundled\nmeasures: 盏\nunits: { 灯: 盏 根 }\nindicators:")
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("lamps-\(UUID().uuidString).yaml")
        try Data(entry.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let extended = try Catalogue(contentsOf: file)
        #expect(read(extended) == ["lamps.repaired 318", "reconsideration.received 62"])
        #expect(extended.indicators.count == (try Catalogue.bundled()).indicators.count + 1)
    }

    @Test func read_whenCatalogueHasOneEntryOnly_findsItsFigureAndNoOther() throws {
        let catalogue = try Catalogue(yaml: [
            ("language.yaml", InventedCatalogue.language), ("lamps.yaml", InventedCatalogue.entry),
        ])
        #expect(read(catalogue) == ["lamps.repaired 318"])
        let trial = CatalogueTrial(Reader(catalogue: catalogue, gazetteer: gazetteer))
        #expect(catalogue.examples.compactMap(trial.difference).isEmpty)
    }

    @Test func word_thatOnlyRulesAnEntryOut_leavesTheWordsInsideItTheirDuties() throws {
        let entry = InventedCatalogue.entry(replacing: "unless: \"费用\"", by: "unless: \"费用 全年计划灯\"")
        let catalogue = try Catalogue(yaml: [("language.yaml", InventedCatalogue.language), ("lamps.yaml", entry)])
        #expect(read(catalogue, "全年计划灯会一次，共修复路灯318盏。").isEmpty)
        #expect(read(catalogue, "全年办灯会一次，共修复路灯318盏。") == ["lamps.repaired 318"])
    }

    @Test func difference_whenReadingIsWrong_showsWhatIsMissingAndWhatIsWrong() throws {
        let trial = CatalogueTrial(Reader(catalogue: try Catalogue.bundled(), gazetteer: gazetteer))
        let code = IndicatorCode(rawValue: "reconsideration.received")
        let text = "全年受理行政复议案件62件。"
        let right = CatalogueExample(text: text, figures: [.init(code: code, value: "62.0")], entry: code)
        #expect(trial.difference(right) == nil)
        let wrong = CatalogueExample(text: text, figures: [.init(code: code, value: "63")], entry: code)
        let difference = try #require(trial.difference(wrong))
        #expect(difference.missing.map(\.description) == ["\(code) 63"])
        #expect(difference.wrong.map(\.description) == ["\(code) 62"])
        let miss = CatalogueExample(text: text, figures: [], entry: code, namesAllFigures: false)
        #expect(try #require(trial.difference(miss)).wrong.map(\.description) == ["\(code) 62"])
    }
}
