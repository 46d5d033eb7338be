import Documents
import Journal
import TestFiles
import Testing

/// Retention: by default for ever. Run on each journal.
@Suite struct JournalPurgeTests {
    let folder: TemporaryFolder
    let clock = WallClock(0)

    init() throws { folder = try TemporaryFolder() }

    private func store(
        _ text: String, in journal: any DocumentJournal, reported: Bool = true, settled: Bool = true
    ) async throws -> Submission {
        let document = Submission.of(text)
        _ = try await journal.accept(document)
        try await journal.complete(document.id, edition: "1.1.1")
        if settled { _ = try await journal.settle([document.id], root: "root", cursor: SettlementCursor()) }
        if reported {
            try await journal.markReported(try await journal.unreportedFacts(limit: 99).map(\.sequence))
        }
        return document
    }

    private func purged(_ journal: any DocumentJournal) async throws -> [DocumentID] {
        try await journal.documents(matching: .all, after: 0, limit: 99).filter(\.isPurged).map(\.id)
    }

    @Test(arguments: JournalKind.allCases)
    func purge_whenNotAsked_keepsAllForEver(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder, clock: clock)
        let document = try await store("abc", in: journal)
        clock.advance(by: 1 << 50)
        #expect(try await journal.purge() == PurgeReport())
        #expect(try await journal.content(of: document.id, offset: 0, length: 9) == document.bytes)
    }

    @Test(arguments: JournalKind.allCases)
    func purge_byAge_takesStoredDocumentsOnlyAndKeepsWhatIsKnown(kind: JournalKind) async throws {
        let limits = JournalLimits(retentionSeconds: 10, purgePageDocuments: 1)
        let journal = try kind.make(in: folder, limits: limits, clock: clock)
        let old = try await store("old", in: journal)
        let buried = Submission.of("buried")
        _ = try await journal.accept(buried)
        try await journal.bury(buried.id, .unreadable)
        try await journal.markReported(try await journal.unreportedFacts(limit: 99).map(\.sequence))
        let pending = Submission.of("pending")
        _ = try await journal.accept(pending)
        try await journal.markReported(try await journal.unreportedFacts(limit: 99).map(\.sequence))
        let unsettled = try await store("unsettled", in: journal, settled: false)
        let unreported = try await store("unreported", in: journal, reported: false)
        clock.advance(by: 5_000)
        let young = try await store("young", in: journal, reported: false)
        try await journal.markReported([try #require(try await journal.unreportedFacts(limit: 9).last).sequence])
        clock.advance(by: 6_000)

        let report = try await journal.purge()
        #expect((report.documents, report.bytes) == (1, 3))
        #expect(try await purged(journal) == [old.id])
        let entry = try #require(try await journal.status(of: old.id))
        #expect((entry.status, entry.receipt, entry.claims.count) == (.stored, .settled, 1))
        for document in [buried, pending, unsettled, unreported, young] {
            #expect(try await journal.content(of: document.id, offset: 0, length: 99) == document.bytes)
        }
        do {
            _ = try await journal.content(of: old.id, offset: 0, length: 1)
            Issue.record("read bytes that were removed")
        } catch let error as JournalError {
            #expect(error.code == .purged)
        }
        let counts = try await journal.counts()
        #expect((counts.taken, counts.stored, counts.purged) == (6, 4, 1))
        #expect(counts.bytes == [buried, pending, unsettled, unreported, young].reduce(0) { $0 + $1.bytes.count })
        #expect(try await journal.verify { _ in }.isWhole)

        // The root's word was all that was missing.
        _ = try await journal.settle([unsettled.id], root: "root", cursor: SettlementCursor())
        #expect(try await journal.purge().documents == 1)
        #expect(try await purged(journal) == [old.id, unsettled.id])
    }

    @Test(arguments: JournalKind.allCases)
    func purge_bySize_takesTheOldestUntilTheRestFits(kind: JournalKind) async throws {
        let limits = JournalLimits(capacityBytes: 12, retryAfterSeconds: 7, retentionBytes: 6)
        let journal = try kind.make(in: folder, limits: limits, clock: clock)
        var documents: [Submission] = []
        for text in ["aaa", "bbb", "ccc", "ddd"] { documents.append(try await store(text, in: journal)) }
        #expect(try await journal.accept(.of("eee")) == .full(retryAfterSeconds: 7))
        #expect(try await journal.purge().documents == 2)
        #expect(try await purged(journal) == documents.prefix(2).map(\.id))
        // Room for others, and for the same bytes again.
        _ = try await store("eee", in: journal)
        guard case .taken(let intake) = try await journal.accept(documents[0]) else {
            Issue.record("not taken again")
            return
        }
        #expect(intake == Acceptance.Intake(isNewDocument: false, isNewClaim: false, receipt: .settled))
        #expect(try await journal.content(of: documents[0].id, offset: 0, length: 9) == documents[0].bytes)
        #expect(try await purged(journal) == [documents[1].id])
        #expect(try await journal.accept(documents[1]) == .full(retryAfterSeconds: 7))
        #expect(try await journal.counts().bytes == 12)
    }

    @Test(arguments: JournalKind.allCases)
    func purge_whileAReplayIsOrdered_leavesWhatItHasYetToRead(kind: JournalKind) async throws {
        let limits = JournalLimits(waitingReplayDocuments: 1, retentionSeconds: 0)
        let journal = try kind.make(in: folder, limits: limits, clock: clock)
        var documents: [Submission] = []
        for text in ["a", "b", "c"] { documents.append(try await store(text, in: journal)) }
        clock.advance(by: 1)
        let order = try await journal.order(
            replayOf: DocumentSelection(idPrefixes: documents[...1].map(\.id.description)))
        _ = try await journal.advance(replays: 9)
        #expect(try await journal.purge().documents == 1)
        #expect(try await purged(journal) == [documents[2].id])
        try await journal.cancel(replay: order.id)
        try await journal.complete(documents[0].id, edition: "2.1.1")
        clock.advance(by: 1)
        #expect(try await journal.purge().documents == 2)
        // Nothing is left to read again.
        #expect(try await journal.replay(matching: .all) == 0)
        _ = try await journal.order(replayOf: .all)
        _ = try await journal.advance(replays: 9)
        #expect(try await journal.replayOrders().last.map { [$0.matching, $0.done, $0.passed] } == [3, 0, 3])
    }
}
