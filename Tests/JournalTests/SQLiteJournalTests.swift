import Documents
import Foundation
import GRDB
import Journal
import Storage
import TestFiles
import Testing

/// What a journal in a file promises beyond the verbs.
@Suite struct SQLiteJournalTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("journal.sqlite")
    }

    func alter(_ sql: String) throws {
        let file = try DatabaseQueue(path: path)
        try file.write { db in
            try db.execute(sql: sql)
            #expect(db.changesCount > 0)
        }
        try file.close()
    }

    @Test func journal_whenOpenedAgain_holdsWhatItHeld() async throws {
        let first = try SQLiteJournal(path: path)
        let documents = (0..<5).map { Submission.of("第\($0)") }
        for document in documents { _ = try await first.accept(document) }
        try await first.complete(documents[0].id, edition: "1.1.1")
        try await first.bury(documents[1].id, .unreadable)
        let entries = try await first.documents(matching: .all, after: 0, limit: 10)
        let counts = try await first.counts()
        try first.close()

        let second = try SQLiteJournal(path: path)
        #expect(!second.wasStoppedUncleanly)
        #expect(try await second.documents(matching: .all, after: 0, limit: 10) == entries)
        #expect(try await second.counts() == counts)
        #expect(try await second.content(of: documents[2].id, offset: 0, length: 100) == documents[2].bytes)
        try second.close()
    }

    @Test func journal_whenNotClosed_tellsSoAndHoldsWhatWasTaken() async throws {
        // A copy of the files as they stand while the journal is open is what a killed process leaves.
        let journal = try SQLiteJournal(path: path)
        let document = Submission.of("甲")
        _ = try await journal.accept(document)
        let copy = folder.path("copy.sqlite")
        for suffix in ["", "-wal", "-shm", ".open"] {
            try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
        }
        let found = try SQLiteJournal(path: copy)
        #expect(found.wasStoppedUncleanly)
        #expect(try await found.content(of: document.id, offset: 0, length: 100) == document.bytes)
        try found.close()
        try journal.close()
    }

    @Test func accept_byManyAtOnce_takesEachDocumentOnce() async throws {
        let journal = try SQLiteJournal(path: path)
        let answers = try await withThrowingTaskGroup(of: Acceptance.self) { group in
            for number in 0..<200 {
                group.addTask { try await journal.accept(.of("第\(number % 50)", claim: .of("/\(number)"))) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let intakes = answers.compactMap { if case .taken(let intake) = $0 { intake } else { nil } }
        #expect(intakes.count { $0.isNewDocument } == 50)
        #expect(intakes.count { $0.isNewClaim } == 200)
        let counts = try await journal.counts()
        #expect(counts.taken == 50)
        #expect(try await journal.unreportedFacts(limit: 1000).count == 200)
        #expect(Set(try await journal.pending(after: .start, limit: 100).map(\.turn)).count == 50)
        try journal.close()
    }

    @Test func content_whenAByteChanged_isDamagedAndNamesTheDocument() async throws {
        let journal = try SQLiteJournal(path: path)
        let whole = Submission.of("完好")
        let damaged = Submission(Array(repeating: 65, count: 300_000), claim: .of("/x"))
        _ = try await journal.accept(whole)
        _ = try await journal.accept(damaged)
        try journal.close()
        try alter(
            "UPDATE chunk SET bytes = CAST(x'42' || substr(bytes, 2) AS BLOB) WHERE document = 2 AND position = 1")

        let again = try SQLiteJournal(path: path)
        #expect(try await again.content(of: whole.id, offset: 0, length: 100) == whole.bytes)
        #expect(try await again.content(of: damaged.id, offset: 0, length: 100).count == 100)
        do {
            _ = try await again.content(of: damaged.id, offset: 0, length: 300_000)
            Issue.record("read damaged bytes")
        } catch let error as JournalError {
            #expect(error.code == .damaged)
            #expect(error.document == damaged.id)
            #expect(error.description.contains(damaged.id.description))
        }
        try again.close()
    }

    @Test(arguments: [
        "UPDATE document SET attempts = 2", "UPDATE document SET byte_count = 4", "UPDATE document SET turn = 9",
        "UPDATE claim SET claim = CAST(replace(CAST(claim AS TEXT), 'n1', 'n2') AS BLOB)",
        "UPDATE document SET edition = '9.9.9'",
    ])
    func entry_whenAColumnChanged_isDamaged(sql: String) async throws {
        let journal = try SQLiteJournal(path: path)
        let document = Submission.of("甲")
        _ = try await journal.accept(document)
        try journal.close()
        try alter(sql)

        let again = try SQLiteJournal(path: path)
        do {
            _ = try await again.status(of: document.id)
            Issue.record("read a damaged entry")
        } catch let error as JournalError {
            #expect(error.code == .damaged)
            #expect(error.document == document.id)
        }
        try again.close()
    }

    @Test func journal_whenClosed_answersWithAnErrorThatNamesTheFile() async throws {
        let journal = try SQLiteJournal(path: path)
        try journal.close()
        await #expect(throws: StorageError.self) { _ = try await journal.accept(.of("甲")) }
        await #expect(throws: StorageError.self) { _ = try await journal.pending(after: .start, limit: 1) }
    }
}
