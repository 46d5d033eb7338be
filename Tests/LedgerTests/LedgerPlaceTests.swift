import Documents
import Duties
import Foundation
import Ledger
import Observations
import Places
import Rollups
import TestFiles
import Testing

/// Documents by place, and whom the coverage waits for.
@Suite struct LedgerPlaceTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func report(_ name: String, _ jurisdiction: DocumentMetadata.Jurisdiction, year: Int = 2020) -> Fact {
        .reading(
            reading: Fixture.reading(
                name, jurisdiction: jurisdiction, year: year, values: [(Fixture.indicators[0], 3)]), claims: [])
    }

    @Test(arguments: LedgerKind.allCases)
    func documents_ofAPlace_areThoseOfAllItsYears(kind: LedgerKind) async throws {
        let ledger = try kind.make(in: folder)
        let bad = Fixture.document("坏")
        _ = try await ledger.store([
            report("甲", .place(Fixture.counties[0])), report("乙", .place(Fixture.counties[1])),
            report("甲前", .place(Fixture.counties[0]), year: 2019), report("何处", .outside(name: "某地")),
            .burial(document: bad, failure: Fixture.failure("not_text")),
            .claim(document: bad, claim: Fixture.claim("/坏", place: "420102", year: 2020)),
            .burial(document: Fixture.document("无主"), failure: Fixture.failure("empty")),
        ])
        let found = try await ledger.documents(of: Fixture.counties[0])
        #expect(found.map(\.facts.document) == ["甲", "甲前", "坏"].map(Fixture.document))
        for document in found { #expect(try await ledger.document(document.facts.document) == document) }
        let without = try await ledger.documentsWithoutPlace()
        #expect(without.map(\.facts.document) == ["何处", "无主"].map(Fixture.document))
        #expect(try await ledger.documents(of: PlaceCode(rawValue: "420999")).isEmpty)
    }

    private func fold(_ standing: Duty.Standing?) -> Fold {
        let entries = standing.map { [DutyRoster.Entry(place: Fixture.counties[1], standing: $0)] } ?? []
        return Fold(
            catalogue: Fixture.fold.catalogue, gazetteer: Fixture.fold.gazetteer, roster: DutyRoster(entries))
    }

    private func expected(_ ledger: SQLiteLedger) async throws -> Int? {
        let selection = CellSelection(places: [PlaceCode(rawValue: "420100")])
        return try await ledger.cells(matching: selection, after: nil, limit: 1).first?.coverage.expected
    }

    @Test func ledger_openedWithAnotherRoster_foldsItsCoverageAgain() async throws {
        let path = folder.path("ledger.sqlite")
        for (standing, count) in [(Duty.Standing?.none, 2), (.exempt, 1), (.secret, 2), (.exempt, 1), (.none, 2)] {
            let ledger = try Fixture.ledger(at: path, fold: fold(standing))
            _ = try await ledger.store([report("甲", .place(Fixture.counties[0]))])
            #expect(try await expected(ledger) == count)
            #expect(try await ledger.verify() == [])
            try ledger.close()
        }
    }
}
