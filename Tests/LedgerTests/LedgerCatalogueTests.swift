import Foundation
import GRDB
import Indicators
import Ledger
import Observations
import Places
import Rollups
import TestFiles
import Testing

/// A ledger that takes a published catalogue adds up by it as if it had never known another.
@Suite struct LedgerCatalogueTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("ledger.sqlite")
    }

    private static let received = Fixture.indicators[0]
    private static let key = Cell.Key(place: Fixture.places[3], year: 2020, indicator: received)

    /// The roll-up by another catalogue, which lists the cases and does not add them.
    private static let other: Fold = {
        let indicators = Fixture.fold.catalogue.indicators.map { indicator in
            guard indicator.code == received else { return indicator }
            return Indicator(
                code: indicator.code, theme: indicator.theme, zh: indicator.zh, en: indicator.en, kind: indicator.kind,
                unit: indicator.unit, nature: .list, usualAmbit: .whole, rollup: .none)
        }
        return Fold(catalogue: Catalogue(indicators: indicators, edition: 2), gazetteer: Fixture.fold.gazetteer)
    }()

    private static func held(edition: Int = 2, from: String? = "hubei") -> HeldCatalogue {
        HeldCatalogue(
            publication: CataloguePublication(
                edition: edition, publisher: "hubei", person: "王", time: 7,
                text: CatalogueText(files: [.init(name: "a.yaml", text: "edition: \(edition)\n")])), from: from)
    }

    private func cell(_ ledger: SQLiteLedger) async throws -> Cell {
        try #require(
            try await ledger.cells(
                matching: CellSelection(places: [Self.key.place], years: 2020...2020, indicators: [Self.received]),
                after: nil, limit: 1
            ).first)
    }

    @Test func taking_foldsAllAgainAndIsKept() async throws {
        let ledger = try Fixture.ledger(at: path)
        #expect(try await ledger.heldCatalogue() == nil)
        _ = try await ledger.store((0..<3).map { LedgerDamageTests.report($0) })
        #expect(try await cell(ledger).value != nil)
        #expect(try await ledger.take(Self.held(), fold: Self.other).isEmpty)
        #expect(ledger.fold.catalogue.edition == 2)
        #expect(try await cell(ledger).method == .none)
        #expect(try await cell(ledger).value == nil)
        #expect(try await ledger.verify() == [])
        // What comes later is folded by it too.
        _ = try await ledger.store([LedgerDamageTests.report(1, value: 8, edition: 2)])
        #expect(try await cell(ledger).value == nil)
        #expect(try await ledger.verify() == [])
        #expect(try await ledger.readings(beforeCatalogue: 2) == 2)
        try ledger.close()

        var told: HeldCatalogue?
        let opened = try SQLiteLedger(path: path, now: { 0 }) { held in
            told = held
            return Self.other
        }
        #expect(told == Self.held())
        #expect(try await opened.heldCatalogue() == Self.held())
        #expect(try await cell(opened).value == nil)
        try opened.close()
    }

    @Test func taking_whileFactsComeIn_leavesNoneFoldedByTheCatalogueBefore() async throws {
        let ledger = try Fixture.ledger(at: path)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<30 {
                let reading = Fixture.reading(
                    "\(number)", jurisdiction: .place(Fixture.counties[number % 3]), year: 2000 + number / 3,
                    values: [(Self.received, 5)])
                group.addTask { _ = try await ledger.store([.reading(reading: reading, claims: [])]) }
                if number == 15 { group.addTask { _ = try await ledger.take(Self.held(), fold: Self.other) } }
            }
            try await group.waitForAll()
        }
        #expect(try await ledger.counts().read == 30)
        #expect(try await ledger.verify() == [])
        try ledger.close()
    }

    @Test func backup_bringsTheCatalogueAlong() async throws {
        let ledger = try Fixture.ledger(at: path)
        try await ledger.take(Self.held(edition: 2, from: nil), fold: Self.other)
        try await ledger.take(Self.held(edition: 3, from: nil), fold: Self.other)
        let copy = folder.path("copy.sqlite")
        try await ledger.backup(to: copy)
        try ledger.close()
        let restored = try SQLiteLedger(path: copy, fold: Self.other, now: { 0 })
        #expect(try await restored.heldCatalogue()?.publication.edition == 3)
        try restored.close()
    }

    @Test func damagedRow_isPassedOverAndTold() async throws {
        let ledger = try Fixture.ledger(at: path)
        try await ledger.take(Self.held(edition: 2), fold: Self.other)
        try await ledger.take(Self.held(edition: 3), fold: Self.other)
        try ledger.close()
        let file = try DatabaseQueue(path: path)
        try await file.write { try $0.execute(sql: "UPDATE catalogue SET checksum = checksum + 1 WHERE edition = 3") }
        try file.close()
        let opened = try SQLiteLedger(path: path, fold: Self.other, now: { 0 })
        #expect(try await opened.heldCatalogue()?.publication.edition == 2)
        let differences = try await opened.verify()
        #expect(differences.map(\.kind) == [.damaged])
        #expect(differences.first?.description.contains("catalogue of edition 3") == true)
        try opened.close()
    }

    /// A report that is read again and says the same leaves a trace in the editions of the cells above, and no version in their history.
    @Test func cells_nameTheEditionsOfTheirInputs() async throws {
        let ledger = try Fixture.ledger(at: path)
        _ = try await ledger.store([LedgerDamageTests.report(0), LedgerDamageTests.report(1)])
        let first = Edition(engine: 1, catalogue: 1, gazetteer: 1)
        #expect(try await cell(ledger).editions == [first])
        let versions = try await ledger.history(of: Self.key).count
        _ = try await ledger.store([LedgerDamageTests.report(1, edition: 2)])
        let editions = try await cell(ledger).editions
        #expect(editions?.count == 2 && editions?.first == first)
        #expect(try await ledger.history(of: Self.key).count == versions)
        #expect(try await ledger.verify() == [])
        try ledger.close()
    }
}
