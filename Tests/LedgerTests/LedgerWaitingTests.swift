import Documents
import Foundation
import GRDB
import Ledger
import Observations
import Places
import Rollups
import Seeds
import TestFiles
import Testing

/// What lies above the places of facts is folded later: not with every group, in any case before somebody is answered, and
/// after a crash too.
@Suite struct LedgerWaitingTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    static let province = PlaceCode(rawValue: "420000")

    func sum(of place: String, in ledger: any FactLedger) async throws -> Decimal? {
        let selection = CellSelection(places: [PlaceCode(rawValue: place)])
        return try await ledger.cells(matching: selection, after: nil, limit: 1).first?.value
    }

    func key(_ place: String) -> Cell.Key {
        Cell.Key(place: PlaceCode(rawValue: place), year: 2020, indicator: Fixture.indicators[0])
    }

    @Test(arguments: LedgerKind.allCases)
    func placesAbove_afterFacts_waitUntilSomebodyAsks(kind: LedgerKind) async throws {
        let ledger = try kind.make(in: folder)
        _ = try await ledger.store((0..<3).map { LedgerDamageTests.report($0) })
        var counts = try await ledger.counts()
        #expect(counts.results == 3, "the counties alone")
        #expect(counts.waiting == 2, "their two prefectures")
        #expect(try await sum(of: "420100", in: ledger) == 10)
        counts = try await ledger.counts()
        #expect(counts.results == 4)
        #expect(counts.waiting == 2, "the other prefecture, and now the province")
        #expect(try await sum(of: "420000", in: ledger) == 15)
        #expect(try await ledger.counts().waiting == 0)
    }

    @Test(arguments: LedgerKind.allCases)
    func everyAnswer_followsFromAllThatWasStoredBefore(kind: LedgerKind) async throws {
        let ledger = try kind.make(in: folder)
        var edition = 1
        func correct() async throws {
            edition += 1
            _ = try await ledger.store([LedgerDamageTests.report(0, value: Decimal(edition), edition: edition)])
            #expect(try await ledger.counts().waiting == 1)
        }
        _ = try await ledger.store([LedgerDamageTests.report(0)])
        try await ledger.foldWaiting()
        try await correct()
        #expect(try await sum(of: "420000", in: ledger) == Decimal(edition))
        try await correct()
        let results = try await ledger.results(years: 2020...2020, after: nil, limit: 10)
        #expect(results.first { $0.key.place == Self.province }?.cells.first?.value == Decimal(edition))
        try await correct()
        #expect(try await ledger.history(of: key("420000")).last?.brief?.value == Decimal(edition))
        try await correct()
        _ = try await ledger.freeze("年鉴", place: nil, year: nil, person: nil)
        #expect(try await ledger.frozenCells(of: "年鉴").first?.brief.value == Decimal(edition))
        try await correct()
        #expect(try await ledger.differences(since: "年鉴").first?.now?.value == Decimal(edition))
        try await correct()
        #expect(try await ledger.verify() == [])
        #expect(try await ledger.counts().waiting == 0)
    }

    @Test(arguments: LedgerKind.allCases)
    func manyGroups_giveOneVersionAboveThemWithAllTheirDocuments(kind: LedgerKind) async throws {
        let ledger = try kind.make(in: folder)
        for edition in 1...4 {
            for county in 0..<3 {
                _ = try await ledger.store([
                    LedgerDamageTests.report(county, value: Decimal(edition), edition: edition)
                ])
            }
        }
        try await ledger.foldWaiting()
        #expect(try await ledger.history(of: key("420102")).map(\.brief?.ownValue) == [1, 2, 3, 4])
        let province = try await ledger.history(of: key("420000"))
        #expect(province.map(\.brief?.value) == [12])
        #expect(province.first?.causes == (0..<3).map { Fixture.document("第\($0)县") }.sorted())
        // Who did not change what is handed up is no cause.
        _ = try await ledger.store([LedgerDamageTests.report(0, value: 9, edition: 5)])
        _ = try await ledger.store([
            .claim(document: Fixture.document("第1县"), claim: Fixture.claim("/again")),
            LedgerDamageTests.report(2, value: 4, edition: 4),
        ])
        try await ledger.foldWaiting()
        #expect(try await ledger.history(of: key("420000")).last?.causes == [Fixture.document("第0县")])
    }

    @Test func waiting_whenTheProcessIsKilled_isThereAfterwards() async throws {
        let path = folder.path("ledger.sqlite")
        let killed = try Fixture.ledger(at: path)
        _ = try await killed.store((0..<3).map { LedgerDamageTests.report($0) })
        let copy = folder.path("copy.sqlite")
        for suffix in ["", "-wal", "-shm", ".open"] {
            try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
        }
        let found = try Fixture.ledger(at: copy)
        #expect(found.wasStoppedUncleanly)
        #expect(found.waitingCount == 2)
        #expect(try await found.counts().waiting == 2)
        #expect(try await sum(of: "420000", in: found) == 15)
        #expect(
            try await found.history(of: key("420000")).map(\.causes)
                == [(0..<3).map { Fixture.document("第\($0)县") }.sorted()])
        #expect(found.waitingCount == 0)
        #expect(try await found.verify() == [])
        #expect(try await LedgerState(of: found) == LedgerState(of: killed))
        try found.close()
        try killed.close()
    }

    @Test func place_thatCannotBeFolded_waitsAloneAndHealsWithItsDocument() async throws {
        let path = folder.path("ledger.sqlite")
        let first = try Fixture.ledger(at: path)
        let own = Fact.reading(
            reading: Fixture.reading(
                "市", jurisdiction: .place(PlaceCode(rawValue: "420100")), values: [(Fixture.indicators[0], 50)]),
            claims: [])
        _ = try await first.store([own, LedgerDamageTests.report(0)])
        try await first.foldWaiting()
        try first.close()
        let file = try DatabaseQueue(path: path)
        try await file.write { try $0.execute(sql: "UPDATE reading SET observations = 99 WHERE document = 1") }
        try file.close()

        let ledger = try Fixture.ledger(at: path)
        // The counties' facts are stored all the same, and another prefecture is folded.
        #expect(
            try await ledger.store([LedgerDamageTests.report(1), LedgerDamageTests.report(2)]) == [.stored, .stored])
        let failures = try await ledger.foldWaiting()
        #expect(failures.map(\.code) == [.damagedDocument])
        #expect(failures.first?.description.contains(Fixture.document("市").description) == true)
        #expect(try await ledger.counts().waiting == 1)
        #expect(try await sum(of: "420200", in: ledger) == 5)
        #expect(try await sum(of: "420100", in: ledger) == 5, "as it was folded last")
        #expect(try await ledger.verify().map(\.subject) == [.reading(Fixture.document("市").description)])
        await #expect(throws: LedgerError.self) {
            _ = try await ledger.freeze("年鉴", place: nil, year: nil, person: nil)
        }
        #expect(try await ledger.store([own]) == [.stored])
        #expect(try await sum(of: "420100", in: ledger) == 10)
        #expect(try await ledger.foldWaiting().isEmpty)
        #expect(try await ledger.verify() == [])
        try ledger.close()
    }

    @Test(arguments: LedgerKind.allCases)
    func page_foldsNoMoreThanItShows(kind: LedgerKind) async throws {
        let ledger = try kind.make(in: folder)
        _ = try await ledger.store((0..<3).map { LedgerDamageTests.report($0) })
        // The cells of 420100 and of its first county; what is behind them goes on waiting.
        let first = try await ledger.cells(matching: .all, after: key("420099"), limit: 2)
        #expect(first.map(\.place.rawValue) == ["420100", "420102"])
        #expect(first.first?.value == 10)
        #expect(try await ledger.counts().waiting == 2, "420200 and, because of 420100, the province")
        // With the province all is folded, since it stands on all.
        #expect(try await ledger.cells(matching: .all, after: nil, limit: 1).map(\.value) == [15])
        #expect(try await ledger.counts().waiting == 0)
        #expect(try await ledger.cells(matching: .all, after: key("420102"), limit: 10).count == 3)
    }

    /// Whenever and wherever what waits is folded, the cells are those that a fold of all facts gives, and so are the documents
    /// that the last version of a cell names.
    @Test(arguments: [41, 42, 43, 44, 45, 46] as [UInt64])
    func folding_atAnyTimeInAnyScope_givesTheSameLedger(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let facts = LedgerJoiningTests.facts(&random).shuffled(using: &random)
        let straight = InMemoryLedger(fold: Fixture.fold)
        for fact in facts { _ = try await straight.store([fact]) }
        var ledger = try Fixture.ledger(at: folder.path("ledger.sqlite"))
        let twin = InMemoryLedger(fold: Fixture.fold, now: { 1_600_000_000_000 })
        for fact in facts {
            _ = try await ledger.store([fact])
            _ = try await twin.store([fact])
            if Int.random(in: 0..<3, using: &random) == 0 {
                let place = Fixture.places[Int.random(in: 0..<Fixture.places.count, using: &random)]
                let scope = FoldScope(places: [place], years: 2019...Int.random(in: 2019...2020, using: &random))
                #expect(try await ledger.foldWaiting(in: scope).isEmpty)
                try await twin.foldWaiting(in: scope)
            }
            if Int.random(in: 0..<8, using: &random) == 0 {
                try ledger.close()
                ledger = try Fixture.ledger(at: folder.path("ledger.sqlite"))
            }
            #expect(try await ledger.counts() == twin.counts())
            #expect(ledger.waitingCount == (try await ledger.counts().waiting))
        }
        #expect(try await ledger.verify() == [])
        #expect(try await LedgerState(of: ledger) == LedgerState(of: straight))
        for cell in try await twin.cells(matching: .all, after: nil, limit: 1_000) {
            #expect(try await ledger.history(of: cell.key) == twin.history(of: cell.key))
        }
        try ledger.close()
    }
}
