import Documents
import Foundation
import GRDB
import Indicators
import Ledger
import Observations
import Places
import Rollups
import Storage
import TestFiles
import Testing

/// In any ledger: what is kept under a name stays what it was, and what comes later shows as a difference with its reason.
@Suite struct LedgerFreezeTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let indicator = Fixture.indicators[0]

    private func report(_ name: String, _ value: Decimal, county: Int = 0, edition: Int = 1, year: Int = 2020) -> Fact {
        .reading(
            reading: Fixture.reading(
                name, edition: Edition(engine: 1, catalogue: edition, gazetteer: 1),
                jurisdiction: .place(Fixture.counties[county]), year: year, values: [(Self.indicator, value)]),
            claims: [Fixture.claim("/\(name)")])
    }

    private func filled(_ kind: LedgerKind) async throws -> any FactLedger {
        let ledger = try kind.make(in: folder)
        _ = try await ledger.store([
            report("甲", 5), report("乙", 7, county: 1), report("丙", 9, county: 2), report("甲前", 4, year: 2019),
        ])
        return ledger
    }

    private func difference(_ place: String, _ ledger: any FactLedger) async throws -> FrozenDifference? {
        try await ledger.differences(since: "年鉴").first { $0.key.place.rawValue == place }
    }

    @Test(arguments: LedgerKind.allCases)
    func freeze_keepsTheCellsOfItsPlaceAndYear(kind: LedgerKind) async throws {
        let ledger = try await filled(kind)
        let all = try await ledger.freeze(" 全部 ", place: nil, year: nil, person: nil)
        let some = try await ledger.freeze(
            "年鉴", place: PlaceCode(rawValue: "420100"), year: 2020, person: "王")
        #expect(all.name == "全部" && all.cells == 9)
        #expect(
            some
                == Freeze(
                    name: "年鉴", time: 1_600_000_000_000, place: PlaceCode(rawValue: "420100"), year: 2020, person: "王",
                    cells: 3))
        #expect(try await ledger.freezes() == [all, some])
        let cells = try await ledger.frozenCells(of: "年鉴")
        #expect(cells.map(\.key.place.rawValue) == ["420100", "420102", "420103"])
        #expect(cells.map(\.brief.handedUp) == [12, 5, 7])
        #expect(
            cells[1].inputs == [
                .init(document: Fixture.document("甲"), edition: Edition(engine: 1, catalogue: 1, gazetteer: 1))
            ])
        #expect(try await ledger.differences(since: "年鉴").isEmpty)
        #expect(try await ledger.verify() == [])
    }

    @Test(arguments: LedgerKind.allCases)
    func difference_saysWhatWasWhatIsAndWhy(kind: LedgerKind) async throws {
        let ledger = try await filled(kind)
        _ = try await ledger.freeze("年鉴", place: PlaceCode(rawValue: "420100"), year: 2020, person: nil)
        _ = try await ledger.store([report("甲", 6, edition: 2), report("丙", 1, county: 2, edition: 2)])
        let reread = try #require(try await difference("420102", ledger))
        #expect(reread.was?.ownValue == 5 && reread.now?.ownValue == 6)
        let editions = (1...2).map { Edition(engine: 1, catalogue: $0, gazetteer: 1) }
        #expect(reread.reasons == [.edition(Fixture.document("甲"), from: editions[0], to: editions[1])])
        #expect(try await difference("420100", ledger)?.reasons == [.below])
        #expect(try await difference("420103", ledger) == nil)
        // What lies beside the place is not compared.
        #expect(try await difference("420202", ledger) == nil)

        let cell = Adjudication.Subject.cell(
            place: Fixture.counties[1], year: 2020, indicator: Self.indicator)
        _ = try await ledger.adjudicate(cell, .value(8), reason: "核实", person: nil)
        #expect(try await difference("420103", ledger)?.reasons == [.decision])
        _ = try await ledger.adjudicate(cell, .withdrawn, reason: "核实", person: nil)
        #expect(try await difference("420103", ledger) == nil)

        _ = try await ledger.retract(Fixture.document("乙"), isRetracted: true, reason: "试报", person: nil)
        let gone = try #require(try await difference("420103", ledger))
        #expect(gone.now == nil && gone.reasons == [.gone(Fixture.document("乙"))])
        _ = try await ledger.store([report("乙又", 7, county: 1)])
        let replaced = try #require(try await difference("420103", ledger))
        #expect(replaced.was?.ownValue == replaced.now?.ownValue)
        #expect(replaced.reasons == [.added(Fixture.document("乙又")), .gone(Fixture.document("乙"))])
        #expect(try await ledger.frozenCells(of: "年鉴").map(\.brief.handedUp) == [12, 5, 7])
    }

    @Test(arguments: LedgerKind.allCases)
    func freeze_thatCannotBe_saysWhy(kind: LedgerKind) async throws {
        let ledger = try await filled(kind)
        _ = try await ledger.freeze("年鉴", place: nil, year: nil, person: nil)
        func code(_ body: () async throws -> Void) async throws -> LedgerError.Code? {
            do {
                try await body()
                return nil
            } catch let error as LedgerError {
                return error.code
            }
        }
        func freeze(_ name: String, _ place: String?, _ year: Int?) async throws -> LedgerError.Code? {
            try await code {
                _ = try await ledger.freeze(
                    name, place: place.map(PlaceCode.init(rawValue:)), year: year, person: nil)
            }
        }
        #expect(try await freeze("年鉴", nil, nil) == .frozenAlready)
        #expect(try await freeze("  ", nil, nil) == .noFreezeName)
        #expect(try await freeze("甲", "999999", nil) == .nothingToFreeze)
        #expect(try await freeze("甲", nil, 1999) == .nothingToFreeze)
        #expect(try await code { _ = try await ledger.differences(since: "乙") } == .noFreeze)
        #expect(try await code { _ = try await ledger.frozenCells(of: "乙") } == .noFreeze)
        #expect(try await ledger.freezes().count == 1)
    }

    @Test(arguments: [
        "UPDATE freeze SET freeze = CAST(replace(CAST(freeze AS TEXT), '王', '李') AS BLOB)",
        "UPDATE frozen SET year = 2021 WHERE place = '420102'",
    ])
    func freeze_thatIsDamaged_isFound(sql: String) async throws {
        let path = folder.path("ledger.sqlite")
        var ledger = try #require(try await filled(.sqlite) as? SQLiteLedger)
        _ = try await ledger.freeze("年鉴", place: nil, year: 2020, person: "王")
        #expect(try await ledger.verify() == [])
        try ledger.close()
        let file = try DatabaseQueue(path: path)
        try await file.write { db in
            try db.execute(sql: sql)
            #expect(db.changesCount > 0)
        }
        try file.close()
        ledger = try Fixture.ledger(at: path)
        let found = try await ledger.verify()
        #expect(found.map(\.kind) == [.damaged])
        #expect(found.first?.description.contains("年鉴") == true)
        try ledger.close()
    }
}
