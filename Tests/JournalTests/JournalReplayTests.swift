import Documents
import Journal
import TestFiles
import Testing

/// Replays by order: durable, throttled, with progress. Run on each journal.
@Suite struct JournalReplayTests {
    let folder: TemporaryFolder
    let clock = WallClock()

    init() throws { folder = try TemporaryFolder() }

    /// A journal whose documents are all stored by edition 1.1.1.
    private func filled(_ kind: JournalKind, _ count: Int, _ limits: JournalLimits) async throws -> (
        journal: any DocumentJournal, ids: [DocumentID]
    ) {
        let journal = try kind.make(in: folder, limits: limits, clock: clock)
        let documents = (0..<count).map { Submission.of(String(repeating: "\($0 % 10)", count: 3 + $0)) }
        for document in documents {
            _ = try await journal.accept(document)
            try await journal.complete(document.id, edition: "1.1.1")
        }
        return (journal, documents.map(\.id))
    }

    @Test(arguments: JournalKind.allCases)
    func order_whenAdvanced_goesOnOnlyAsFarAsReplaysAreReadAndEndsWithItsCounts(kind: JournalKind) async throws {
        let limits = JournalLimits(replayPageDocuments: 4, waitingReplayDocuments: 3)
        let (journal, ids) = try await filled(kind, 10, limits)
        let order = try await journal.order(replayOf: DocumentSelection(editionBelow: "2.1.1"))
        #expect((order.matching, order.done, order.cursor, order.last) == (10, 0, 0, 10))
        #expect(order.state == .running)
        #expect(try await journal.counts().pending == 0)

        var read: [DocumentID] = []
        var rounds = 0
        while try await journal.replayOrders().contains(where: { $0.state == .running }), rounds < 50 {
            rounds += 1
            while try await !journal.advance(replays: 2).isEmpty {}
            let waiting = try await journal.pending(after: .start, limit: 100)
            #expect(waiting.count <= 3 && waiting.allSatisfy(\.isReplay))
            guard let next = waiting.first else { break }
            clock.advance(by: 5)
            try await journal.complete(next.id, edition: "2.1.1")
            read.append(next.id)
        }
        for document in try await journal.pending(after: .start, limit: 100) { read.append(document.id) }
        #expect(read == ids)
        let end = try #require(try await journal.replayOrders().first)
        #expect((end.matching, end.done, end.passed, end.cursor) == (10, 10, 0, 10))
        #expect(end.state == .finished)
        #expect(end.endedAt != nil)
        #expect(try await journal.advance(replays: 10).isEmpty)
    }

    @Test(arguments: JournalKind.allCases)
    func order_thatIsLarge_leavesNewDocumentsTheirRoomAndTheirTurn(kind: JournalKind) async throws {
        let limits = JournalLimits(backlogBytes: 20, waitingReplayBytes: 15)
        let (journal, _) = try await filled(kind, 10, limits)
        _ = try await journal.order(replayOf: .all)
        while try await !journal.advance(replays: 100).isEmpty {}
        let counts = try await journal.counts()
        #expect(counts.replays == counts.pending)
        #expect(counts.replayBytes <= 15 && counts.replayBytes > 0)
        // Twenty bytes of new documents fit as if nothing were replayed.
        let new = Submission.of("新到的报告啊aa")
        #expect(new.bytes.count == 20)
        guard case .taken = try await journal.accept(new) else {
            Issue.record("a replay took the room of a new document")
            return
        }
        #expect(try await journal.pending(after: .start, limit: 1).first?.id == new.id)
    }

    @Test(arguments: JournalKind.allCases)
    func order_whenOneDocumentIsLargerThanAllThatMayWait_replaysItAlone(kind: JournalKind) async throws {
        let (journal, ids) = try await filled(kind, 3, JournalLimits(waitingReplayBytes: 2))
        _ = try await journal.order(replayOf: .all)
        for id in ids {
            while try await !journal.advance(replays: 100).isEmpty {}
            #expect(try await journal.pending(after: .start, limit: 10).map(\.id) == [id])
            try await journal.complete(id, edition: "2.1.1")
        }
        _ = try await journal.advance(replays: 1)
        #expect(try await journal.replayOrders().map(\.state) == [.finished])
    }

    @Test(arguments: JournalKind.allCases)
    func order_ofDocumentsThatWaitAlready_passesThemAndLeavesLaterOnesAlone(kind: JournalKind) async throws {
        let (journal, ids) = try await filled(kind, 3, JournalLimits())
        let waiting = Submission.of("还在等")
        _ = try await journal.accept(waiting)
        _ = try await journal.order(replayOf: .all)
        let later = Submission.of("后到")
        _ = try await journal.accept(later)
        try await journal.complete(later.id, edition: "1.1.1")
        while try await !journal.advance(replays: 100).isEmpty {}
        let end = try #require(try await journal.replayOrders().first)
        #expect((end.matching, end.done, end.passed) == (4, 3, 1))
        #expect(try await journal.pending(after: .start, limit: 10).map(\.id) == [waiting.id] + ids)
        #expect(try await journal.status(of: later.id)?.status == .stored)
    }

    @Test(arguments: JournalKind.allCases)
    func orders_areCarriedOutInTurnAndMayBeTakenBack(kind: JournalKind) async throws {
        let (journal, ids) = try await filled(kind, 4, JournalLimits(waitingReplayDocuments: 1))
        let first = try await journal.order(
            replayOf: DocumentSelection(idPrefixes: [ids[3].description, ids[2].description]))
        let second = try await journal.order(replayOf: DocumentSelection(idPrefixes: [ids[0].short]))
        let empty = try await journal.order(replayOf: DocumentSelection(statuses: [.buried]))
        #expect([first, second, empty].map(\.id) == [1, 2, 3])
        #expect([first, second, empty].map(\.matching) == [2, 1, 0])
        #expect(try await journal.advance(replays: 9).map(\.id) == [1])
        #expect(try await journal.pending(after: .start, limit: 9).map(\.id) == [ids[2]])

        let cancelled = try #require(try await journal.cancel(replay: first.id))
        #expect((cancelled.state, cancelled.done) == (.cancelled, 1))
        #expect(try await journal.cancel(replay: first.id) == cancelled)
        #expect(try await journal.cancel(replay: 99) == nil)
        #expect(try await journal.pending(after: .start, limit: 9).map(\.id) == [ids[2]])
        try await journal.complete(ids[2], edition: "1.1.1")
        while try await !journal.advance(replays: 9).isEmpty {}
        #expect(try await journal.pending(after: .start, limit: 9).map(\.id) == [ids[0]])
        #expect(try await journal.replayOrders().map(\.state) == [.cancelled, .finished, .finished])
    }

    @Test func order_whenTheJournalIsOpenedAgain_goesOnWhereItStood() async throws {
        let limits = JournalLimits(waitingReplayDocuments: 2)
        let path = folder.path("again.sqlite")
        var journal = try SQLiteJournal(path: path, limits: limits, now: clock.now)
        let documents = (0..<6).map { Submission.of("第\($0)") }
        for document in documents {
            _ = try await journal.accept(document)
            try await journal.complete(document.id, edition: "1.1.1")
        }
        _ = try await journal.order(replayOf: .all)
        var read: [DocumentID] = []
        for _ in 0..<4 {
            while try await !journal.advance(replays: 1).isEmpty {}
            let before = try await journal.replayOrders()
            try journal.close()
            journal = try SQLiteJournal(path: path, limits: limits, now: clock.now)
            #expect(try await journal.replayOrders() == before)
            for document in try await journal.pending(after: .start, limit: 9) {
                try await journal.complete(document.id, edition: "2.1.1")
                read.append(document.id)
            }
        }
        #expect(read == documents.map(\.id))
        #expect(try await journal.replayOrders().map(\.done) == [6])
        try journal.close()
    }
}
