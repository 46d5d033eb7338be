import Documents
import Journal
import Testing

/// From the first attempt to the end of a document, and what the ledger is told of it.
extension JournalConformanceTests {
    @Test(arguments: JournalKind.allCases)
    func failures_whenTheyCount_areCounted(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder)
        let document = Submission.of("甲")
        _ = try await journal.accept(document)
        #expect(try await journal.recordFailure(document.id, .outage, attemptCounts: false) == 0)
        #expect(try await journal.recordFailure(document.id, .unreadable, attemptCounts: true) == 1)
        #expect(try await journal.recordFailure(document.id, .unreadable, attemptCounts: true) == 2)
        #expect(try await journal.pending(after: .start, limit: 1).first?.attempts == 2)
        #expect(try await journal.status(of: document.id)?.failure == .unreadable)
        try await journal.complete(document.id, edition: "1.1.1")
        #expect(try await journal.recordFailure(document.id, .unreadable, attemptCounts: true) == 2)
        #expect(try await journal.status(of: document.id)?.failure == nil)
    }

    @Test(arguments: JournalKind.allCases)
    func document_buriedForDamagedBytes_waitsAgainWhenItIsHandedInAgain(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder)
        let (unreadable, damaged, read) = (Submission.of("甲"), Submission.of("乙"), Submission.of("丙"))
        let damage = Failure(stage: .ingest, code: "journal_damaged", reason: "Damaged.", mayHeal: false)
        for document in [unreadable, damaged, read] { _ = try await journal.accept(document) }
        try await journal.bury(unreadable.id, .unreadable)
        try await journal.bury(damaged.id, damage)
        try await journal.complete(read.id, edition: "1.1.1")
        #expect(try await journal.replay(matching: DocumentSelection(idPrefixes: [read.id.description])) == 1)
        try await journal.bury(read.id, damage)
        #expect(try await journal.pending(after: .start, limit: 9).isEmpty)

        for document in [unreadable, damaged, read] { _ = try await journal.accept(document) }
        let waiting = try await journal.pending(after: .start, limit: 9)
        #expect(waiting.map(\.id) == [damaged.id, read.id])
        #expect(waiting.map(\.isReplay) == [false, true])
        #expect(try await journal.status(of: unreadable.id)?.isDeadLetter == true, "its bytes are what they were")
        let entry = try #require(try await journal.status(of: damaged.id))
        #expect(entry.failure == nil && entry.attempts == 0 && entry.attemptLog.last?.failure == damage)
        let counts = try await journal.counts()
        #expect((counts.pending, counts.buried, counts.replays) == (2, 1, 1))
    }

    @Test(arguments: JournalKind.allCases)
    func document_onItsWay_hasTheStatusAndReceiptOfEachStep(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder)
        let document = Submission.of("甲")
        let id = document.id
        _ = try await journal.accept(document)
        #expect(try await journal.status(of: id)?.status == .pending)
        try await journal.bury(id, .unreadable)
        #expect(try await journal.status(of: id)?.status == .buried)
        #expect(try await journal.status(of: id)?.receipt == .taken)
        #expect(try await journal.replay(matching: DocumentSelection(statuses: [.buried])) == 1)
        #expect(try await journal.status(of: id)?.failure == nil)
        try await journal.complete(id, edition: "1.1.1")
        #expect(try await journal.status(of: id)?.status == .stored)
        #expect(try intake(await journal.accept(document)).receipt == .stored)
        // A replay that fails takes back neither the receipt nor the reading.
        #expect(try await journal.replay(matching: .all) == 1)
        #expect(try await journal.status(of: id)?.receipt == .stored)
        try await journal.bury(id, .unreadable)
        #expect(try await journal.status(of: id)?.status == .stored)
        #expect(try await journal.status(of: id)?.failure == .unreadable)
    }

    @Test(arguments: JournalKind.allCases)
    func complete_ofABuriedDocument_outranksTheBurial(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder)
        let document = Submission.of("甲")
        _ = try await journal.accept(document)
        try await journal.bury(document.id, .unreadable)
        try await journal.complete(document.id, edition: "1.1.1")
        try await journal.complete(document.id, edition: "1.1.1")
        let counts = try await journal.counts()
        #expect((counts.taken, counts.pending, counts.stored, counts.buried) == (1, 0, 1, 0))
    }

    @Test(arguments: JournalKind.allCases)
    func complete_byAnOlderReader_keepsTheHigherEdition(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder)
        let document = Submission.of("甲")
        _ = try await journal.accept(document)
        try await journal.complete(document.id, edition: "2.10.1")
        try await journal.complete(document.id, edition: "2.9.1")
        #expect(try await journal.status(of: document.id)?.edition == "2.10.1")
        #expect(try await journal.replay(matching: .all) == 1)
        try await journal.complete(document.id, edition: "1.99.1")
        #expect(try await journal.status(of: document.id)?.status == .stored)
        #expect(try await journal.status(of: document.id)?.edition == "2.10.1")
        try await journal.complete(document.id, edition: "3.0.0")
        #expect(try await journal.status(of: document.id)?.edition == "3.0.0")
    }

    @Test(arguments: JournalKind.allCases)
    func bury_ofAStoredDocumentThatWasReplayed_isToldToTheLedger(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder)
        let document = Submission.of("甲")
        _ = try await journal.accept(document)
        try await journal.complete(document.id, edition: "1.1.1")
        #expect(try await journal.replay(matching: .all) == 1)
        try await journal.bury(document.id, .unreadable)
        #expect(try await journal.status(of: document.id)?.status == .stored)
        #expect(try await journal.unreportedFacts(limit: 10).map(\.event).last == .burial(.unreadable))
    }

    @Test(arguments: JournalKind.allCases)
    func facts_areReportedOnceAndInOrder(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder)
        let first = Submission.of("甲")
        let second = Submission.of("乙")
        _ = try await journal.accept(first)
        _ = try await journal.accept(second)
        _ = try await journal.accept(first)
        try await journal.bury(second.id, .unreadable)
        try await journal.bury(second.id, .unreadable)
        let facts = try await journal.unreportedFacts(limit: 10)
        #expect(facts.map(\.document) == [first.id, second.id, second.id])
        #expect(facts.map(\.event) == [.claim(first.claim), .claim(second.claim), .burial(.unreadable)])
        #expect(try await journal.unreportedFacts(limit: 2) == Array(facts.prefix(2)))
        try await journal.markReported(facts.prefix(2).map(\.sequence))
        try await journal.markReported(facts.prefix(1).map(\.sequence))
        #expect(try await journal.unreportedFacts(limit: 10) == Array(facts.suffix(1)))
        try await journal.markReported(facts.map(\.sequence))
        // A number is never given twice, even when nothing is left to report.
        _ = try await journal.accept(.of("甲", claim: .of("/new")))
        let later = try await journal.unreportedFacts(limit: 10)
        #expect(later.count == 1)
        #expect(later.allSatisfy { $0.sequence > facts[2].sequence })
    }

    @Test(arguments: JournalKind.allCases)
    func unsettled_whenSomeAreSettledAndSomeReported_tellsOfTheOthersPageByPage(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder)
        let documents = ["甲", "乙", "丙", "丁"].map { Submission.of($0) }
        for document in documents { _ = try await journal.accept(document) }
        let facts = try await journal.unreportedFacts(limit: 3)
        try await journal.markReported(facts.map(\.sequence))
        try await journal.complete(documents[0].id, edition: "1.1.1")
        try await journal.bury(documents[1].id, .unreadable)
        try await journal.complete(documents[3].id, edition: "1.1.1")
        let cursor = SettlementCursor(stream: "s", through: 7)
        #expect(try await journal.settle([documents[0].id], root: "province", cursor: cursor) == [documents[0].id])
        let first = try await journal.unsettled(after: 0, among: 1)
        #expect(first.items.isEmpty && first.next != nil, "the first is settled, and the journal goes on")
        let second = try await journal.unsettled(after: first.next ?? 0, among: 2)
        #expect(
            second.items == [
                UnsettledPage.Item(id: documents[1].id, hasEnded: true, isReported: false),
                UnsettledPage.Item(id: documents[2].id, hasEnded: false, isReported: true),
            ], "that the second cannot be read is still to be reported")
        let third = try await journal.unsettled(after: second.next ?? 0, among: 2)
        #expect(third.items == [UnsettledPage.Item(id: documents[3].id, hasEnded: true, isReported: false)])
        #expect(third.next == nil, "the journal ends there")
        #expect(try await journal.settlementCursor() == cursor)
    }
}
