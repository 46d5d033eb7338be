import Documents
import Foundation
import Ledger
import Observations
import Places
import Rollups
import Seeds
import TestFiles
import Testing

/// Two ledgers that should hold the same, compared.
@Suite struct LedgerComparisonTests {
    private let folder: TemporaryFolder
    private let origin = Origin(node: "below", place: PlaceCode(rawValue: "420000"))

    init() throws { folder = try TemporaryFolder() }

    /// A ledger and the one above it, of which both hold one report of a county, the report, and the cell that it states.
    private func pair() async throws -> (SQLiteLedger, SQLiteLedger, DocumentID, Adjudication.Subject) {
        let child = try Fixture.ledger(at: folder.path("child.sqlite"))
        let parent = try Fixture.ledger(at: folder.path("parent.sqlite"))
        let (county, indicator) = (Fixture.counties[0], Fixture.indicators[0])
        let reading = Fixture.reading("甲", jurisdiction: .place(county), values: [(indicator, 5)])
        _ = try await child.store([.reading(reading: reading, claims: [])])
        try await Fixture.handUp(from: child, to: parent, as: origin)
        return (child, parent, reading.document, .cell(place: county, year: 2020, indicator: indicator))
    }

    private func differences(_ child: SQLiteLedger, _ parent: SQLiteLedger) async throws -> [DocumentID] {
        let theirs = try await parent.holdings(of: origin)
        var missing: [DocumentID] = []
        for group in try await child.holdings() {
            let other = theirs.first { $0.place == group.place && $0.year == group.year }
            guard other?.digest != group.digest else { continue }
            missing += try await parent.compare(
                group.holdings, place: group.place, year: group.year, of: origin
            ).missing
        }
        return missing
    }

    @Test(arguments: 1...6)
    func ledgers_thatHandedAllUp_haveEqualDigests(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let child = try Fixture.ledger(at: folder.path("child-\(seed).sqlite"))
        let parent = try Fixture.ledger(at: folder.path("parent-\(seed).sqlite"))
        _ = try await child.store(LedgerJoiningTests.facts(&random).shuffled(using: &random))
        try await Fixture.handUp(from: child, to: parent, as: origin)
        let mine = try await child.holdings().filter { $0.place != nil }
        let theirs = try await parent.holdings(of: origin)
        #expect(!mine.isEmpty)
        #expect(mine.map(\.digest) == theirs.map(\.digest))
        #expect(try await differences(child, parent).isEmpty)
    }

    /// The parent says that it has everything, and has nothing: what is found missing goes up again, and then nothing differs.
    @Test(arguments: 1...6)
    func facts_thatTheParentLost_areFoundAndHandedUpAgain(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let child = try Fixture.ledger(at: folder.path("child-\(seed).sqlite"))
        let parent = try Fixture.ledger(at: folder.path("parent-\(seed).sqlite"))
        _ = try await child.store(LedgerJoiningTests.facts(&random).shuffled(using: &random))
        let head = try await child.outboxHead()
        let nothing = OutboxPage(after: 0, through: head, facts: [])
        _ = try await parent.store(nothing, from: origin, stream: child.stream)
        let missing = try await differences(child, parent)
        #expect(Set(missing) == Set(try await child.holdings().flatMap { $0.holdings.map(\.document) }))
        try await child.handUpAgain(missing)
        try await Fixture.handUp(from: child, to: parent, as: origin)
        #expect(try await differences(child, parent).isEmpty)
        #expect(try await LedgerState(of: parent).cells == LedgerState(of: child).cells)
    }

    @Test func document_thatOnlyTheParentHolds_isNamedWithTheNodesThatHandedItIn() async throws {
        let child = try Fixture.ledger(at: folder.path("child.sqlite"))
        let parent = try Fixture.ledger(at: folder.path("parent.sqlite"))
        let county = Fixture.counties[0]
        func reading(_ name: String) -> Reading {
            Fixture.reading(name, jurisdiction: .place(county), values: [(Fixture.indicators[0], 5)])
        }
        _ = try await child.store([.reading(reading: reading("甲"), claims: [Fixture.claim("/甲")])])
        try await Fixture.handUp(from: child, to: parent, as: origin)
        _ = try await parent.store([.reading(reading: reading("乙"), claims: [Fixture.claim("/乙")])])
        let group = try #require(try await child.holdings().first { $0.place == county })
        let found = try await parent.compare(group.holdings, place: county, year: group.year, of: origin)
        #expect(found.missing.isEmpty)
        #expect(found.extra.map { $0.document } == [reading("乙").document])
        #expect(found.extra.first?.nodes == ["n1"])
        // A node is told of its own places only.
        let elsewhere = Origin(node: "other", place: Fixture.counties[1])
        #expect(try await parent.holdings(of: elsewhere).isEmpty)
        #expect(
            try await parent.compare([], place: county, year: group.year, of: elsewhere).extra.isEmpty)
    }

    /// What was decided above stays above: it is told as what it is, and is no document that the node below lacks.
    @Test func decision_madeAbove_isToldAsSuchUntilItIsTakenBack() async throws {
        let (child, parent, _, subject) = try await pair()
        let made = try await parent.adjudicate(subject, .value(7), reason: "电话", person: "李")
        func found() async throws -> (extra: Int, missing: Int, decisions: [Adjudication]) {
            let group = try #require(try await child.holdings().first { $0.place == Fixture.counties[0] })
            let found = try await parent.compare(group.holdings, place: group.place, year: group.year, of: origin)
            return (found.extra.count, found.missing.count, found.decisions)
        }
        let first = try await found()
        #expect(first.extra == 0 && first.missing == 0 && first.decisions == [made])
        _ = try await parent.adjudicate(subject, .withdrawn, reason: "误", person: nil)
        let second = try await found()
        #expect(second.extra == 0 && second.missing == 0 && second.decisions.isEmpty)
    }

    @Test func holding_ofALaterEdition_coversAnEarlierOne() {
        let document = Fixture.document("甲")
        let old = Holding(
            document: document, edition: Edition(engine: 1, catalogue: 1, gazetteer: 1), findings: 1, claims: [1])
        var new = old
        new.edition = Edition(engine: 2, catalogue: 1, gazetteer: 1)
        new.findings = 2
        new.claims = [1, 2]
        #expect(old.isCovered(by: new) && !new.isCovered(by: old) && !old.isCovered(by: nil))
        var retracted = old
        retracted.retraction = 1
        #expect(!retracted.isCovered(by: new))
    }

    /// Of two words under one counter one is not the other, and a later one covers both.
    @Test func holding_withOtherWordsUnderOneCounter_isNotCovered() {
        func holding(_ counter: Int64, _ content: Int64?, isDecision: Bool) -> Holding {
            Holding(
                document: Fixture.document("甲"), isBuried: true, retraction: isDecision ? nil : counter,
                retractionContent: isDecision ? nil : content,
                decisions: isDecision ? [Holding.Decision(detail: 1, counter: counter, content: content)] : [])
        }
        for isDecision in [true, false] {
            let mine = holding(1, 5, isDecision: isDecision)
            #expect(mine.isCovered(by: holding(1, 5, isDecision: isDecision)))
            #expect(mine.isCovered(by: holding(1, nil, isDecision: isDecision)), "of a version that does not tell")
            #expect(!mine.isCovered(by: holding(1, 6, isDecision: isDecision)))
            #expect(mine.isCovered(by: holding(2, 6, isDecision: isDecision)))
            #expect(!holding(2, 6, isDecision: isDecision).isCovered(by: mine))
        }
    }

    /// A word of which the parent has another under its counter, as two ledgers give them in one millisecond: it is found, and the
    /// one that holds is the same in both, whoever hears it last.
    @Test func words_thatDifferUnderOneCounter_areFound() async throws {
        let (child, parent, document, subject) = try await pair()
        _ = try await child.adjudicate(subject, .value(6), reason: "甲", person: nil)
        _ = try await parent.adjudicate(subject, .value(7), reason: "乙", person: nil)
        _ = try await child.retract(document, isRetracted: true, reason: "甲", person: nil)
        _ = try await parent.retract(document, isRetracted: true, reason: "乙", person: nil)
        #expect(Set(try await differences(child, parent)) == [subject.document, document])
    }
}
