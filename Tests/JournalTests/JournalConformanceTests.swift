import Documents
import Journal
import TestFiles
import Testing

/// What every journal promises, run on each.
@Suite struct JournalConformanceTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func code(of body: () async throws -> Void) async -> JournalError.Code? {
        do {
            try await body()
            return nil
        } catch let error as JournalError {
            return error.code
        } catch {
            Issue.record("not a JournalError: \(error)")
            return nil
        }
    }

    func intake(_ acceptance: Acceptance) throws -> Acceptance.Intake {
        guard case .taken(let intake) = acceptance else {
            Issue.record("not taken: \(acceptance)")
            throw CancellationError()
        }
        return intake
    }

    @Test(arguments: JournalKind.allCases)
    func accept_whenNewAndAgain_tellsWhatIsNew(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder)
        let first = try intake(await journal.accept(.of("甲")))
        #expect(first == Acceptance.Intake(isNewDocument: true, isNewClaim: true, receipt: .taken))
        let again = try intake(await journal.accept(.of("甲", claim: .of("/甲.txt", time: 99))))
        #expect(again == Acceptance.Intake(isNewDocument: false, isNewClaim: false, receipt: .taken))
        for claim in [
            Claim.of("/乙.txt"), .of("/甲.txt", node: "n2"), .of("/甲.txt", place: "420000"), .of("/甲.txt", year: 2020),
        ] {
            let other = try intake(await journal.accept(.of("甲", claim: claim)))
            #expect(other == Acceptance.Intake(isNewDocument: false, isNewClaim: true, receipt: .taken))
        }
        let pending = try await journal.pending(after: .start, limit: 10)
        #expect(pending.count == 1)
        #expect(pending.first?.claims.count == 5)
        #expect(pending.first?.claims.first { $0.source == "/甲.txt" && $0.node == "n1" }?.time == 1)
    }

    @Test(arguments: JournalKind.allCases)
    func accept_whenIdIsNotTheHash_isRefused(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder)
        let wrong = Submission(id: DocumentID(hashing: [1]), bytes: [2], claim: .of("/x"))
        #expect(await code { _ = try await journal.accept(wrong) } == .wrongID)
        #expect(try await journal.counts() == JournalCounts())
    }

    @Test(arguments: JournalKind.allCases)
    func accept_whenTheBacklogIsFull_answersFullUntilDocumentsAreStored(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder, limits: JournalLimits(backlogBytes: 5, retryAfterSeconds: 7))
        let first = Submission.of("abc")
        _ = try await journal.accept(first)
        #expect(try await journal.accept(.of("def")) == .full(retryAfterSeconds: 7))
        // A document that the journal holds takes no room.
        #expect(try intake(await journal.accept(.of("abc", claim: .of("/other")))).isNewClaim)
        #expect(await code { _ = try await journal.accept(.of("abcdef")) } == .tooLarge)
        try await journal.complete(first.id, edition: "1.1.1")
        #expect(try intake(await journal.accept(.of("def"))).isNewDocument)
    }

    @Test(arguments: JournalKind.allCases)
    func accept_whenTheJournalIsFull_answersFullThoughAllIsStored(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder, limits: JournalLimits(capacityBytes: 5, retryAfterSeconds: 7))
        let first = Submission.of("abc")
        _ = try await journal.accept(first)
        try await journal.complete(first.id, edition: "1.1.1")
        #expect(try await journal.accept(.of("def")) == .full(retryAfterSeconds: 7))
    }

    @Test(arguments: JournalKind.allCases, [0, 1, 262_143, 262_144, 262_145, 600_000])
    func content_ofAnyLength_comesBackWhole(kind: JournalKind, length: Int) async throws {
        let journal = try kind.make(in: folder)
        let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
        let submission = Submission(bytes, claim: .of("/x"))
        _ = try await journal.accept(submission)
        #expect(try await journal.content(of: submission.id, offset: 0, length: .max) == bytes)
        var pieces: [UInt8] = []
        while pieces.count < length {
            pieces += try await journal.content(of: submission.id, offset: pieces.count, length: 100_001)
        }
        #expect(pieces == bytes)
        #expect(try await journal.content(of: submission.id, offset: length, length: 5).isEmpty)
        #expect(
            await code { _ = try await journal.content(of: submission.id, offset: length + 1, length: 5) }
                == .outOfRange)
        #expect(await code { _ = try await journal.content(of: submission.id, offset: -1, length: 5) } == .outOfRange)
    }

    @Test(arguments: JournalKind.allCases)
    func verbs_aboutAnUnknownDocument_sayThatItIsUnknown(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder)
        let id = DocumentID(hashing: [9])
        #expect(try await journal.status(of: id) == nil)
        #expect(await code { _ = try await journal.content(of: id, offset: 0, length: 1) } == .unknownDocument)
        #expect(await code { try await journal.complete(id, edition: "1.1.1") } == .unknownDocument)
        #expect(await code { try await journal.bury(id, .unreadable) } == .unknownDocument)
        #expect(
            await code { _ = try await journal.recordFailure(id, .outage, attemptCounts: true) } == .unknownDocument)
    }

    @Test(arguments: JournalKind.allCases)
    func pending_inPages_listsNewBeforeReplaysAndMissesNothing(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder)
        let documents = (1...6).map { Submission.of("第\($0)") }
        for document in documents { _ = try await journal.accept(document) }
        try await journal.complete(documents[0].id, edition: "1.1.1")
        try await journal.complete(documents[1].id, edition: "1.1.1")
        try await journal.bury(documents[2].id, .unreadable)
        #expect(try await journal.replay(matching: .all) == 3)

        var cursor = QueueCursor.start
        var listed: [DocumentID] = []
        let first = try await journal.pending(after: cursor, limit: 4)
        cursor.advance(past: first[0])
        cursor = cursor.advanced(past: first)
        listed += first.map(\.id)
        #expect(first.map(\.isReplay) == [false, false, false, true])
        // One that comes while replays are being listed is found by the same cursor, before the other replays.
        let late = Submission.of("后到")
        _ = try await journal.accept(late)
        let second = try await journal.pending(after: cursor, limit: 10)
        #expect(second.map(\.isReplay) == [false, true, true])
        listed += second.map(\.id)
        #expect(listed == [3, 4, 5, 0].map { documents[$0].id } + [late.id] + [1, 2].map { documents[$0].id })
        #expect(try await journal.pending(after: cursor.advanced(past: second), limit: 10).isEmpty)
    }

    @Test(arguments: JournalKind.allCases)
    func pending_whenReplayedTwice_takesANewTurnEachTime(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder)
        let document = Submission.of("甲")
        _ = try await journal.accept(document)
        var cursor = QueueCursor.start
        for round in 1...3 {
            let found = try await journal.pending(after: cursor, limit: 10)
            #expect(found.map(\.id) == [document.id], "round \(round)")
            cursor = cursor.advanced(past: found)
            try await journal.complete(document.id, edition: "1.1.\(round)")
            #expect(try await journal.pending(after: .start, limit: 10).isEmpty)
            #expect(try await journal.replay(matching: .all) == 1)
            #expect(try await journal.replay(matching: .all) == 0)
        }
    }

    @Test(arguments: JournalKind.allCases)
    func selection_byEachCondition_findsItsDocuments(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder, limits: JournalLimits(replayPageDocuments: 2))
        let claims: [Claim] = [
            .of("/2019/甲.txt", time: 10, place: "421200", year: 2019),
            .of("/2020/乙.txt", time: 20, place: "421200", year: 2020),
            .of("/2020/丙.txt", time: 30, place: "421202", year: 2020),
        ]
        var ids: [DocumentID] = []
        for (number, claim) in claims.enumerated() {
            let submission = Submission.of("\(number)", claim: claim)
            ids.append(submission.id)
            _ = try await journal.accept(submission)
            try await journal.complete(submission.id, edition: number == 0 ? "1.1.1" : "1.2.1")
        }
        _ = try await journal.accept(.of("0", claim: .of("/elsewhere.txt", time: 40)))
        let cases: [(DocumentSelection, [Int])] = [
            (.all, [0, 1, 2]),
            (DocumentSelection(idPrefixes: [ids[1].description]), [1]),
            (DocumentSelection(statuses: [.pending]), []),
            (DocumentSelection(yearHint: 2020), [1, 2]),
            (DocumentSelection(claimedWithin: 20...40), [0, 1, 2]),
            (DocumentSelection(placeUnder: "421200", claimedWithin: 20...40), [1, 2]),
            (DocumentSelection(editionBelow: "1.2.1"), [0]),
            (DocumentSelection(editionBelow: "1.10.0"), [0, 1, 2]),
            (DocumentSelection(editionBelow: "1.1.1"), []),
            (DocumentSelection(placeUnder: "421200"), [0, 1, 2]),
            (DocumentSelection(placeUnder: "420000", yearHint: 2020), [1, 2]),
            (DocumentSelection(placeUnder: "421202"), [2]),
            (DocumentSelection(placeUnder: "430000"), []),
            (DocumentSelection(placeUnder: "咸宁市"), []),
            (DocumentSelection(idPrefixes: [ids[2].short, "zz"]), [2]),
            (DocumentSelection(failureStage: .decode), []),
        ]
        for (selection, expected) in cases {
            let found = try await journal.documents(matching: selection, after: 0, limit: 10)
            #expect(found.map(\.id) == expected.map { ids[$0] }, "\(selection)")
        }
        let page = try await journal.documents(matching: .all, after: 0, limit: 2)
        let rest = try await journal.documents(matching: .all, after: page.last?.sequence ?? 0, limit: 2)
        #expect((page + rest).map(\.id) == ids)
        #expect(try await journal.replay(matching: DocumentSelection(yearHint: 2020)) == 2)
        #expect(try await journal.pending(after: .start, limit: 10).map(\.id) == [ids[1], ids[2]])
    }

    @Test(arguments: JournalKind.allCases)
    func claim_withAnyText_comesBackUnchanged(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder)
        let claim = Claim.of("/a\u{0}b/\"é\\\n\u{1F600}年", node: "", place: "", year: -1)
        let document = Submission.of("甲", claim: claim)
        _ = try await journal.accept(document)
        #expect(try await journal.status(of: document.id)?.claims == [claim])
    }
}
