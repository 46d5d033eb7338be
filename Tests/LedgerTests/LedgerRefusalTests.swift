import Documents
import Foundation
import Indicators
import Ledger
import Observations
import Places
import Rollups
import Storage
import Synchronization
import TestFiles
import Testing

/// What is refused at the uplink, as both ledgers tell it.
@Suite struct LedgerRefusalTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private let county = Origin(node: "county", place: Fixture.counties[0])
    private let city = Origin(node: "county", place: PlaceCode(rawValue: "420100"))
    private let neighbour = Fixture.counties[1]

    private func ledger(_ name: String, limits: LedgerLimits = LedgerLimits()) throws -> SQLiteLedger {
        try SQLiteLedger(path: folder.path(name), fold: Fixture.fold, limits: limits) { 1_600_000_000_000 }
    }

    private func reading(_ name: String, _ place: PlaceCode, edition: Int = 1) -> Fact {
        .reading(
            reading: Fixture.reading(
                name, edition: Edition(engine: 1, catalogue: edition, gazetteer: 1), jurisdiction: .place(place),
                values: [(Fixture.indicators[0], Decimal(edition))]), claims: [])
    }

    private func claim(_ name: String) -> Fact {
        .claim(
            document: Fixture.document(name), claim: Fixture.claim("/\(name)", place: neighbour.rawValue, year: 2020))
    }

    /// Facts under the numbers behind one.
    private func batch(_ facts: [Fact], after: Int64) -> OutboxPage {
        OutboxPage(
            after: after, through: after + Int64(facts.count),
            facts: facts.enumerated().map { NumberedFact(sequence: after + Int64($0.offset) + 1, fact: $0.element) })
    }

    @Test func ledgerAbove_tellsWhoHandedUpWhatAndHowOften_untilItTakesIt() async throws {
        let now = Clock()
        let ledger = try SQLiteLedger(path: folder.path("above.sqlite"), fold: Fixture.fold) { now.time }
        let decision = Adjudication(
            subject: .cell(place: neighbour, year: 2020, indicator: Fixture.indicators[0]), counter: 1,
            decision: .value(5), basis: [], reason: "因", time: 0)
        let facts = [reading("forged", neighbour), claim("x"), .adjudication(decision)]
        _ = try await ledger.store(batch(facts, after: 0), from: county, stream: "s")
        let page = try await ledger.refusedBelow(before: nil, limit: 10)
        #expect(page.next == nil && page.past.isEmpty)
        #expect(page.facts.map(\.kind) == [.decision, .claim, .reading], "the newest first")
        #expect(page.facts.allSatisfy { $0.node == "county" && $0.nodePlace == county.place && $0.times == 1 })
        #expect(page.facts.allSatisfy { $0.subject.place == neighbour && $0.subject.year == 2020 })
        #expect(
            page.facts.map(\.subject.document) == [nil, Fixture.document("x"), Fixture.document("forged")],
            "a decision about a cell has no document")
        #expect(page.facts.first?.subject.indicator == Fixture.indicators[0])
        #expect(page.facts.allSatisfy { $0.reason.contains("answers for 甲420102") && $0.since == 1_000 })

        // The verdict was lost and the batch comes again: that is no further try. Under a new number it is one.
        now.time = 2_000
        _ = try await ledger.store(batch(facts, after: 0), from: county, stream: "s")
        #expect(try await ledger.refusedBelow(before: nil, limit: 10).facts.allSatisfy { $0.times == 1 })
        now.time = 3_000
        _ = try await ledger.store(batch([facts[0]], after: 3), from: county, stream: "s")
        let again = try #require(try await ledger.refusedBelow(before: nil, limit: 1).facts.first)
        #expect(again.kind == .reading && again.times == 2 && again.since == 1_000 && again.last == 3_000)
        #expect(try await ledger.quarantineCount() == 3)

        // Its key is admitted for the city by now.
        _ = try await ledger.store(batch([facts[0], facts[2]], after: 4), from: city, stream: "s")
        #expect(try await ledger.refusedBelow(before: nil, limit: 10).facts.map(\.kind) == [.claim])
        #expect(try await ledger.quarantineCount() == 1)
    }

    /// A node that hands up a million facts of others fills no disk, and takes nobody else's place on the list.
    @Test func ledgerAbove_keepsTheNewestOfEachNodeAndCountsTheOthers() async throws {
        let limits = LedgerLimits(refusedPerNode: 3)
        var ledger = try ledger("bounded.sqlite", limits: limits)
        let other = Origin(node: "other", place: Fixture.counties[2])
        _ = try await ledger.store(batch([claim("quiet")], after: 0), from: other, stream: "t")
        _ = try await ledger.store(batch((0..<6).map { claim("\($0)") }, after: 0), from: county, stream: "s")
        _ = try await ledger.store(batch((6..<10).map { claim("\($0)") }, after: 6), from: county, stream: "s")
        try ledger.close()

        ledger = try self.ledger("bounded.sqlite", limits: limits)
        let first = try await ledger.refusedBelow(before: nil, limit: 3)
        #expect(first.facts.map(\.subject.document) == ["9", "8", "7"].map { Fixture.document($0) })
        #expect(first.next != nil && first.past == ["county": 7])
        let second = try await ledger.refusedBelow(before: first.next, limit: 3)
        #expect(second.facts.map(\.node) == ["other"] && second.next == nil && second.past.isEmpty)
        #expect(try await ledger.quarantineCount() == 11)
        try ledger.close()
    }

    @Test func reason_andNamesFromOutside_areKeptUpToALength() async throws {
        let ledger = try ledger("long.sqlite")
        let decision = Adjudication(
            subject: .cell(
                place: neighbour, year: 2020, indicator: .init(rawValue: String(repeating: "长", count: 100_000))),
            counter: 0, decision: .value(5), basis: [], reason: "因", time: 0)
        _ = try await ledger.store(batch([.adjudication(decision)], after: 0), from: city, stream: "s")
        let fact = try #require(try await ledger.refusedBelow(before: nil, limit: 1).facts.first)
        #expect(fact.reason.count == 1_000 && fact.subject.indicator?.rawValue.count == 1_000)
    }

    /// The key of a node stood under a wrong place. What a person says of a document brings along what was refused of it.
    @Test func reading_thatIsTakenWithARestoration_isListedAtNeitherEnd() async throws {
        let (child, parent) = (try ledger("child.sqlite"), try ledger("parent.sqlite"))
        _ = try await child.store([reading("甲", neighbour)])
        try await handUp(from: child, to: parent, as: county)
        #expect(try await child.refusedAboveCount() == 1)
        #expect(try await child.holdings().isEmpty, "the parent shall not have it")
        #expect(try await parent.quarantineCount() == 1)
        for isRetracted in [true, false] {
            _ = try await child.retract(Fixture.document("甲"), isRetracted: isRetracted, reason: "因", person: nil)
        }
        #expect(try await child.refusedAboveCount() == 1, "nothing was heard of it yet")
        try await handUp(from: child, to: parent, as: county)
        let above = try await child.refusedAbove(before: nil, limit: 9).facts.map(\.kind)
        #expect(above == [.retraction, .reading])
        #expect(try await parent.refusedBelow(before: nil, limit: 9).facts.map(\.kind) == [.retraction, .reading])
        for isRetracted in [true, false] {
            _ = try await child.retract(Fixture.document("甲"), isRetracted: isRetracted, reason: "因", person: nil)
        }
        try await handUp(from: child, to: parent, as: city)
        #expect(try await child.refusedAbove(before: nil, limit: 9).facts.isEmpty)
        #expect(try await child.holdings().flatMap { $0.holdings.map(\.document) } == [Fixture.document("甲")])
        #expect(try await parent.refusedBelow(before: nil, limit: 9).facts.isEmpty)
        #expect(try await parent.counts().read == 1)
    }

    /// The same, with nothing said of the document: the operator orders a comparison.
    @Test func reading_thatIsHandedUpOnceMore_isTakenWhenThePlaceIsRight() async throws {
        let (child, parent) = (try ledger("child.sqlite"), try ledger("parent.sqlite"))
        _ = try await child.store([reading("甲", neighbour), reading("乙", Fixture.counties[0])])
        try await handUp(from: child, to: parent, as: county)
        let head = try await child.outboxHead()
        #expect(try await child.handUpRefusedAgain() == 1)
        let again = try await child.outbox(after: head, items: 100, bytes: 1 << 20).facts
        #expect(again.map(\.fact.document) == [Fixture.document("甲")], "what was taken does not go up again")
        try await handUp(from: child, to: parent, as: city)
        #expect(try await child.refusedAboveCount() == 0)
        #expect(try await child.handUpRefusedAgain() == 0)
        #expect(try await parent.counts().read == 2)
    }

    private func handUp(from child: SQLiteLedger, to parent: SQLiteLedger, as origin: Origin) async throws {
        let after = try await parent.received(from: origin.node, stream: child.stream)
        let page = try await child.outbox(after: after, items: 100, bytes: 1 << 20)
        guard case .stored(let refused) = try await parent.store(page, from: origin, stream: child.stream) else {
            Issue.record("a gap")
            return
        }
        try await child.keep(refused)
        try await child.keep(UplinkState(handedUp: page.through))
    }

    /// What was refused stands until the same fact has another verdict, not only until it was handed up again.
    @Test func ledgerBelow_tellsWhatStandsRefused() async throws {
        let now = Clock()
        let child = try SQLiteLedger(path: folder.path("below.sqlite"), fold: Fixture.fold) { now.time }
        _ = try await child.store([reading("甲", neighbour), claim("乙"), reading("丙", neighbour)])
        func number(_ fact: Fact, after: Int64 = 0) async throws -> Int64 {
            let page = try await child.outbox(after: after, items: 100, bytes: 1 << 20)
            return try #require(page.facts.first { $0.fact.document == fact.document }).sequence
        }
        let (first, second) = (try await number(reading("甲", neighbour)), try await number(claim("乙")))
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
            all.facts.allSatisfy { $0.subject.place == neighbour && $0.subject.year == 2020 },
            "of a claim the hint tells")
        #expect(try await child.refusedAboveCount() == 2)
        let page = try await child.refusedAbove(before: nil, limit: 1)
        #expect(page.next != nil)
        #expect(try await child.refusedAbove(before: page.next, limit: 1).facts == [all.facts[1]])

        // Read anew: until the parent says something of it, the refusal stands.
        now.time = 5_000
        _ = try await child.store([reading("甲", neighbour, edition: 2)])
        #expect(try await child.refusedAboveCount() == 2)
        let third = try await number(reading("甲", neighbour), after: head)
        try await child.keep([HandUpRefusal(sequence: third, reason: "Still not yours.")])
        let again = try #require(try await child.refusedAbove(before: nil, limit: 10).facts.first)
        #expect(again.reason == "Still not yours." && again.times == 2 && again.since == 1_000 && again.last == 5_000)
        #expect(try await child.refusedAboveCount() == 2, "one fact is one line")
        #expect(try await child.refusals(of: Fixture.document("甲")).map(\.reason) == ["Still not yours."])

        _ = try await child.store([reading("甲", Fixture.counties[0], edition: 3)])
        try await child.keep(UplinkState(handedUp: try await child.outboxHead()))
        #expect(try await child.refusedAbove(before: nil, limit: 10).facts.map(\.kind) == [.claim])
        #expect(try await child.refusals(of: Fixture.document("甲")).isEmpty)
    }
}

/// A clock that a test sets.
private final class Clock: Sendable {
    private let value = Mutex<Int64>(1_000)

    var time: Int64 {
        get { value.withLock { $0 } }
        set { value.withLock { $0 = newValue } }
    }
}
