import Documents
import GRDB
import Journal
import Storage
import TestFiles
import Testing

/// When a document came and ended, and what was tried in between. Run on each journal.
@Suite struct JournalTimesTests {
    let folder: TemporaryFolder
    let clock = WallClock(100)

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: JournalKind.allCases)
    func entry_onItsWay_hasTheTimeOfEachStep(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder, clock: clock)
        let document = Submission.of("甲")
        func times() async throws -> [Int64?] {
            let entry = try await journal.status(of: document.id)
            return [entry?.takenAt, entry?.endedAt]
        }
        _ = try await journal.accept(document)
        clock.advance(by: 1)
        _ = try await journal.accept(document)
        #expect(try await times() == [100, nil])
        try await journal.bury(document.id, .unreadable)
        clock.advance(by: 1)
        try await journal.bury(document.id, .unreadable)
        #expect(try await times() == [100, 101])
        #expect(try await journal.replay(matching: .all) == 1)
        #expect(try await times() == [100, 101])
        try await journal.complete(document.id, edition: "1.1.1")
        clock.advance(by: 1)
        try await journal.complete(document.id, edition: "1.1.1")
        #expect(try await times() == [100, 102])
        try await journal.complete(document.id, edition: "1.1.2")
        #expect(try await times() == [100, 103])
    }

    @Test(arguments: JournalKind.allCases)
    func attempts_areLoggedWithTheirTimesAndThoseThatCountAreKeptLonger(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder, limits: JournalLimits(loggedAttempts: 3), clock: clock)
        let document = Submission.of("甲")
        _ = try await journal.accept(document)
        for counts in [false, true, false, true] {
            clock.advance(by: 1)
            _ = try await journal.recordFailure(document.id, counts ? .unreadable : .outage, attemptCounts: counts)
        }
        #expect(try await journal.status(of: document.id)?.attemptLog.map(\.time) == [102, 103, 104])
        clock.advance(by: 1)
        try await journal.bury(document.id, .unreadable)
        let log = try #require(try await journal.status(of: document.id)?.attemptLog)
        #expect(log.map(\.time) == [102, 104, 105])
        #expect(log.allSatisfy { $0.counted && $0.failure == .unreadable })
        let dead = DocumentSelection(statuses: [.buried], failureStage: .decode, failureCode: "not_text")
        #expect(try await journal.documents(matching: dead, after: 0, limit: 9).map(\.id) == [document.id])
        #expect(
            try await journal.documents(
                matching: DocumentSelection(failureStage: .store), after: 0, limit: 9
            ).isEmpty)
        // A replay starts anew, but does not forget.
        _ = try await journal.replay(matching: dead)
        #expect(try await journal.status(of: document.id)?.attemptLog == log)
        #expect(try await journal.status(of: document.id)?.attempts == 0)
    }

    @Test func journal_fromBeforeTheTimes_opensWithoutThemAndGoesOn() async throws {
        let path = folder.path("old.sqlite")
        let document = Submission.of("甲")
        let journal = try SQLiteJournal(path: path, now: clock.now)
        _ = try await journal.accept(document)
        try journal.close()
        // The first version of the file: its row as it was written then, with the checksum of its columns.
        let file = try DatabaseQueue(path: path)
        try await file.write { db in
            try db.execute(
                sql: """
                    DELETE FROM grdb_migrations WHERE identifier <> 'journal.1 documents, content, claims, facts';
                    DROP INDEX document_undecided;
                    DROP TABLE settlement; DROP TABLE settlement_cursor; DROP TABLE replay;
                    ALTER TABLE document DROP COLUMN taken_at;
                    ALTER TABLE document DROP COLUMN ended_at;
                    ALTER TABLE document DROP COLUMN attempt_log;
                    ALTER TABLE document DROP COLUMN is_purged;
                    """)
            try db.execute(
                sql: "UPDATE document SET checksum = ?", arguments: [Self.firstChecksum(of: document)])
        }
        try file.close()

        let again = try SQLiteJournal(path: path, now: clock.now)
        let entry = try #require(try await again.status(of: document.id))
        #expect(entry.takenAt == nil && entry.endedAt == nil && entry.attemptLog.isEmpty)
        try await again.complete(document.id, edition: "1.1.1")
        #expect(try await again.status(of: document.id)?.endedAt == 100)
        #expect(try await again.replayOrders().isEmpty)
        try again.close()
    }

    /// The checksum of a document that was just taken, as the first version of the journal made it.
    private static func firstChecksum(of document: Submission) -> Int64 {
        var checksum = RowChecksum()
        checksum.add(1)
        checksum.add(document.id.description)
        checksum.add(Int64(document.bytes.count))
        checksum.add("pending")
        checksum.add(1)
        checksum.add(0)
        checksum.add(0)
        checksum.add(String?.none)
        checksum.add(String?.none)
        return checksum.value
    }
}
