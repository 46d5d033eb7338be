import Documents
import Foundation
import GRDB
import Journal
import Seeds
import Storage
import Synchronization
import TestFiles
import Testing

/// Damage inside a journal's file: found, named, and no hindrance to what is whole.
@Suite struct JournalVerifyTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("journal.sqlite")
    }

    /// Twenty documents of 30,000 bytes, and a replay order.
    private func filled() async throws -> [Submission] {
        let journal = try SQLiteJournal(path: path)
        var random = SeededGenerator(seed: 7)
        let documents = (0..<20).map { number in
            Submission((0..<30_000).map { _ in UInt8.random(in: 0...255, using: &random) }, claim: .of("/\(number)"))
        }
        for document in documents { _ = try await journal.accept(document) }
        _ = try await journal.settle([documents[6].id], root: "n1", cursor: SettlementCursor())
        _ = try await journal.order(replayOf: .all)
        try journal.close()
        return documents
    }

    private func alter(_ sql: String) throws {
        let file = try DatabaseQueue(path: path)
        try file.write { try $0.execute(sql: sql) }
        try file.close()
    }

    @Test func verify_ofAWholeJournal_readsEverythingAndTellsHowFarItIs() async throws {
        let documents = try await filled()
        let journal = try SQLiteJournal(path: path)
        let seen = Mutex<[Int]>([])
        let verification = try await journal.verify { step in seen.withLock { $0.append(step.documents) } }
        #expect(verification.isWhole)
        #expect((verification.total, verification.documents) == (20, 20))
        #expect(verification.bytes == documents.reduce(0) { $0 + $1.bytes.count })
        #expect(seen.withLock { $0.last } == 20)
        try journal.close()
    }

    @Test(arguments: [
        "UPDATE chunk SET bytes = CAST(x'42' || substr(bytes, 2) AS BLOB) WHERE document = 7",
        "UPDATE document SET attempts = 3 WHERE sequence = 7",
        "UPDATE claim SET claim = CAST(replace(CAST(claim AS TEXT), 'n1', 'n2') AS BLOB) WHERE document = 7",
        "UPDATE fact SET event = CAST(replace(CAST(event AS TEXT), 'n1', 'n2') AS BLOB) WHERE document = 7",
        "DELETE FROM chunk WHERE document = 7",
        "UPDATE settlement SET root = 'n2' WHERE document = 7",
    ])
    func verify_whenARowChanged_namesItsDocumentAlone(sql: String) async throws {
        let documents = try await filled()
        try alter(sql)
        let journal = try SQLiteJournal(path: path)
        let verification = try await journal.verify { _ in }
        #expect(verification.damage.map(\.document) == [documents[6].id])
        #expect(verification.documents == 20)
        // The others wait, and are read, as ever.
        let waiting = try await journal.pending(after: .start, limit: 5) + journal.pending(after: .start, limit: 100)
        #expect(Set(waiting.map(\.id)).isSuperset(of: documents.map(\.id).filter { $0 != documents[6].id }))
        let isPassedOver = !waiting.contains { $0.id == documents[6].id }
        #expect(try await journal.counts().damaged == (isPassedOver ? 1 : 0))
        for document in documents where document.id != documents[6].id {
            #expect(try await journal.content(of: document.id, offset: 0, length: .max) == document.bytes)
        }
        try journal.close()
    }

    @Test(arguments: [
        "UPDATE chunk SET bytes = CAST(x'42' || substr(bytes, 2) AS BLOB) WHERE document = 7",
        "DELETE FROM chunk WHERE document = 7",
    ])
    func content_thatIsDamaged_isWrittenAnewWhenTheDocumentIsHandedInAgain(sql: String) async throws {
        let documents = try await filled()
        try alter(sql)
        let journal = try SQLiteJournal(path: path)
        let damaged = documents[6]
        let error = await #expect(throws: JournalError.self) {
            _ = try await journal.content(of: damaged.id, offset: 0, length: .max)
        }
        try await journal.bury(damaged.id, try #require(error).contentFailure)
        guard case .taken(let intake) = try await journal.accept(damaged) else {
            Issue.record("not taken")
            return
        }
        #expect(intake.isMended && !intake.isNewDocument && !intake.isNewClaim)
        #expect(try await journal.content(of: damaged.id, offset: 0, length: .max) == damaged.bytes)
        #expect(try await journal.pending(after: .start, limit: 99).last?.id == damaged.id, "at a new turn")
        #expect(try await journal.verify { _ in }.isWhole)
        let counts = try await journal.counts()
        #expect((counts.taken, counts.pending, counts.buried) == (20, 20, 0))
        try journal.close()
        #expect(try await SQLiteJournal(path: path).counts() == counts, "as a count of the file says")
    }

    /// Found by a look through the file, and not because it was to be read: it is stored and stays so.
    @Test func content_thatIsDamagedAndStored_isWrittenAnewAndNotReadAgain() async throws {
        let documents = try await filled()
        try alter("DELETE FROM chunk WHERE document = 7")
        let journal = try SQLiteJournal(path: path)
        try await journal.complete(documents[6].id, edition: "1.1.1")
        guard case .taken(let intake) = try await journal.accept(documents[6]) else {
            Issue.record("not taken")
            return
        }
        #expect(!intake.isMended && intake.receipt == .settled)
        #expect(try await journal.status(of: documents[6].id)?.status == .stored)
        #expect(try await journal.verify { _ in }.isWhole)
        try journal.close()
    }

    @Test func verify_whenAnOrderChanged_saysSo() async throws {
        _ = try await filled()
        try alter("UPDATE replay SET matching = 1")
        let journal = try SQLiteJournal(path: path)
        let verification = try await journal.verify { _ in }
        #expect(verification.damage.map(\.document) == [nil])
        #expect(verification.damage.first?.reason.contains("replay order 1") == true)
        try journal.close()
    }

    @Test func verify_whenAnyByteOfContentIsFlippedInTheFile_findsIt() async throws {
        let documents = try await filled()
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        let piece = Data(documents[11].bytes[20_000..<20_032])
        let range = try #require(whole.range(of: piece))
        var flipped = whole
        flipped[range.lowerBound + 5] ^= 0x10
        try flipped.write(to: URL(fileURLWithPath: path))
        let journal = try SQLiteJournal(path: path)
        #expect(try await journal.verify { _ in }.damage.map(\.document) == [documents[11].id])
        try journal.close()
    }

    @Test func verify_whenCancelledOrGivenUp_ends() async throws {
        _ = try await filled()
        let journal = try SQLiteJournal(path: path)
        await #expect(throws: GivenUp.self) { _ = try await journal.verify { _ in throw GivenUp() } }
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await journal.verify { _ in }
        }
        await #expect(throws: CancellationError.self) { _ = try await task.value }
        try journal.close()
    }

    private struct GivenUp: Error {}
}
