import Documents
import Foundation
import Ledger
import Observations
import Places
import Rollups
import TestFiles
import Testing

/// In any ledger: a document that could not be read is seen in the coverage of the place that its submitters name.
@Suite struct LedgerBurialTests {
    let folder: TemporaryFolder
    static let id = Fixture.document("坏")

    init() throws { folder = try TemporaryFolder() }

    /// A ledger with the report of one county, so that the prefecture has a cell, and a burial with some claims.
    func ledger(_ kind: LedgerKind, claims: [Claim]) async throws -> any FactLedger {
        let ledger = try kind.make(in: folder)
        let reading = Fixture.reading(
            "乙", jurisdiction: .place(Fixture.counties[1]), values: [(Fixture.indicators[0], 7)])
        var facts: [Fact] = [
            .reading(reading: reading, claims: []), .burial(document: Self.id, failure: Fixture.failure("not_text")),
        ]
        facts += claims.map { .claim(document: Self.id, claim: $0) }
        #expect(try await ledger.store(facts).allSatisfy { $0 == .stored })
        return ledger
    }

    /// How many children and counties of the prefecture and the province could not be read.
    func unreadable(_ ledger: any FactLedger) async throws -> [Int] {
        let cells = try await ledger.cells(
            matching: CellSelection(
                places: [PlaceCode(rawValue: "420100"), PlaceCode(rawValue: "420000")], years: 2020...2020),
            after: nil, limit: 10)
        return cells.flatMap { [$0.coverage.unreadable, $0.coverage.counties.unreadable] }
    }

    /// What is in quarantine where it was handed in: known before anybody said that it is secret, and waited for no longer.
    @Test(arguments: LedgerKind.allCases)
    func burial_ofWhatIsSecret_isSeenNowhere(kind: LedgerKind) async throws {
        let ledger = try await ledger(kind, claims: [])
        let (id, claim) = (Fixture.document("密"), Fixture.claim("/密", place: "420102", year: 2020))
        _ = try await ledger.store([
            .claim(document: id, claim: claim), .burial(document: id, failure: Fixture.failure(Failure.secretCode)),
        ])
        #expect(try await unreadable(ledger) == Self.unseen)
        let counts = try await ledger.counts()
        #expect((counts.buried, counts.awaited, counts.read) == (1, 0, 1), "the one that is not text")
        #expect(try await ledger.verify() == [])
    }

    static let seen = [0, 1, 1, 1]
    static let unseen = [0, 0, 0, 0]

    @Test(arguments: LedgerKind.allCases, ["420102", "甲420102"])
    func burial_withAPlaceHint_isSeenInTheCoverage(kind: LedgerKind, hint: String) async throws {
        let claim = Fixture.claim("/坏", place: hint, year: 2020)
        let ledger = try await ledger(kind, claims: [claim])
        #expect(try await unreadable(ledger) == Self.seen)
        let results = try await ledger.results(years: nil, after: nil, limit: 10)
        #expect(results.first { $0.key.place == Fixture.counties[0] }?.state == .unreadable)
        #expect(try await ledger.verify() == [])
    }

    @Test(arguments: LedgerKind.allCases)
    func burial_withoutAPlaceToBeSeenAt_isListedAndInNoCoverage(kind: LedgerKind) async throws {
        let hints: [[Claim]] = [
            [Fixture.claim("/坏")], [Fixture.claim("/坏", place: "420102")], [Fixture.claim("/坏", year: 2020)],
            [Fixture.claim("/坏", place: "无此县", year: 2020)],
            [Fixture.claim("/坏", place: "420102", year: 2020), Fixture.claim("/又", place: "420202", year: 2020)],
        ]
        for (number, claims) in hints.enumerated() {
            let folder = try TemporaryFolder()
            let ledger = try await LedgerBurialTests(folder: folder).ledger(kind, claims: claims)
            #expect(try await unreadable(ledger) == Self.unseen, "\(number)")
            #expect(try await ledger.document(Self.id)?.facts.findings == nil)
            #expect(try await ledger.counts().buried == 1)
        }
    }

    @Test(arguments: LedgerKind.allCases)
    func burial_whenReadAfterAll_isNoLongerSeen(kind: LedgerKind) async throws {
        let ledger = try await ledger(kind, claims: [Fixture.claim("/坏", place: "420102", year: 2020)])
        let reading = Fixture.reading(
            "坏", jurisdiction: .place(Fixture.counties[0]), values: [(Fixture.indicators[0], 5)])
        _ = try await ledger.store([.reading(reading: reading, claims: [])])
        #expect(try await unreadable(ledger) == Self.unseen)
        // A burial that comes late, from an older attempt, does not bring it back.
        _ = try await ledger.store([.burial(document: Self.id, failure: Fixture.failure("later", stage: .store))])
        #expect(try await unreadable(ledger) == Self.unseen)
        #expect(try await ledger.verify() == [])
    }

    @Test(arguments: LedgerKind.allCases)
    func burial_readAtAnotherPlace_leavesTheHintedOneWithNoReport(kind: LedgerKind) async throws {
        let ledger = try await ledger(kind, claims: [Fixture.claim("/坏", place: "420102", year: 2020)])
        let reading = Fixture.reading(
            "坏", jurisdiction: .place(Fixture.counties[2]), values: [(Fixture.indicators[0], 5)])
        _ = try await ledger.store([.reading(reading: reading, claims: [])])
        #expect(try await unreadable(ledger) == Self.unseen)
        let results = try await ledger.results(years: nil, after: nil, limit: 10)
        #expect(!results.contains { $0.key.place == Fixture.counties[0] })
    }

    @Test(arguments: LedgerKind.allCases)
    func burial_besideAReadReport_isNotSeen(kind: LedgerKind) async throws {
        let ledger = try await ledger(kind, claims: [Fixture.claim("/坏", place: "420103", year: 2020)])
        #expect(try await unreadable(ledger) == Self.unseen)
        _ = try await ledger.retract(Fixture.document("乙"), isRetracted: true, reason: "试报", person: nil)
        let results = try await ledger.results(years: nil, after: nil, limit: 10)
        #expect(results.first { $0.key.place == Fixture.counties[1] }?.state == .unreadable)
    }
}

extension LedgerBurialTests {
    init(folder: TemporaryFolder) { self.folder = folder }
}
