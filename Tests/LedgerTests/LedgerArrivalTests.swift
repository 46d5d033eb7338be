import Documents
import Foundation
import GRDB
import Ledger
import Observations
import Places
import Rollups
import TestFiles
import Testing

/// In any ledger: a document that arrived and is in no figure is seen in the coverage of the places above, and leaves nothing behind when it is read.
@Suite struct LedgerArrivalTests {
    let folder: TemporaryFolder
    static let id = Fixture.document("在办")
    static let late = Fixture.document("迟")

    init() throws { folder = try TemporaryFolder() }

    /// A ledger with the report of one county, so that the prefecture and the province have a cell.
    func ledger(_ kind: LedgerKind) async throws -> any FactLedger {
        let ledger = try kind.make(in: folder)
        let reading = Fixture.reading(
            "乙", jurisdiction: .place(Fixture.counties[1]), values: [(Fixture.indicators[0], 7)])
        _ = try await ledger.store([.reading(reading: reading, claims: [])])
        return ledger
    }

    /// The coverage of the prefecture and of the province.
    func coverage(_ ledger: any FactLedger) async throws -> [Coverage] {
        try await ledger.cells(
            matching: CellSelection(
                places: [PlaceCode(rawValue: "420100"), PlaceCode(rawValue: "420000")], years: 2020...2020,
                indicators: [Fixture.indicators[0]]), after: nil, limit: 10
        ).sorted { $0.place > $1.place }.map(\.coverage)
    }

    /// In process and undecided at the prefecture's counties, then at the province's children and counties.
    func arrived(_ ledger: any FactLedger) async throws -> [[Int]] {
        try await coverage(ledger).map { [$0.inProcess, $0.undecided, $0.countiesInProcess, $0.countiesUndecided] }
    }

    static let none = [[0, 0, 0, 0], [0, 0, 0, 0]]

    @Test(arguments: LedgerKind.allCases, ["420102", "甲420102"])
    func claim_untilItsDocumentIsRead_isInProcess(kind: LedgerKind, hint: String) async throws {
        let ledger = try await ledger(kind)
        #expect(try await arrived(ledger) == Self.none)
        let key = Cell.Key(place: PlaceCode(rawValue: "420000"), year: 2020, indicator: Fixture.indicators[0])
        let before = try await ledger.history(of: key).count
        let claim = Fixture.claim("/在办", place: hint, year: 2020)
        _ = try await ledger.store([.claim(document: Self.id, claim: claim)])
        #expect(try await arrived(ledger) == [[1, 0, 1, 0], [0, 0, 1, 0]])
        #expect(try await coverage(ledger).first?.arrived?.inProcess == ["甲420102"])
        #expect(try await coverage(ledger).map(\.silent) == [0, 2])
        #expect(try await ledger.awaited(of: Fixture.counties[0]).map(\.document) == [Self.id])
        #expect(try await ledger.awaited(of: Fixture.counties[1]) == [])
        // Nothing was folded for it, and nothing is kept in the history.
        #expect(try await ledger.history(of: key).count == before)
        #expect(try await ledger.counts().waiting == 0)
        #expect(try await ledger.verify() == [])

        let reading = Fixture.reading(
            "在办", jurisdiction: .place(Fixture.counties[0]), values: [(Fixture.indicators[0], 5)])
        _ = try await ledger.store([.reading(reading: reading, claims: [])])
        #expect(try await arrived(ledger) == Self.none)
        #expect(try await coverage(ledger).map(\.counties.reporting) == [2, 2])
        #expect(try await ledger.awaited(of: Fixture.counties[0]) == [])
        #expect(try await ledger.verify() == [])
    }

    @Test(arguments: LedgerKind.allCases)
    func claim_withoutAPlaceAndYear_isInNoCoverage(kind: LedgerKind) async throws {
        let ledger = try await ledger(kind)
        for (number, claim) in [
            Fixture.claim("/a"), Fixture.claim("/b", place: "420102"), Fixture.claim("/c", year: 2020),
            Fixture.claim("/d", place: "无此县", year: 2020),
        ].enumerated() {
            _ = try await ledger.store([.claim(document: Fixture.document("\(number)"), claim: claim)])
        }
        #expect(try await arrived(ledger) == Self.none)
        // Who asks about the place is told of the one that names no year.
        #expect(try await ledger.awaited(of: Fixture.counties[0]).map(\.document) == [Fixture.document("1")])
        #expect(try await ledger.verify() == [])
    }

    @Test(arguments: LedgerKind.allCases)
    func report_ofAnUndecidedPlace_isSeenAtEachThatHasNoOther(kind: LedgerKind) async throws {
        let ledger = try await ledger(kind)
        let reading = Fixture.reading(
            "或", jurisdiction: .undecided(name: "县", candidates: Fixture.counties),
            values: [(Fixture.indicators[0], 9)])
        _ = try await ledger.store([.reading(reading: reading, claims: [])])
        // The second of the three counties has a report that was read.
        #expect(try await arrived(ledger) == [[0, 1, 0, 1], [0, 0, 0, 2]])
        #expect(try await coverage(ledger).first?.arrived?.undecided == ["甲420102"])
        let claim = Fixture.claim("/在办", place: "420102", year: 2020)
        _ = try await ledger.store([.claim(document: Self.id, claim: claim)])
        #expect(try await arrived(ledger) == [[1, 0, 1, 0], [0, 0, 1, 1]])
        // A retraction does not travel before what it is about was read, and is not told of it before.
        _ = try await ledger.retract(Self.id, isRetracted: true, reason: "误", person: nil)
        #expect(try await arrived(ledger) == [[1, 0, 1, 0], [0, 0, 1, 1]])
        _ = try await ledger.store([.burial(document: Self.id, failure: Fixture.failure("not_text"))])
        #expect(try await arrived(ledger) == [[0, 1, 0, 1], [0, 0, 0, 2]])
        // Whoever handed it in says after all whose it is.
        let told = Fixture.claim("/或", place: "420202", year: 2020)
        _ = try await ledger.store([.claim(document: reading.document, claim: told)])
        #expect(try await arrived(ledger) == Self.none)
        #expect(try await ledger.verify() == [])
    }

    @Test(arguments: LedgerKind.allCases)
    func document_handedInAgainAfterADeadLetter_isInProcess(kind: LedgerKind) async throws {
        let ledger = try await ledger(kind)
        let claim = Fixture.claim("/坏", place: "420102", year: 2020)
        _ = try await ledger.store([
            .burial(document: Self.late, failure: Fixture.failure("not_text")),
            .claim(document: Self.late, claim: claim),
        ])
        #expect(try await coverage(ledger).map(\.counties.unreadable) == [1, 1])
        _ = try await ledger.store([.claim(document: Self.id, claim: claim)])
        #expect(try await coverage(ledger).map(\.counties.unreadable) == [0, 0])
        #expect(try await coverage(ledger).map(\.unreadable) == [0, 0])
        #expect(try await coverage(ledger).map(\.countiesInProcess) == [1, 1])
        _ = try await ledger.store([.burial(document: Self.id, failure: Fixture.failure("not_text"))])
        #expect(try await coverage(ledger).map(\.counties.unreadable) == [1, 1])
        #expect(try await arrived(ledger) == Self.none)
    }

    @Test func file_ofTheVersionBefore_learnsWhatArrived() async throws {
        let ledger = try await ledger(.sqlite)
        let claim = Fixture.claim("/在办", place: "420102", year: 2020)
        _ = try await ledger.store([.claim(document: Self.id, claim: claim)])
        let before = try await arrived(ledger)
        try (ledger as? SQLiteLedger)?.close()
        let path = folder.path("ledger.sqlite")
        let file = try DatabaseQueue(path: path)
        try await file.write {
            try $0.execute(
                sql: "DROP TABLE arrival; DELETE FROM grdb_migrations WHERE identifier GLOB 'ledger.12 *'")
        }
        try file.close()
        let opened = try Fixture.ledger(at: path)
        #expect(try await arrived(opened) == before)
        #expect(try await opened.verify() == [])
        try opened.close()
        // A row that no document gives, and one that is missing, are found.
        let again = try DatabaseQueue(path: path)
        try await again.write { try $0.execute(sql: "UPDATE arrival SET place = '420103'") }
        try again.close()
        let wrong = try Fixture.ledger(at: path)
        #expect(try await wrong.verify().map(\.subject) == [.arrivals(Self.id.description)])
        try await wrong.rebuild()
        #expect(try await wrong.verify() == [])
        #expect(try await arrived(wrong) == before)
        try wrong.close()
    }
}
