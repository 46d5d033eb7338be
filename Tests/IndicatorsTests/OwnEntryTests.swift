import Foundation
import Indicators
import Testing

/// A new indicator is an entry in a file, and nothing else.
struct OwnEntryTests {
    @Test func read_whenCatalogueHasOneEntryMore_findsItsFigure() throws {
        let sentence = "全年共修复路灯318盏，受理行政复议案件62件。"
        let bundled = try ExampleReader(try Catalogue.bundled())
        #expect(bundled.read(sentence) == ["reconsideration.received 62"])

        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("catalogue-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: SharedFolder.resources, to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let entry = InventedCatalogue.entry(replacing: "indicators:", by: "measures: 盏\nunits: { 灯: 盏 根 }\nindicators:")
        try Data(entry.utf8).write(to: folder.appendingPathComponent("lamps.yaml"))
        let extended = try ExampleReader(try Catalogue(contentsOf: folder))
        #expect(extended.read(sentence) == ["lamps.repaired 318", "reconsideration.received 62"])
    }

    @Test func read_whenCatalogueHasOneEntryOnly_findsItsFigureAndNoOther() throws {
        let catalogue = try Catalogue(yaml: [
            ("language.yaml", InventedCatalogue.language), ("lamps.yaml", InventedCatalogue.entry),
        ])
        let reader = try ExampleReader(catalogue)
        #expect(reader.read("全年共修复路灯318盏，受理行政复议案件62件。") == ["lamps.repaired 318"])
        for example in catalogue.examples {
            if let difference = reader.difference(example) { Issue.record("\(difference)") }
        }
    }

    @Test func difference_whenReadingIsWrong_showsTextExpectationAndReading() throws {
        let reader = try ExampleReader(try Catalogue.bundled())
        let code = IndicatorCode(rawValue: "reconsideration.received")
        let text = "全年受理行政复议案件62件。"
        let right = CatalogueExample(text: text, figures: [.init(code: code, value: "62.0")], entry: code)
        #expect(reader.difference(right) == nil)
        let wrong = CatalogueExample(text: text, figures: [.init(code: code, value: "63")], entry: code)
        let shown = try #require(reader.difference(wrong))
        #expect(shown.contains(text) && shown.contains("expected \(code) 63") && shown.contains("read     \(code) 62"))
        let miss = CatalogueExample(text: text, figures: [], entry: code, namesAllFigures: false)
        #expect(try #require(reader.difference(miss)).contains("expected nothing of \(code)"))
    }
}
