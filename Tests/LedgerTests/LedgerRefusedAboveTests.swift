import Documents
import Ledger
import Observations
import Places
import Rollups
import TestFiles
import Testing

/// What the ledger below tells of facts that its parent refused.
@Suite struct LedgerRefusedAboveTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// What was refused stands until the same fact has another verdict, not only until it was handed up again.
    @Test func ledgerBelow_tellsWhatStandsRefused() async throws {
        let clock = WallClock(1_000)
        let child = try SQLiteLedger(path: folder.path("below.sqlite"), fold: Fixture.fold, now: clock.now)
        _ = try await child.store([
            Fixture.reported("甲", Fixture.neighbour), Fixture.claimed("乙"), Fixture.reported("丙", Fixture.neighbour),
        ])
        func number(_ fact: Fact, after: Int64 = 0) async throws -> Int64 {
            let page = try await child.outbox(after: after, items: 100, bytes: 1 << 20)
            return try #require(page.facts.first { $0.fact.document == fact.document }).sequence
        }
        let (first, second) = (
            try await number(Fixture.reported("甲", Fixture.neighbour)), try await number(Fixture.claimed("乙"))
        )
        // What follows from the first refusal says less.
        try await child.keep([
            HandUpRefusal(sequence: first, reason: "Not yours."), HandUpRefusal(sequence: first, reason: "Unknown."),
            HandUpRefusal(sequence: second, reason: "Not yours either."),
        ])
        let head = try await child.outboxHead()
        try await child.keep(UplinkState(handedUp: head))
        let all = try await child.refusedAbove(before: nil, limit: 10)
        #expect(Set(all.facts.map(\.kind)) == [.reading, .claim] && all.next == nil)
        let fact = try #require(all.facts.first { $0.kind == .reading })
        #expect(fact.reason == "Not yours." && fact.node == nil && fact.times == 1 && fact.since == 1_000)
        #expect(
            all.facts.allSatisfy { $0.subject.place == Fixture.neighbour && $0.subject.year == 2020 },
            "of a claim the hint tells")
        #expect(try await child.refusedAboveCount() == 2)
        let page = try await child.refusedAbove(before: nil, limit: 1)
        #expect(page.next != nil)
        #expect(try await child.refusedAbove(before: page.next, limit: 1).facts == [all.facts[1]])

        // Read anew: until the parent says something of it, the refusal stands.
        clock.set(5_000)
        _ = try await child.store([Fixture.reported("甲", Fixture.neighbour, edition: 2)])
        #expect(try await child.refusedAboveCount() == 2)
        let third = try await number(Fixture.reported("甲", Fixture.neighbour), after: head)
        try await child.keep([HandUpRefusal(sequence: third, reason: "Still not yours.")])
        let again = try #require(try await child.refusedAbove(before: nil, limit: 10).facts.first)
        #expect(again.reason == "Still not yours." && again.times == 2 && again.since == 1_000 && again.last == 5_000)
        #expect(try await child.refusedAboveCount() == 2, "one fact is one line")
        #expect(try await child.refusals(of: Fixture.document("甲")).map(\.reason) == ["Still not yours."])

        _ = try await child.store([Fixture.reported("甲", Fixture.counties[0], edition: 3)])
        try await child.keep(UplinkState(handedUp: try await child.outboxHead()))
        #expect(try await child.refusedAbove(before: nil, limit: 10).facts.map(\.kind) == [.claim])
        #expect(try await child.refusals(of: Fixture.document("甲")).isEmpty)
    }
}
