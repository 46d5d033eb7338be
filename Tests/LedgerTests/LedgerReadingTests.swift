import Documents
import Foundation
import Indicators
import Ledger
import Observations
import Places
import Rollups
import TestFiles
import Testing

/// What can be asked of any ledger.
@Suite struct LedgerReadingTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func filled(_ kind: LedgerKind) async throws -> any FactLedger {
        let ledger = try kind.make(in: folder)
        var facts: [Fact] = []
        for (number, county) in Fixture.counties.enumerated() {
            for year in 2019...2020 {
                let values = Fixture.indicators.map { ($0, Decimal(number + 1)) }
                facts.append(
                    .reading(
                        reading: Fixture.reading(
                            "\(county) \(year)", jurisdiction: .place(county), year: year, values: values),
                        claims: [Fixture.claim("/\(county)/\(year)")]))
            }
        }
        facts.append(.burial(document: Fixture.document("坏"), failure: Fixture.failure("not_text")))
        facts.append(.claim(document: Fixture.document("待"), claim: Fixture.claim("/待")))
        #expect(try await ledger.store(facts).allSatisfy { $0 == .stored })
        return ledger
    }

    @Test(arguments: LedgerKind.allCases)
    func documents_inPages_listEachReadOrBuriedOneOnce(kind: LedgerKind) async throws {
        let ledger = try await filled(kind)
        var listed: [LedgerDocument] = []
        while true {
            let page = try await ledger.documents(after: listed.last?.sequence ?? 0, limit: 3)
            if page.isEmpty { break }
            listed += page
        }
        #expect(listed.count == 7)
        #expect(Set(listed.map(\.facts.document)).count == 7)
        for document in listed {
            let findings = document.facts.findings
            #expect(document.uses.map(\.index) == Array((findings?.observations ?? []).indices))
            #expect((document.storedAt == nil) == (findings == nil))
            #expect(try await ledger.document(document.facts.document) == document)
        }
        #expect(try await ledger.document(Fixture.document("待")) == nil)
    }

    @Test(arguments: LedgerKind.allCases)
    func cells_inPagesAndBySelection_areFoundInOrder(kind: LedgerKind) async throws {
        let ledger = try await filled(kind)
        let all = try await ledger.cells(matching: .all, after: nil, limit: 1000)
        #expect(!all.isEmpty)
        #expect(all.map(\.key) == all.map(\.key).sorted())
        var paged: [Cell] = []
        while true {
            let page = try await ledger.cells(matching: .all, after: paged.last?.key, limit: 7)
            if page.isEmpty { break }
            paged += page
        }
        #expect(paged == all)
        let selection = CellSelection(
            places: [Fixture.counties[0], PlaceCode(rawValue: "420000")],
            years: 2020...2020, indicators: [Fixture.indicators[0]])
        let found = try await ledger.cells(matching: selection, after: nil, limit: 1000)
        #expect(!found.isEmpty)
        #expect(
            found
                == all.filter {
                    [Fixture.counties[0].rawValue, "420000"].contains($0.place.rawValue) && $0.year == 2020
                        && $0.indicator == Fixture.indicators[0]
                })
        #expect(try await ledger.cells(matching: CellSelection(places: []), after: nil, limit: 9).isEmpty)
    }

    @Test(arguments: LedgerKind.allCases)
    func results_byYear_holdTheCells(kind: LedgerKind) async throws {
        let ledger = try await filled(kind)
        let all = try await ledger.results(years: nil, after: nil, limit: 100)
        let cells = try await ledger.cells(matching: .all, after: nil, limit: 1000)
        #expect(all.flatMap(\.cells).sorted { $0.key < $1.key } == cells)
        let recent = try await ledger.results(years: 2020...2030, after: nil, limit: 100)
        #expect(recent == all.filter { $0.key.year == 2020 })
        let first = try await ledger.results(years: nil, after: nil, limit: 2)
        #expect(try await ledger.results(years: nil, after: first.last?.key, limit: 100) == Array(all.dropFirst(2)))
    }

    @Test(arguments: LedgerKind.allCases)
    func text_withNUL_comesBackWhole(kind: LedgerKind) async throws {
        let ledger = try await filled(kind)
        let name = "\(Fixture.counties[0]) 2020"
        let reading = Fixture.reading(
            name, jurisdiction: .place(Fixture.counties[0]), values: Fixture.indicators.map { ($0, 1) })
        #expect(try await ledger.text(of: Fixture.document(name)) == reading.text)
        #expect(try await ledger.reading(of: Fixture.document(name)) == reading)
        #expect(try await ledger.text(of: Fixture.document("待")) == nil)
    }

    @Test(arguments: LedgerKind.allCases)
    func storedDocuments_afterACursor_areTheLaterOnes(kind: LedgerKind) async throws {
        let ledger = try await filled(kind)
        let first = try await ledger.storedDocuments(after: 0, limit: 4)
        let rest = try await ledger.storedDocuments(after: first.last?.sequence ?? 0, limit: 10)
        #expect((first + rest).map(\.sequence) == [1, 2, 3, 4, 5, 6])
        // A burial that turns into a reading comes after every cursor.
        let late = Fixture.reading("坏", jurisdiction: .undecided(name: nil, candidates: []), values: [])
        _ = try await ledger.store([.reading(reading: late, claims: [])])
        let cursor = rest.last?.sequence ?? 0
        #expect(try await ledger.storedDocuments(after: cursor, limit: 10).map(\.id) == [Fixture.document("坏")])
    }

    @Test(arguments: LedgerKind.allCases)
    func counts_tellWhatIsThere(kind: LedgerKind) async throws {
        let ledger = try await filled(kind)
        let counts = try await ledger.counts()
        #expect((counts.read, counts.buried, counts.awaited, counts.unplaced) == (6, 1, 1, 0))
        #expect(counts.observations == 24)
    }

    @Test(arguments: LedgerKind.allCases)
    func document_whosePlaceIsUndecided_isListedAndRolledUpNowhere(kind: LedgerKind) async throws {
        let ledger = try kind.make(in: folder)
        let reading = Fixture.reading(
            "甲", jurisdiction: .undecided(name: "甲县", candidates: Fixture.counties),
            values: [(Fixture.indicators[0], 5)])
        #expect(try await ledger.store([.reading(reading: reading, claims: [])]) == [.stored])
        let listed = try await ledger.documents(after: 0, limit: 10)
        #expect(listed.first?.facts.findings?.metadata.candidates == Fixture.counties)
        #expect(listed.first?.uses.map { $0.whyNot != nil } == [true])
        #expect(try await ledger.counts().unplaced == 1)
        #expect(try await ledger.cells(matching: .all, after: nil, limit: 10).isEmpty)
        #expect(try await ledger.results(years: nil, after: nil, limit: 10).isEmpty)
    }

    @Test(arguments: LedgerKind.allCases)
    func reports_thatContradictEachOther_areBothStored(kind: LedgerKind) async throws {
        let ledger = try kind.make(in: folder)
        for (name, value) in [("甲", Decimal(5)), ("乙", 6)] {
            let reading = Fixture.reading(
                name, jurisdiction: .place(Fixture.counties[0]), values: [(Fixture.indicators[0], value)])
            #expect(try await ledger.store([.reading(reading: reading, claims: [])]) == [.stored])
        }
        let listed = try await ledger.documents(after: 0, limit: 10)
        #expect(listed.compactMap(\.facts.findings).flatMap(\.observations).map(\.value) == [5, 6])
    }
}
