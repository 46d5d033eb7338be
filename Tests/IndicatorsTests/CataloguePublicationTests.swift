import Extraction
import Foundation
import Indicators
import Places
import Testing

/// Catalogues that travel: what they mean elsewhere, and when a node takes one. The entries are invented.
struct CataloguePublicationTests {
    private static let lamps = CatalogueText(files: [
        CatalogueText.File(name: "language.yaml", text: InventedCatalogue.language),
        CatalogueText.File(name: "lamps.yaml", text: InventedCatalogue.entry),
    ])
    private static let bridges = InventedCatalogue.entry
        .replacing("lamps.repaired", with: "bridges.repaired").replacing("路灯", with: "桥梁")
        .replacing("盏", with: "座").replacing("units: \"灯\"", with: "units: \"座\"")
    private let examination: CatalogueExamination

    init() throws { examination = CatalogueExamination(gazetteer: try Gazetteer.bundled()) }

    private func publication(_ text: CatalogueText, edition: Int = 7) -> CataloguePublication {
        CataloguePublication(edition: edition, publisher: "hunan", person: nil, time: 0, text: text)
    }

    private func refusal(
        _ publication: CataloguePublication, adding additions: [CatalogueText.File] = [], present: Int = 6
    ) -> CatalogueExamination.Refusal? {
        do throws(CatalogueExamination.Refusal) {
            _ = try examination.examine(
                publication, adding: additions, present: .init(edition: present, digest: "another"))
            return nil
        } catch {
            return error
        }
    }

    @Test func digest_ofAnotherText_isAnother() {
        let text = Self.lamps
        var digests: Set<String> = [text.digest]
        for index in text.files.indices {
            var other = text
            other.files[index].text += " "
            digests.insert(other.digest)
            other = text
            other.files[index].name += "x"
            digests.insert(other.digest)
            other = text
            other.files[index].isAddition = true
            digests.insert(other.digest)
        }
        digests.insert(CatalogueText(files: text.files.reversed()).digest)
        digests.insert(CatalogueText(files: Array(text.files.prefix(1))).digest)
        #expect(digests.count == 9)
        #expect(digests.allSatisfy { $0.count == 64 })
    }

    @Test func text_ofTheProduct_isItsCatalogue() throws {
        let text = try CatalogueText.bundled()
        let catalogue = try text.catalogue(withExamples: true)
        #expect(catalogue.edition == (try Catalogue.bundled()).edition)
        #expect(catalogue.indicators == (try Catalogue.bundled()).indicators)
        #expect(catalogue.examples.count == (try Catalogue.bundledWithExamples()).examples.count)
        #expect(try text.catalogue().examples.isEmpty)
    }

    @Test func text_ofAFileThatExtends_standsByItself() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("own-\(UUID().uuidString).yaml")
        try Data("extends: bundled\nedition: 99\n".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let text = try CatalogueText(contentsOf: file)
        #expect(text.files.count == (try CatalogueText.bundled()).files.count + 1)
        let catalogue = try text.catalogue()
        #expect(catalogue.edition == 99)
        #expect(catalogue.indicators == (try Catalogue.bundled()).indicators)
        #expect(try CatalogueText.additions(at: file)?.count == 1)
        try Data("edition: 99\n".utf8).write(to: file)
        #expect(try CatalogueText.additions(at: file) == nil, "it stands in the place of any other")
    }

    @Test func addition_givesWayToWhatWasHandedDown() throws {
        let own = CatalogueText.File(
            name: "own.yaml", text: InventedCatalogue.entry.replacing("修复路灯数", with: "本县路灯数"), isAddition: true)
        let catalogue = try Self.lamps.adding([own]).catalogue(withExamples: true)
        #expect(catalogue.indicators.map(\.zh) == ["修复路灯数"])
        #expect(catalogue.examples.count == 2)
        let first = CatalogueText(files: [Self.lamps.files[0], own, Self.lamps.files[1]])
        #expect(throws: CatalogueError.self) { try first.catalogue() }
    }

    @Test func examination_ofALaterSoundCatalogue_passesWithAdditions() throws {
        let passed = try examination.examine(publication(Self.lamps), present: .init(edition: 6, digest: "x"))
        #expect(passed.edition == 7 && passed.examples.isEmpty)
        let own = CatalogueText.File(name: "own.yaml", text: "measures: 座\n" + Self.bridges, isAddition: true)
        let both = try examination.examine(
            publication(Self.lamps), adding: [own], present: .init(edition: 6, digest: "x"))
        #expect(both.indicators.map(\.code.rawValue) == ["lamps.repaired", "bridges.repaired"])
    }

    @Test func examination_ofWhatIsReadByAlready_passes() throws {
        let present = CatalogueExamination.Present(edition: 7, digest: Self.lamps.digest)
        #expect(try examination.examine(publication(Self.lamps), present: present).edition == 7)
    }

    @Test func examination_ofAnotherContentOrAnEarlierEdition_refuses() {
        #expect(refusal(publication(Self.lamps), present: 7) == .sameEdition(7))
        #expect(refusal(publication(Self.lamps), present: 8) == .older(7, present: 8))
        #expect(refusal(publication(Self.lamps, edition: 9)) == .misnamed(says: 9, has: 7))
    }

    @Test func examination_ofDamagedOrFaultyText_refuses() throws {
        var damaged = publication(Self.lamps)
        damaged.text.files[1].text += "\n"
        #expect(refusal(damaged) == .damaged)
        var faulty = Self.lamps
        faulty.files[1].text = "indicators: 3"
        guard case .faulty = refusal(publication(faulty)) else {
            Issue.record("a faulty catalogue was taken")
            return
        }
        var long = Self.lamps
        long.files.append(
            .init(name: "long.yaml", text: "#" + String(repeating: " ", count: CatalogueText.byteLimit)))
        guard case .tooLong = refusal(publication(long)) else {
            Issue.record("a catalogue of any length was taken")
            return
        }
    }

    @Test func examination_ofACatalogueThatDoesNotReadItsExamples_refusesWithTheFirst() throws {
        var text = Self.lamps
        text.files[1].text = InventedCatalogue.entry(replacing: "lamps.repaired: 318", by: "lamps.repaired: 319")
        let refused = try #require(refusal(publication(text)))
        guard case .examples(1, of: 2, let first) = refused else {
            Issue.record("\(refused)")
            return
        }
        #expect(first.contains("lamps.yaml") && first.contains("全年修复路灯318盏"))
    }
}
