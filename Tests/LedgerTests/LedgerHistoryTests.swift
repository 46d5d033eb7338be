import Documents
import Foundation
import GRDB
import Ledger
import Observations
import Places
import Rollups
import TestFiles
import Testing

/// A version for each change of a cell, and none for anything else.
@Suite struct LedgerHistoryTests {
    let folder: TemporaryFolder
    let path: String
    let clock = WallClock(0, step: 1)

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("ledger.sqlite")
    }

    func ledger(fold: Fold = Fixture.fold) throws -> SQLiteLedger {
        try SQLiteLedger(path: path, fold: fold, now: clock.now)
    }

    func key(_ place: String) -> Cell.Key {
        Cell.Key(place: PlaceCode(rawValue: place), year: 2020, indicator: Fixture.indicators[0])
    }

    static func report(_ county: Int, value: Decimal, edition: Int = 1) -> Fact {
        LedgerDamageTests.report(county, value: value, edition: edition)
    }

    @Test func facts_inOneGroup_giveOneVersionACell() async throws {
        let ledger = try ledger()
        _ = try await ledger.store((0..<3).map { Self.report($0, value: 5) })
        let county = try await ledger.history(of: key("420102"))
        #expect(county.map(\.brief?.ownValue) == [5])
        #expect(county.map(\.causes) == [[Fixture.document("第0县")]])
        let province = try await ledger.history(of: key("420000"))
        #expect(province.map(\.brief?.value) == [15])
        #expect(province.map(\.until) == [nil])
        #expect(province.first?.causes == (0..<3).map { Fixture.document("第\($0)县") }.sorted())
        #expect(try await ledger.history(of: key("420200")).first?.causes == [Fixture.document("第2县")])
        try ledger.close()
    }

    @Test func facts_sentAgain_leaveTheHistoryAlone() async throws {
        let ledger = try ledger()
        let facts = (0..<3).map { Self.report($0, value: 5) }
        _ = try await ledger.store(facts)
        let before = try await ledger.history(of: key("420000"))
        _ = try await ledger.store(facts + facts)
        // Another claim changes the document and folds its place again, to the same cell.
        _ = try await ledger.store([.claim(document: Fixture.document("第0县"), claim: Fixture.claim("/again"))])
        #expect(try await ledger.history(of: key("420000")) == before)
        try ledger.close()
        let file = try DatabaseQueue(path: path)
        // One for the counties, one for each of two prefectures, one for the province.
        #expect(try await file.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM moment") } == 4)
        try file.close()
    }

    @Test func cell_whenItChanges_getsAVersionFromThenOn() async throws {
        let ledger = try ledger()
        _ = try await ledger.store([Self.report(0, value: 5)])
        _ = try await ledger.store([Self.report(0, value: 6, edition: 2)])
        _ = try await ledger.retract(Fixture.document("第0县"), isRetracted: true, reason: "误报", person: nil)
        _ = try await ledger.retract(Fixture.document("第0县"), isRetracted: false, reason: "复核", person: nil)
        let versions = try await ledger.history(of: key("420102"))
        #expect(versions.map(\.brief?.ownValue) == [5, 6, nil, 6])
        #expect(versions.map { $0.brief == nil } == [false, false, true, false])
        #expect(versions.map(\.until) == versions.dropFirst().map { Int64?.some($0.since) } + [nil])
        #expect(versions.map(\.since) == versions.map(\.since).sorted())
        #expect(versions.allSatisfy { $0.causes == [Fixture.document("第0县")] })
        // Facts of another place leave it alone and change what lies above both.
        try await ledger.foldWaiting()
        _ = try await ledger.store([Self.report(1, value: 1)])
        #expect(try await ledger.history(of: key("420102")) == versions)
        #expect(try await ledger.history(of: key("420100")).last?.causes == [Fixture.document("第1县")])
        try ledger.close()
    }

    @Test func history_afterARebuild_isTheSame() async throws {
        let ledger = try ledger()
        _ = try await ledger.store([Self.report(0, value: 5), Self.report(2, value: 7)])
        _ = try await ledger.store([Self.report(0, value: 6, edition: 2)])
        let before = try await ledger.history(of: key("420000"))
        try await ledger.rebuild()
        #expect(try await ledger.history(of: key("420000")) == before)
        try ledger.close()
    }

    @Test func history_underAnotherFold_tellsWhatItChangedAndNamesNoDocument() async throws {
        let first = try ledger()
        _ = try await first.store([Self.report(0, value: 5), Self.report(2, value: 7)])
        try await first.foldWaiting()
        let county = try await first.history(of: key("420102"))
        try first.close()
        let second = try ledger(fold: Fixture.fold(gazetteerEdition: 2, without: "420202"))
        let province = try await second.history(of: key("420000"))
        #expect(province.map(\.brief?.value) == [12, 5])
        #expect(province.last?.causes == [])
        #expect(try await second.history(of: key("420200")).map { $0.brief == nil } == [false, true])
        #expect(try await second.history(of: key("420102")) == county)
        try second.close()
    }

    @Test func history_whenDamaged_saysSoForThatPlaceAlone() async throws {
        let first = try ledger()
        _ = try await first.store([Self.report(0, value: 5)])
        try await first.foldWaiting()
        try first.close()
        let file = try DatabaseQueue(path: path)
        try await file.write {
            try $0.execute(sql: "UPDATE history SET changes = x'00' WHERE place = '420102'")
        }
        try file.close()
        let ledger = try ledger()
        await #expect(throws: LedgerError.self) { _ = try await ledger.history(of: key("420102")) }
        #expect(try await ledger.history(of: key("420100")).count == 1)
        #expect(try await ledger.cells(matching: .all, after: nil, limit: 10).count == 3)
        try ledger.close()
    }

    /// A department's report, a plan, and a county's report that does not state the figure come in with the one that does.
    @Test(arguments: LedgerKind.allCases)
    func cause_isADocumentThatHasToDoWithTheCell(kind: LedgerKind) async throws {
        let folder = try TemporaryFolder()
        let ledger = try kind.make(in: folder)
        func reading(_ name: String, of county: Int = 0, _ change: (inout DocumentMetadata) -> Void = { _ in }) -> Fact
        {
            let indicator = name == "别项" ? 3 : 0
            var reading = Fixture.reading(
                name, jurisdiction: .place(Fixture.counties[county]), values: [(Fixture.indicators[indicator], 5)])
            change(&reading.metadata)
            return .reading(reading: reading, claims: [])
        }
        _ = try await ledger.store([
            reading("报告"), reading("局") { $0.department = "甲局" }, reading("计划") { $0.kind = .workPlan },
            reading("别项", of: 1),
        ])
        let first = Fixture.document("报告"), other = Fixture.document("别项")
        for place in ["420102", "420100", "420000"] {
            let cell = Cell.Key(place: PlaceCode(rawValue: place), year: 2020, indicator: Fixture.indicators[0])
            #expect(try await ledger.history(of: cell).map(\.causes) == [[first]], "\(place)")
        }
        let listed = Cell.Key(
            place: PlaceCode(rawValue: "420100"), year: 2020, indicator: Fixture.indicators[3])
        #expect(try await ledger.history(of: listed).map(\.causes) == [[other]])

        // A report that does not state it changes how many report, and so does nothing else; a decision is about its own cell alone.
        _ = try await ledger.store([
            .reading(
                reading: Fixture.reading(
                    "后来", jurisdiction: .place(Fixture.counties[2]), values: [(Fixture.indicators[3], 1)]), claims: [])
        ])
        let late = Fixture.document("后来")
        let city = Cell.Key(place: PlaceCode(rawValue: "420200"), year: 2020, indicator: Fixture.indicators[3])
        #expect(try await ledger.history(of: city).map(\.causes) == [[late]])
        let province = Cell.Key(place: PlaceCode(rawValue: "420000"), year: 2020, indicator: Fixture.indicators[0])
        #expect(try await ledger.history(of: province).map(\.causes) == [[first], [late]])
        _ = try await ledger.adjudicate(
            .cell(place: Fixture.counties[0], year: 2020, indicator: Fixture.indicators[0]), .value(6),
            reason: "核", person: nil)
        let decided = try await ledger.history(of: province).last
        #expect(decided?.brief?.value == 6 && decided?.causes.count == 1 && decided?.causes != [first])
        _ = try await ledger.retract(Fixture.document("局"), isRetracted: true, reason: "误", person: nil)
        _ = try await ledger.retract(first, isRetracted: true, reason: "误", person: nil)
        #expect(try await ledger.history(of: province).last?.causes.contains(first) == true)
        #expect(try await ledger.history(of: province).last?.causes.contains(Fixture.document("局")) == false)
    }
}
