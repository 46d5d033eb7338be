import Documents
import Foundation
import Indicators
import Ledger
import Observations
import Places
import Rollups
import TestFiles
import Testing

/// What the ledger above keeps of facts that it refused of nodes below.
@Suite struct LedgerRefusedBelowTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Facts under the numbers behind one.
    private func batch(_ facts: [Fact], after: Int64) -> OutboxPage {
        OutboxPage(
            after: after, through: after + Int64(facts.count),
            facts: facts.enumerated().map { NumberedFact(sequence: after + Int64($0.offset) + 1, fact: $0.element) })
    }

    @Test func ledgerAbove_tellsWhoHandedUpWhatAndHowOften_untilItTakesIt() async throws {
        let clock = WallClock(1_000)
        let ledger = try SQLiteLedger(path: folder.path("above.sqlite"), fold: Fixture.fold, now: clock.now)
        let decision = Adjudication(
            subject: .cell(place: Fixture.neighbour, year: 2020, indicator: Fixture.indicators[0]), counter: 1,
            decision: .value(5), basis: [], reason: "因", time: 0)
        let facts = [Fixture.reported("forged", Fixture.neighbour), Fixture.claimed("x"), .adjudication(decision)]
        _ = try await ledger.store(batch(facts, after: 0), from: Fixture.county, stream: "s")
        let page = try await ledger.refusedBelow(before: nil, limit: 10)
        #expect(page.next == nil && page.past.isEmpty)
        #expect(page.facts.map(\.kind) == [.decision, .claim, .reading], "the newest first")
        #expect(page.facts.allSatisfy { $0.node == "county" && $0.nodePlace == Fixture.county.place && $0.times == 1 })
        #expect(page.facts.allSatisfy { $0.subject.place == Fixture.neighbour && $0.subject.year == 2020 })
        #expect(
            page.facts.map(\.subject.document) == [nil, Fixture.document("x"), Fixture.document("forged")],
            "a decision about a cell has no document")
        #expect(page.facts.first?.subject.indicator == Fixture.indicators[0])
        #expect(page.facts.allSatisfy { $0.reason.contains("answers for 甲420102") && $0.since == 1_000 })

        // The verdict was lost and the batch comes again: that is no further try. Under a new number it is one.
        clock.set(2_000)
        _ = try await ledger.store(batch(facts, after: 0), from: Fixture.county, stream: "s")
        #expect(try await ledger.refusedBelow(before: nil, limit: 10).facts.allSatisfy { $0.times == 1 })
        clock.set(3_000)
        _ = try await ledger.store(batch([facts[0]], after: 3), from: Fixture.county, stream: "s")
        let again = try #require(try await ledger.refusedBelow(before: nil, limit: 1).facts.first)
        #expect(again.kind == .reading && again.times == 2 && again.since == 1_000 && again.last == 3_000)
        #expect(try await ledger.quarantineCount() == 3)

        // Its key is admitted for the city by now.
        _ = try await ledger.store(batch([facts[0], facts[2]], after: 4), from: Fixture.city, stream: "s")
        #expect(try await ledger.refusedBelow(before: nil, limit: 10).facts.map(\.kind) == [.claim])
        #expect(try await ledger.quarantineCount() == 1)
    }

    /// A node that hands up a million facts of others fills no disk, and takes nobody else's place on the list.
    @Test func ledgerAbove_keepsTheNewestOfEachNodeAndCountsTheOthers() async throws {
        let limits = LedgerLimits(refusedPerNode: 3)
        func open() throws -> SQLiteLedger {
            try SQLiteLedger(path: folder.path("bounded.sqlite"), fold: Fixture.fold, limits: limits) {
                1_600_000_000_000
            }
        }
        var ledger = try open()
        let other = Origin(node: "other", place: Fixture.counties[2])
        _ = try await ledger.store(batch([Fixture.claimed("quiet")], after: 0), from: other, stream: "t")
        _ = try await ledger.store(
            batch((0..<6).map { Fixture.claimed("\($0)") }, after: 0), from: Fixture.county, stream: "s")
        _ = try await ledger.store(
            batch((6..<10).map { Fixture.claimed("\($0)") }, after: 6), from: Fixture.county, stream: "s")
        try ledger.close()

        ledger = try open()
        let first = try await ledger.refusedBelow(before: nil, limit: 3)
        #expect(first.facts.map(\.subject.document) == ["9", "8", "7"].map { Fixture.document($0) })
        #expect(first.next != nil && first.past == ["county": 7])
        let second = try await ledger.refusedBelow(before: first.next, limit: 3)
        #expect(second.facts.map(\.node) == ["other"] && second.next == nil && second.past.isEmpty)
        #expect(try await ledger.quarantineCount() == 11)
        try ledger.close()
    }

    @Test func reason_andNamesFromOutside_areKeptUpToALength() async throws {
        let ledger = try Fixture.ledger(at: folder.path("long.sqlite"))
        let indicator = IndicatorCode(rawValue: String(repeating: "长", count: 100_000))
        let decision = Adjudication(
            subject: .cell(place: Fixture.neighbour, year: 2020, indicator: indicator),
            counter: 0, decision: .value(5), basis: [], reason: "因", time: 0)
        _ = try await ledger.store(batch([.adjudication(decision)], after: 0), from: Fixture.city, stream: "s")
        let fact = try #require(try await ledger.refusedBelow(before: nil, limit: 1).facts.first)
        #expect(fact.reason.count == 1_000 && fact.subject.indicator?.rawValue.count == 1_000)
    }
}
