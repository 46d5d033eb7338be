import Documents
import Foundation
import Ledger
import Observations
import Places
import Rollups
import Seeds
import Storage
import Synchronization
import TestFiles
import Testing

/// Facts handed up from ledger to ledger.
@Suite struct LedgerUplinkTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private let province = Origin(node: "below", place: PlaceCode(rawValue: "420000"))

    /// Hands up what is behind a position, in pages of random sizes; some pages twice.
    private func handUp(
        from child: SQLiteLedger, to parent: SQLiteLedger, pages: Int = .max, _ random: inout SeededGenerator
    ) async throws {
        for _ in 0..<pages {
            let after = try await parent.received(from: province.node, stream: child.stream)
            let page = try await child.outbox(
                after: after, items: Int.random(in: 1...5, using: &random),
                bytes: Int.random(in: 1...9_000, using: &random))
            guard page.through > after else { return }
            for _ in 0..<Int.random(in: 1...2, using: &random) {
                #expect(try await parent.store(page, from: province, stream: child.stream) == .stored(refused: []))
            }
        }
    }

    @Test(arguments: 1...8)
    func ledgers_whateverIsHandedUpWhen_sayTheSameAtTheEnd(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let child = try Fixture.ledger(at: folder.path("child-\(seed).sqlite"))
        let parent = try Fixture.ledger(at: folder.path("parent-\(seed).sqlite"))
        let root = try Fixture.ledger(at: folder.path("root-\(seed).sqlite"))
        for fact in LedgerJoiningTests.facts(&random).shuffled(using: &random) {
            _ = try await child.store([fact])
            if Bool.random(using: &random) { try await handUp(from: child, to: parent, pages: 2, &random) }
            if Bool.random(using: &random) { try await handUp(from: parent, to: root, pages: 1, &random) }
        }
        try await handUp(from: child, to: parent, &random)
        try await handUp(from: parent, to: root, &random)
        let state = try await LedgerState(of: child)
        for ledger in [parent, root] {
            let above = try await LedgerState(of: ledger)
            #expect(above.facts == state.facts)
            #expect(above.cells == state.cells)
            #expect(above.results == state.results)
            #expect(try await ledger.verify() == [])
        }
    }

    @Test func batch_behindAGap_isNotTakenAndSaysWhereToGoOn() async throws {
        let parent = try Fixture.ledger(at: folder.path("gap.sqlite"))
        let page = OutboxPage(after: 5, through: 6, facts: [])
        #expect(try await parent.store(page, from: province, stream: "s") == .gap(after: 0))
        #expect(try await parent.received(from: province.node, stream: "s") == 0)
    }

    @Test func superseded_factsArePassedOver() async throws {
        let child = try Fixture.ledger(at: folder.path("superseded.sqlite"))
        for edition in 1...3 {
            let reading = Fixture.reading(
                "甲", edition: Edition(engine: 1, catalogue: edition, gazetteer: 1),
                jurisdiction: .place(Fixture.counties[0]), values: [(Fixture.indicators[0], Decimal(edition))])
            _ = try await child.store([.reading(reading: reading, claims: [])])
        }
        let page = try await child.outbox(after: 0, items: 100, bytes: 1 << 20)
        #expect(page.facts.count == 1 && page.through == 3)
        guard case .reading(let sent, _)? = page.facts.first?.fact else {
            Issue.record("no reading")
            return
        }
        #expect(sent.edition.catalogue == 3)
        #expect(sent.text.isEmpty && sent.mentions.isEmpty, "texts stay at the node that read")
        #expect(sent.observations.first?.sentence == "共3件。", "sentences travel")
    }

    /// The name of a file is in its claim: that of a document in quarantine stays, and goes up when a person lets it be read.
    @Test func claim_ofADocumentInQuarantine_staysUntilItIsRead() async throws {
        let child = try Fixture.ledger(at: folder.path("quarantine.sqlite"))
        let (id, claim) = (Fixture.document("甲"), Fixture.claim("/某案件.txt"))
        _ = try await child.store([
            .claim(document: id, claim: claim), .burial(document: id, failure: Fixture.failure(Failure.secretCode)),
        ])
        func facts(after: Int64 = 0) async throws -> [Fact] {
            try await child.outbox(after: after, items: 100, bytes: 1 << 20).facts.map(\.fact)
        }
        #expect(try await facts() == [.burial(document: id, failure: Fixture.failure(Failure.secretCode))])
        #expect(try await child.holdings().flatMap(\.holdings).map(\.claims) == [[]], "nothing to hand up again")
        let before = try await child.outboxHead()
        let reading = Fixture.reading(
            "甲", jurisdiction: .place(Fixture.counties[0]), values: [(Fixture.indicators[0], 1)])
        _ = try await child.store([.reading(reading: reading, claims: [claim])])
        let released = try await facts(after: before)
        #expect(released.contains(.claim(document: id, claim: claim)) && released.count == 2)
        #expect(try await child.holdings().flatMap(\.holdings).map(\.claims) == [[claim.fingerprint]])
    }

    /// A county may not speak for its neighbour: what it says is refused, kept aside, and changes nothing.
    @Test func facts_aboutAPlaceOfSomebodyElse_areRefusedAndTheOthersStored() async throws {
        let parent = try Fixture.ledger(at: folder.path("authority.sqlite"))
        let county = Origin(node: "county", place: Fixture.counties[0])
        func reading(_ name: String, _ place: PlaceCode) -> Fact {
            .reading(
                reading: Fixture.reading(name, jurisdiction: .place(place), values: [(Fixture.indicators[0], 5)]),
                claims: [])
        }
        _ = try await parent.store([reading("neighbour", Fixture.counties[1])])
        let before = try await LedgerState(of: parent)
        let retraction = Retraction(counter: 1, isRetracted: true, reason: "因", person: nil, time: 0)
        let facts: [Fact] = [
            reading("forged", Fixture.counties[1]),
            .claim(document: Fixture.document("x"), claim: Fixture.claim("/x", place: Fixture.counties[1].rawValue)),
            .retraction(document: Fixture.document("neighbour"), retraction: retraction),
            .retraction(document: Fixture.document("never heard of"), retraction: retraction),
        ]
        var numbered = facts.enumerated().map { NumberedFact(sequence: Int64($0.offset + 1), fact: $0.element) }
        var page = OutboxPage(after: 0, through: 4, facts: numbered)
        guard case .stored(let refused) = try await parent.store(page, from: county, stream: "s") else {
            Issue.record("a gap")
            return
        }
        #expect(refused.map(\.sequence) == [1, 2, 3, 4])
        #expect(refused.allSatisfy { $0.reason.contains("county") })
        #expect(try await parent.quarantineCount() == 4)
        #expect(try await LedgerState(of: parent) == before)

        numbered = [NumberedFact(sequence: 5, fact: reading("own", Fixture.counties[0]))]
        page = OutboxPage(after: 4, through: 5, facts: numbered)
        #expect(try await parent.store(page, from: county, stream: "s") == .stored(refused: []))
        #expect(try await parent.counts().read == 2)
    }

    /// What a node below handed up is settled when the root has this ledger's outbox up to where it was written.
    @Test func stream_isSettledOnceTheRootHasWhatItBrought() async throws {
        let parent = try Fixture.ledger(at: folder.path("marks.sqlite"))
        var heads: [Int64] = []
        for number in 1...3 {
            let reading = Fixture.reading(
                "第\(number)号", jurisdiction: .place(Fixture.counties[0]), values: [(Fixture.indicators[0], 1)])
            let fact = NumberedFact(sequence: Int64(number) * 10, fact: .reading(reading: reading, claims: []))
            let page = OutboxPage(after: Int64(number) * 10 - 10, through: Int64(number) * 10, facts: [fact])
            _ = try await parent.store(page, from: province, stream: "s")
            heads.append(try await parent.outboxHead())
        }
        #expect(try await parent.inboundStreams(settledThrough: heads[0] - 1).isEmpty)
        for (index, head) in heads.enumerated() {
            let settled = try await parent.inboundStreams(settledThrough: head).map(\.received)
            #expect(settled == [Int64(index + 1) * 10])
        }
        // Marks that are passed are forgotten, and what they said stays true.
        try await parent.keep(UplinkState(handedUp: heads[2], settled: heads[1], root: "root"))
        #expect(try await parent.inboundStreams(settledThrough: heads[1]).map(\.received) == [20])
        #expect(try await parent.inboundStreams(settledThrough: heads[2]).map(\.received) == [30])
    }

    @Test func documents_withARefusedFact_areNotSettled() async throws {
        let child = try Fixture.ledger(at: folder.path("refused.sqlite"))
        for name in ["甲", "乙"] {
            let reading = Fixture.reading(name, jurisdiction: .place(Fixture.counties[0]), values: [])
            _ = try await child.store([.reading(reading: reading, claims: [])])
        }
        try await child.keep([HandUpRefusal(sequence: 1, reason: "Not yours.")])
        let head = try await child.outboxHead()
        let settled = try await child.documents(settledAfter: 0, through: head, limit: 10)
        #expect(settled.ids == [Fixture.document("乙")])
        #expect(settled.through == head)
        let named = ["甲", "乙", "丙"].map { Fixture.document($0) }
        #expect(try await child.documents(named, settledThrough: head) == [Fixture.document("乙")])
        #expect(try await child.documents(named, settledThrough: 0).isEmpty, "the root has nothing yet")
        #expect(try await child.refusals(of: Fixture.document("甲")).map(\.reason) == ["Not yours."])
        #expect(try await child.refusals(of: Fixture.document("乙")).isEmpty)
    }

    @Test func oldestReading_behindANumber_isTheFirstThatWasStoredThere() async throws {
        let time = Mutex<Int64>(0)
        let ledger = try SQLiteLedger(path: folder.path("oldest.sqlite"), fold: Fixture.fold) { time.withLock { $0 } }
        #expect(try await ledger.oldestReading(inOutboxAfter: 0) == nil)
        for (name, stored) in [("甲", Int64(1_000)), ("乙", 2_000)] {
            time.withLock { $0 = stored }
            let reading = Fixture.reading(name, jurisdiction: .place(Fixture.counties[0]), values: [])
            let claim = Claim(node: "n", time: 5, source: name)
            _ = try await ledger.store([.reading(reading: reading, claims: [claim])])
        }
        #expect(try await ledger.oldestReading(inOutboxAfter: 0) == 1_000)
        let head = try await ledger.outboxHead()
        #expect(head == 4)
        #expect(try await ledger.oldestReading(inOutboxAfter: 2) == 2_000)
        #expect(try await ledger.oldestReading(inOutboxAfter: head) == nil)
    }

    /// The text of a node that read itself is kept, whatever comes from below.
    @Test func reading_withText_isKeptBeforeTheSameWithout() async throws {
        let ledger = try Fixture.ledger(at: folder.path("text.sqlite"))
        let whole = Fixture.reading(
            "甲", jurisdiction: .place(Fixture.counties[0]), values: [(Fixture.indicators[0], 1)])
        var without = whole
        without.text = ""
        without.mentions = []
        for order in [[whole, without], [without, whole, without]] {
            for reading in order { _ = try await ledger.store([.reading(reading: reading, claims: [])]) }
            #expect(try await ledger.text(of: whole.document) == whole.text)
        }
    }
}
