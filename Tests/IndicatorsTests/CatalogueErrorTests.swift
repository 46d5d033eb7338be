import Foundation
import Indicators
import Testing

/// A fault in a catalogue's file is told with file, line, entry and reason.
struct CatalogueErrorTests {
    private func error(_ files: (name: String, text: String)...) throws -> String {
        try #require(throws: CatalogueError.self) { try Catalogue(yaml: files) }.description
    }

    @Test(arguments: [
        ("- 1\n- 2", "f.yaml: must be a mapping"), ("", "f.yaml: must be a mapping"),
        ("edition: 1\ncolour: red", "f.yaml:2: the key “colour” is not known here"),
        ("edition: soon", "f.yaml:1: “edition” must be a whole number"),
        ("edition: 1\n\nmeasures: {a: b}", "f.yaml:3: “measures” must be a text"),
        ("units: 件", "f.yaml:1: “units” must be a mapping"),
        ("language:\n  filler: 共\n  filling: 了", "f.yaml:3: the key “filling” is not known here"),
        ("zones: [a]", "f.yaml:1: “zones” must be a mapping"),
        ("zones:\n  apart: Z1", "f.yaml:2: the key “apart” is not known here"),
        ("zones:\n  separate: Z1 Z2\n  inside: Z2", "f.yaml:3: the zone “Z2” stands under separate too"),
        ("indicators: lamps", "f.yaml:1: “indicators” must be a list"),
        ("indicators:\n  - lamps", "f.yaml:2: “an entry” must be a mapping"),
        ("indicators:\n  - zh: 路灯", "f.yaml:2: an entry has no “code”"),
        ("indicators:\n  - code: [a]", "f.yaml:2: “code” must be a text"),
    ])
    func load_whenFileHasAnotherShape_saysWhere(text: String, expected: String) throws {
        #expect(try error((name: "f.yaml", text: text)).hasPrefix(expected))
    }

    @Test(arguments: ["edition: [1", "a: b: c", "edition: 1\nedition: 2", "\"open"])
    func load_whenFileIsNoYAML_saysSo(text: String) throws {
        #expect(try error((name: "f.yaml", text: text)).hasPrefix("f.yaml: is no YAML: "))
    }

    @Test(arguments: [
        ("theme: lamps", "colour: red", 3, "the key “colour” is not known here: see the schema"),
        ("theme: lamps", "definition: x", 2, "“theme” is missing"), ("zh: \"修复路灯数\"", "", 2, "“zh” is missing"),
        ("kind: count", "kind: number", 6, "“kind” cannot be “number”"),
        ("nature: flow", "nature: river", 8, "“nature” cannot be “river”"),
        ("ambit: whole", "ambit: [whole]", 9, "“ambit” must be a text"),
        ("rollup: sum", "rollup: add", 10, "“rollup” cannot be “add”"),
        ("rollup: sum", "rollup: sum\n    numerator: {}", 11, "“numerator” must be a text"),
        ("rollup: sum", "rollup: sum\n    exceeds_whole: much", 11, "“exceeds_whole” must be true or false"),
        ("patterns:\n      -", "patterns:\n     ", 13, "“patterns” must be a list"),
        ("- { of: \"路灯\", say: \"修复 维修\", unless: \"费用\" }", "- 修复路灯", 13, "“a pattern” must be a mapping"),
        ("unless: \"费用\"", "without: \"费用\"", 13, "the key “without” is not known here"),
        ("of: \"路灯\", say: \"修复 维修\", ", "", 13, "a pattern needs “of” or “say”"),
        ("of: \"路灯\"", "of: \"\"", 13, "“of” is empty"), ("of: \"路灯\"", "of: {}", 13, "“of” must be a text"),
        ("say: \"修复 维修\"", "say: [修复, \" \"]", 13, "“say” is empty"),
        ("unless: \"费用\"", "bare: perhaps", 13, "“bare” must be true or false"),
        ("unless: \"费用\"", "carry: 1", 13, "“carry” must be true or false"),
        ("text: \"全年修复路灯318盏。\", ", "", 15, "an example has no “text”"),
        ("text: \"全年", "words: \"全年", 15, "the key “words” is not known here"),
        (", figures: { lamps.repaired: 318 }", "", 15, "a positive example must expect a figure of its own entry"),
        ("lamps.repaired: 318", "lamps.lit: 318", 15, "a positive example must expect a figure of its own entry"),
        ("- { text: \"全年修复路灯318盏。\", figures: { lamps.repaired: 318 } }", "- 全年", 15, "“an example” must be a mapping"),
        ("figures: { lamps.repaired: 318 }", "figures: 318", 15, "“figures” must be a mapping"),
        (
            "- \"计划修复路灯318盏。\"", "- { text: \"计划\", figures: { lamps.repaired: 318 } }", 17,
            "a near miss cannot expect a figure of its own entry"
        ),
    ])
    func load_whenEntryIsWrong_saysFileLineEntryAndReason(
        part: String, other: String, line: Int, reason: String
    ) throws {
        let error = try #require(throws: CatalogueError.self) {
            try Catalogue(yaml: [
                ("language.yaml", InventedCatalogue.language),
                ("lamps.yaml", InventedCatalogue.entry(replacing: part, by: other)),
            ])
        }
        #expect(error.file == "lamps.yaml")
        #expect(error.line == line)
        #expect(error.entry == "lamps.repaired")
        #expect(error.reason.hasPrefix(reason))
        #expect(error.description == "lamps.yaml:\(line): lamps.repaired: \(error.reason)")
    }

    @Test func load_whenSomethingStandsTwice_saysWhereTheSecondStands() throws {
        let language = (name: "language.yaml", text: InventedCatalogue.language)
        let entry = (name: "a.yaml", text: InventedCatalogue.entry)
        let again = (name: "b.yaml", text: InventedCatalogue.entry)
        #expect(
            try error(language, entry, again) == "b.yaml:2: lamps.repaired: stands here twice: remove one of the two")
        let units = (name: "u.yaml", text: "units:\n  灯: 盏")
        #expect(try error(units, (name: "v.yaml", text: "units:\n  钟: 口\n  灯: 根")) == "v.yaml:3: “灯” is declared twice")
        let words = (name: "w.yaml", text: "words:\n  灯: 路灯")
        #expect(try error(words, (name: "x.yaml", text: "words:\n  灯: 街灯")) == "x.yaml:2: “灯” is declared twice")
    }

    @Test func load_whenFolderIsMissingEmptyOrUnreadable_saysWhich() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("catalogue-\(UUID().uuidString)")
        func failure(_ url: URL) throws -> String {
            try #require(throws: CatalogueError.self) { try Catalogue(contentsOf: url) }.description
        }
        #expect(try failure(folder) == "\(folder.path): there is no such file or folder")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try failure(folder) == "\(folder.path): holds no .yaml file")
        let file = folder.appendingPathComponent("gb.yaml")
        try Data([0x65, 0x3A, 0x20, 0xB7, 0xA8]).write(to: file)
        #expect(try failure(folder).hasPrefix("gb.yaml: cannot be read: "))
        #expect(try failure(file).hasPrefix("gb.yaml: cannot be read: "))
    }

    @Test(arguments: [
        ("rollup: sum", "rollup: ratio\n    numerator: lamps.lit", 11, "the numerator “lamps.lit” is no entry"),
        ("rollup: sum", "rollup: ratio\n    denominator: lamps.lit", 11, "the denominator “lamps.lit” is no entry"),
        (
            "figures: { lamps.repaired: 318 }", "figures: { lamps.repaired: 318, lamps.lit: 1 }", 15,
            "an example expects “lamps.lit”, which is no entry"
        ),
        ("indicators:", "extends: yours\nindicators:", 1, "“extends” can only be bundled"),
    ])
    func load_whenAnEntryNamesWhatIsNotThere_saysWhere(
        part: String, other: String, line: Int, reason: String
    ) throws {
        let text = InventedCatalogue.entry(replacing: part, by: other)
        let message = try error((name: "language.yaml", text: InventedCatalogue.language), (name: "f.yaml", text: text))
        #expect(message.hasPrefix("f.yaml:\(line): ") && message.contains(reason), "\(message)")
    }
}
