import Documents
import Foundation
import GRDB
import Journal
import TestFiles
import Testing

/// Documents that are marked secret: nobody is lent them, and the ledger hears nothing of them.
extension JournalConformanceTests {
    private static let mark = Failure(
        stage: .decode, code: Failure.secretCode, reason: "Marked 机密 at its head.", mayHeal: false)
    private static let word = QuarantineWord(reason: "已解密", person: "李")

    private static func secret(_ text: String, _ source: String? = nil) -> Submission {
        var submission = Submission.of(text, claim: source.map { .of($0) })
        submission.isSecret = true
        return submission
    }

    @Test(arguments: JournalKind.allCases)
    func secret_whenHandedIn_isKeptAndNeitherLentNorTold(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder)
        let document = Self.secret("甲")
        let taken = try intake(await journal.accept(document))
        #expect(taken.quarantine?.isSecret == true && taken.receipt == .taken)
        #expect(try await journal.pending(after: .start, limit: 9).isEmpty)
        #expect(try await journal.unreportedFacts(limit: 9).isEmpty)
        #expect(try await journal.unsettled(after: 0, among: 9).items.isEmpty, "a forwarder asks nobody about it")
        #expect(try await journal.content(of: document.id, offset: 0, length: 9) == document.bytes)
        // Whoever hands it in again, and says nothing of secrecy, changes nothing.
        let again = try intake(await journal.accept(.of("甲", claim: .of("/other"))))
        #expect(again.isNewClaim && again.quarantine?.isSecret == true)
        #expect(try await journal.unreportedFacts(limit: 9).isEmpty)
        #expect(try await journal.replay(matching: .all) == 0)
        let counts = try await journal.counts()
        #expect((counts.taken, counts.quarantined, counts.pending, counts.bytes) == (1, 1, 0, document.bytes.count))
    }

    @Test(arguments: JournalKind.allCases)
    func document_thatIsMarkedAtItsHead_isInQuarantineBeforeAnybodyHearsOfIt(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder)
        let document = Submission.of("绝密★30年\n关于某案件的报告\n", claim: .of("/某案件.txt"))
        let taken = try intake(await journal.accept(document))
        #expect(taken.quarantine?.isSecret == true && taken.quarantine?.reason.contains("绝密★30年") == true)
        #expect(try await journal.pending(after: .start, limit: 9).isEmpty)
        #expect(try await journal.unreportedFacts(limit: 9).isEmpty, "no claim, and no burial either")
        try await journal.release(document.id, by: Self.word)
        #expect(try intake(await journal.accept(document)).quarantine == nil, "a person has looked at it")
        #expect(try await journal.unreportedFacts(limit: 9).count == 1)
    }

    @Test(arguments: JournalKind.allCases)
    func document_whoseMarkIsFoundLater_leavesTheQueueAndIsAwaitedNoLonger(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder)
        let (first, second) = (Submission.of("甲"), Submission.of("乙"))
        for document in [first, second] { _ = try await journal.accept(document) }
        #expect(try await journal.quarantine(first.id, Self.mark))
        #expect(try await journal.quarantine(first.id, Self.mark), "twice is as once")
        #expect(try await journal.pending(after: .start, limit: 9).map(\.id) == [second.id])
        // The ledger may have heard of it before: it hears that no reading will come, and not what the document says.
        let told = try await journal.unreportedFacts(limit: 9)
        #expect(told.map(\.document) == [second.id, first.id])
        _ = try await journal.accept(Self.secret("乙", "/again"))
        #expect(try await journal.pending(after: .start, limit: 9).isEmpty)
        let left = try await journal.unreportedFacts(limit: 9)
        #expect(left.map(\.document) == [first.id, second.id])
        for fact in left {
            guard case .burial(let failure) = fact.event else {
                Issue.record("\(fact.event)")
                continue
            }
            #expect(failure.isSecret && !failure.reason.contains("机密"))
        }
        try await journal.bury(first.id, .unreadable)
        #expect(try await journal.status(of: first.id)?.failure == Self.mark)
    }

    @Test(arguments: JournalKind.allCases)
    func release_letsItBeReadAndTold_andIsNotUndoneByItsMark(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder)
        let document = Self.secret("甲")
        _ = try await journal.accept(document)
        try await journal.release(document.id, by: Self.word)
        #expect(try await journal.pending(after: .start, limit: 9).map(\.isCleared) == [true])
        #expect(try await journal.unreportedFacts(limit: 9).count == 1)
        #expect(try await !journal.quarantine(document.id, Self.mark), "a person has looked at it")
        _ = try await journal.accept(document)
        #expect(try await journal.status(of: document.id)?.status == .pending)
        try await journal.complete(document.id, edition: "1.1.1")
        let entry = try #require(try await journal.status(of: document.id))
        #expect(entry.status == .stored && entry.isCleared)
        #expect(entry.attemptLog.map(\.failure.code) == [Failure.secretCode, "released"])
        #expect(entry.attemptLog.last?.failure.reason == "李: 已解密")
        #expect(await code { try await journal.release(document.id, by: Self.word) } == .notQuarantined)
    }

    @Test(arguments: JournalKind.allCases)
    func destroy_removesTheBytesAndKeepsTheEntry(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder)
        let document = Self.secret("甲")
        _ = try await journal.accept(document)
        try await journal.destroy(document.id, by: Self.word)
        #expect(await code { _ = try await journal.content(of: document.id, offset: 0, length: 1) } == .purged)
        let entry = try #require(try await journal.status(of: document.id))
        #expect(entry.status == .quarantined && entry.isPurged && entry.failure?.code == "destroyed")
        #expect(try await journal.counts().bytes == 0)
        for again in [true, false] {
            #expect(
                await code {
                    again
                        ? try await journal.release(document.id, by: Self.word)
                        : try await journal.destroy(document.id, by: Self.word)
                } == .notQuarantined)
        }
        // Handed in once more it is kept, as secret as before.
        #expect(try intake(await journal.accept(.of("甲"))).quarantine?.isSecret == true)
        #expect(try await journal.content(of: document.id, offset: 0, length: 9) == document.bytes)
        #expect(try await journal.verify { _ in }.isWhole)
    }

    @Test(arguments: JournalKind.allCases)
    func secret_thatWasReadBeforeAnybodySaidSo_isNotHidden(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder)
        _ = try await journal.accept(.of("甲"))
        let id = Submission.of("甲").id
        try await journal.complete(id, edition: "1.1.1")
        let taken = try intake(await journal.accept(Self.secret("甲")))
        #expect(taken.quarantine != nil && taken.receipt == .stored, "the ledger has it, and that is told")
        #expect(try await journal.status(of: id)?.edition == "1.1.1")
        #expect(try await journal.unreportedFacts(limit: 9).isEmpty, "it has a reading, and keeps it")
        #expect(await code { try await journal.release(Submission.of("乙").id, by: Self.word) } == .unknownDocument)
    }
}

/// A journal in a file keeps quarantine over restarts and takes over journals that knew none.
@Suite struct JournalQuarantineFileTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("journal.sqlite")
    }

    @Test func quarantine_isKeptOverARestart() async throws {
        let first = try SQLiteJournal(path: path)
        var secret = Submission.of("甲")
        secret.isSecret = true
        let cleared = Submission.of("乙")
        for document in [secret, cleared] { _ = try await first.accept(document) }
        let mark = Failure(stage: .decode, code: Failure.secretCode, reason: "机密", mayHeal: false)
        _ = try await first.quarantine(cleared.id, mark)
        try await first.release(cleared.id, by: QuarantineWord(reason: "说明", person: nil))
        let entries = try await first.documents(matching: .all, after: 0, limit: 9)
        let counts = try await first.counts()
        try first.close()
        let second = try SQLiteJournal(path: path)
        #expect(try await second.documents(matching: .all, after: 0, limit: 9) == entries)
        #expect(try await second.counts() == counts && counts.quarantined == 1)
        #expect(try await second.verify { _ in }.isWhole)
        try second.close()
    }

    @Test func bytes_thatAreDestroyed_areNotInTheFile() async throws {
        let journal = try SQLiteJournal(path: path)
        let text = String(repeating: "此件虚构，不得外传。", count: 200)
        var secret = Submission.of(text, claim: .of("/a"))
        secret.isSecret = true
        _ = try await journal.accept(secret)
        try await journal.destroy(secret.id, by: QuarantineWord(reason: "误报", person: nil))
        try journal.close()
        let file = try Data(contentsOf: URL(filePath: path))
        #expect(file.range(of: Data("不得外传".utf8)) == nil)
    }
}
