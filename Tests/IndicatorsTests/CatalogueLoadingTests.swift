import Foundation
import Indicators
import Testing

/// What the files of a catalogue become.
struct CatalogueLoadingTests {
    private let lamps = IndicatorCode(rawValue: "lamps.repaired")

    @Test(arguments: [false, true])
    func load_whenWordsAreDeclaredInAnotherFile_resolvesThem(entryFirst: Bool) throws {
        var files = [("language.yaml", InventedCatalogue.language), ("lamps.yaml", InventedCatalogue.entry)]
        if entryFirst { files.reverse() }
        let catalogue = try Catalogue(yaml: files.map { (name: $0.0, text: $0.1) })
        let indicator = try #require(catalogue[lamps])
        #expect(indicator.zh == "修复路灯数")
        #expect(indicator.kind == .count && indicator.nature == .flow)
        #expect(indicator.usualAmbit == .whole && indicator.rollup == .sum)
        let pattern = try #require(catalogue.patterns.first?.first)
        #expect(pattern.topic == WordGroup(["路灯", "街灯", "灯杆"]))
        #expect(pattern.said == [WordGroup(["修复", "维修"])])
        #expect(pattern.unless == WordGroup(["费用"]))
        #expect(pattern.units == ["盏", "根"])
        #expect(!pattern.allowsBareNumber && pattern.carries)
        #expect(catalogue.edition == 7)
        #expect(catalogue.measures == ["次", "根", "盏"].sorted())
        #expect(catalogue.language[.plan] == ["计划"])
    }

    @Test func load_whenAFileSaysHowZonesAreCounted_keepsIt() throws {
        let files = [
            (name: "a.yaml", text: "zones:\n  separate: Z1 Z2\n"), (name: "b.yaml", text: "zones: { inside: [Z3] }\n"),
        ]
        #expect(try Catalogue(yaml: files).zones == ["Z1": .separate, "Z2": .separate, "Z3": .inside])
    }

    @Test func load_whenPatternHasSeveralGroups_keepsEach() throws {
        let entry = InventedCatalogue.entry(
            replacing: "say: \"修复 维修\", unless: \"费用\"", by: "say: [\"修复 维修\", \"更换\"], units: 次, bare: yes, carry: no")
        let catalogue = try Catalogue(yaml: [("a", InventedCatalogue.language), ("b", entry)])
        let pattern = try #require(catalogue.patterns.first?.first)
        #expect(pattern.said == [WordGroup(["修复", "维修"]), WordGroup(["更换"])])
        #expect(pattern.units == ["次"])
        #expect(pattern.allowsBareNumber && !pattern.carries)
    }

    @Test func load_whenUnitsAreLeftOut_takesTheUnitOfTheEntry() throws {
        let entry = InventedCatalogue.entry(replacing: "units: \"灯\"", by: "")
        let catalogue = try Catalogue(yaml: [("a", InventedCatalogue.language), ("b", entry)])
        #expect(catalogue.patterns.first?.first?.units == ["盏"])
    }

    @Test func load_whenEditionsDiffer_takesTheHighest() throws {
        let catalogue = try Catalogue(yaml: [("a", "edition: 3"), ("b", "edition: 12"), ("c", "edition: 5")])
        #expect(catalogue.edition == 12)
        #expect(catalogue.indicators.isEmpty)
        #expect(catalogue[lamps] == nil)
    }

    @Test func load_whenExamplesStandBesideTheEntry_keepsThemWithTheirFigures() throws {
        let miss = "{ text: \"点亮路灯5盏。\", figures: { lamps.lit: [5, 6] } }\n      - { text: \"略\", figures: {} }"
        let entry = InventedCatalogue.entry(replacing: "\"计划修复路灯318盏。\"", by: miss)
        let other = InventedCatalogue.entry.replacing("lamps.repaired", with: "lamps.lit")
        let files = [("a", InventedCatalogue.language), ("b", entry), ("c", other)]
        let examples = try Catalogue(yaml: files).examples.filter { $0.file == "b" }
        let lit = IndicatorCode(rawValue: "lamps.lit")
        try #require(examples.count == 3)
        #expect(examples.allSatisfy { $0.entry == lamps })
        #expect(examples[0].figures == [.init(code: lamps, value: "318")])
        #expect(examples[1].figures == [.init(code: lit, value: "5"), .init(code: lit, value: "6")])
        #expect(examples[1].namesAllFigures && examples[1].line == 17)
        #expect(examples[2].figures == [] && examples[2].namesAllFigures)
        let plain = try Catalogue(yaml: [("a", InventedCatalogue.language), ("b", InventedCatalogue.entry)]).examples
        #expect(plain.last?.namesAllFigures == false)
    }

    @Test func load_whenFolderHoldsSeveralFiles_readsThemInTheOrderOfTheirNames() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("catalogue-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let other = InventedCatalogue.entry.replacing("lamps.repaired", with: "lamps.lit")
        for (name, text) in [
            ("b.yaml", InventedCatalogue.entry), ("a.yaml", other), ("l.yaml", InventedCatalogue.language),
            ("notes.txt", "no YAML: at all:"),
        ] {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        }
        let catalogue = try Catalogue(contentsOf: folder)
        #expect(catalogue.indicators.map(\.code.rawValue) == ["lamps.lit", "lamps.repaired"])
    }
}
