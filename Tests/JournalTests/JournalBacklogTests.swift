import Documents
import Journal
import TestFiles
import Testing

/// How much is left to tell, and for how long nobody has decided.
@Suite struct JournalBacklogTests {
    let folder: TemporaryFolder
    let clock = WallClock(100)

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: JournalKind.allCases)
    func backlog_isWhatIsNotReported(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder, clock: clock)
        #expect(try await journal.backlog() == JournalBacklog())
        let (first, second) = (Submission.of("甲"), Submission.of("乙乙"))
        _ = try await journal.accept(first)
        clock.advance(by: 10)
        // Two claims for one document.
        for source in ["/a", "/b"] { _ = try await journal.accept(.of("乙乙", claim: .of(source))) }
        var backlog = try await journal.backlog()
        #expect((backlog.documents, backlog.bytes, backlog.oldest) == (2, first.bytes.count + second.bytes.count, 100))
        let facts = try await journal.unreportedFacts(limit: 9)
        try await journal.markReported(facts.filter { $0.document == first.id }.map(\.sequence))
        backlog = try await journal.backlog()
        #expect((backlog.documents, backlog.bytes, backlog.oldest) == (1, second.bytes.count, 110))
        // What is secret is not told.
        let mark = Failure(stage: .decode, code: Failure.secretCode, reason: "机密", mayHeal: false)
        _ = try await journal.quarantine(second.id, mark)
        #expect(try await journal.backlog() == JournalBacklog())
    }

    @Test(arguments: JournalKind.allCases)
    func quarantine_thatNobodyDecidedAbout_hasItsAge(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder, clock: clock)
        #expect(try await journal.oldestQuarantine() == nil)
        let documents = ["甲", "乙", "丙"].map { text in
            var submission = Submission.of(text)
            submission.isSecret = true
            return submission
        }
        for document in documents {
            _ = try await journal.accept(document)
            clock.advance(by: 10)
        }
        #expect(try await journal.oldestQuarantine() == 100)
        let word = QuarantineWord(reason: "误报", person: nil)
        try await journal.release(documents[0].id, by: word)
        #expect(try await journal.oldestQuarantine() == 110)
        try await journal.destroy(documents[1].id, by: word)
        #expect(try await journal.oldestQuarantine() == 120)
        try await journal.destroy(documents[2].id, by: word)
        #expect(try await journal.oldestQuarantine() == nil)
        // Handed in once more it waits for a decision from then on.
        clock.advance(by: 1_000)
        _ = try await journal.accept(documents[1])
        #expect(try await journal.oldestQuarantine() == 1_130)
    }
}
