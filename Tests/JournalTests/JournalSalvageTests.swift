import Documents
import Foundation
import GRDB
import Journal
import Seeds
import Storage
import TestFiles
import Testing

/// A journal with damaged pages, after the operator accepted the loss: it is made anew from what can be read.
@Suite struct JournalSalvageTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("journal.sqlite")
    }

    /// A journal of documents of which some were read, one is a dead letter, and one was handed in as secret.
    private func filled(_ count: Int, bytes: Int) async throws -> [Submission] {
        let journal = try SQLiteJournal(path: path)
        var random = SeededGenerator(seed: 13)
        let documents = (0..<count).map { number in
            Submission(
                (0..<bytes).map { _ in UInt8.random(in: 0...255, using: &random) }, claim: .of("/\(number)"),
                isSecret: number == 5)
        }
        for document in documents { _ = try await journal.accept(document) }
        for document in documents[..<5] { try await journal.complete(document.id, edition: "1.1.1") }
        try await journal.bury(documents[6].id, .unreadable)
        try journal.close()
        return documents
    }

    private func pageOfEntry(of document: Submission) throws -> Range<Data.Index> {
        try DamagedPage.damage(path, where: Data(document.id.description.utf8), kind: .leafOfATable)
    }

    private func expectWhole(_ journal: SQLiteJournal, _ documents: [Submission]) async throws {
        for document in documents {
            #expect(try await journal.content(of: document.id, offset: 0, length: .max) == document.bytes)
        }
        let verification = try await journal.verify { _ in }
        #expect(verification.isWhole, "\(verification.damage)")
        #expect(verification.documents == documents.count)
    }

    @Test func page_ofEntries_whenDamaged_stopsTheStartWithTheWaysOut() async throws {
        let documents = try await filled(120, bytes: 100)
        _ = try pageOfEntry(of: documents[5])
        do {
            _ = try SQLiteJournal(path: path)
            Issue.record("it was opened")
        } catch let error as StorageError {
            #expect(error.code == .damaged && error.exitStatus == 74)
            for word in ["“document”", "backup", "--accept-loss"] {
                #expect(error.description.contains(word), "\(error)")
            }
        }
        #expect(!FileManager.default.fileExists(atPath: path + ".damaged-1"))
    }

    @Test func page_ofEntries_whenTheLossIsAccepted_costsNoDocument() async throws {
        let documents = try await filled(120, bytes: 100)
        let page = try pageOfEntry(of: documents[5])
        let damaged = try Data(contentsOf: URL(fileURLWithPath: path))
        let hit = documents.filter { damaged.range(of: Data($0.id.description.utf8), in: page) != nil }
        #expect(hit.contains { $0.id == documents[5].id } && hit.count > 10 && hit.count < 60)

        let journal = try SQLiteJournal(path: path, acceptLoss: true)
        let loss = try #require(journal.acceptedLoss)
        #expect(loss.contains("\(hit.count) documents were made anew from their bytes"), "\(loss)")
        #expect(loss.contains("1 of these are in quarantine") && loss.contains(path + ".damaged-1"), "\(loss)")
        let kept = try Data(contentsOf: URL(fileURLWithPath: path + ".damaged-1"))
        #expect(kept[page] == damaged[page], "nothing is thrown away")
        try await expectWhole(journal, documents)
        let waiting = Set(try await journal.pending(after: .start, limit: 1_000).map(\.id))
        #expect(!waiting.contains(documents[5].id), "nobody reads what was handed in as secret")
        #expect(waiting.isSuperset(of: hit.map(\.id).filter { $0 != documents[5].id }))
        #expect(try await journal.status(of: documents[5].id)?.status == .quarantined)
        for document in hit {
            #expect(try await journal.status(of: document.id)?.claims == [document.claim])
        }
        let new = Submission([1, 2, 3], claim: .of("/new"))
        guard case .taken(let intake) = try await journal.accept(new) else {
            Issue.record("a new document was not taken")
            return
        }
        #expect(intake.isNewDocument)
        try journal.close()

        let again = try SQLiteJournal(path: path)
        #expect(again.acceptedLoss == nil && !again.wasStoppedUncleanly)
        try await expectWhole(again, documents + [new])
        try again.close()
    }

    @Test func document_whoseBytesAreLostToo_isADeadLetterUntilItIsHandedInAgain() async throws {
        let documents = try await filled(20, bytes: 9_000)
        let lost = documents[9]
        _ = try DamagedPage.damage(path, where: Data(lost.bytes[..<32]), kind: .leafOfATable)
        _ = try pageOfEntry(of: lost)
        let journal = try SQLiteJournal(path: path, acceptLoss: true)
        #expect(journal.acceptedLoss?.contains(lost.id.short) == true, "\(journal.acceptedLoss ?? "")")
        let entry = try #require(try await journal.status(of: lost.id))
        #expect(entry.status == .buried && entry.failure?.code == "journal_damaged")
        #expect(try await journal.verify { _ in }.damage.contains { $0.document == lost.id })
        let told = try await journal.unreportedFacts(limit: 1_000)
        #expect(
            told.contains { fact in
                guard case .burial = fact.event else { return false }
                return fact.document == lost.id
            }, "the ledger hears of it")
        for document in documents { _ = try await journal.accept(document) }
        try await expectWhole(journal, documents)
        #expect(try await journal.status(of: lost.id)?.status == .pending)
        try journal.close()
    }

    @Test func anyPage_whenDamaged_leavesAJournalThatBecomesWholeByHandingInAgain() async throws {
        let documents = try await filled(60, bytes: 700)
        // Without a page that nobody uses.
        let file = try DatabaseQueue(path: path)
        try await file.vacuum()
        try file.close()
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        let pages = DamagedPage.pages(in: whole)
        var opened = 0
        for page in pages {
            let copy = folder.path("page-\(page).sqlite")
            try whole.write(to: URL(fileURLWithPath: copy))
            try DamagedPage.damage(copy, page: page)
            let journal: SQLiteJournal
            do {
                journal = try SQLiteJournal(path: copy, acceptLoss: true)
            } catch {
                #expect(StorageError.isDamage(error), "page \(page): \(error)")
                continue
            }
            opened += 1
            #expect(journal.acceptedLoss?.contains("made anew") == true, "page \(page)")
            for document in documents { _ = try await journal.accept(document) }
            try await expectWhole(journal, documents)
            #expect(try await journal.status(of: documents[5].id)?.status == .quarantined, "page \(page)")
            try journal.close()
        }
        #expect(pages.count > 20 && opened > pages.count * 3 / 4, "\(opened) of \(pages.count)")
    }

    /// Its bytes were removed, as a person ordered: nobody may be asked for them, nor read them when they come again.
    @Test func document_thatWasDestroyedAsSecret_staysInQuarantine() async throws {
        let documents = try await filled(120, bytes: 100)
        let secret = documents[5]
        let whole = try SQLiteJournal(path: path)
        try await whole.destroy(secret.id, by: QuarantineWord(reason: "秘密", person: nil))
        try whole.close()
        _ = try pageOfEntry(of: secret)
        let journal = try SQLiteJournal(path: path, acceptLoss: true)
        #expect(journal.acceptedLoss?.contains(secret.id.short) == false, "\(journal.acceptedLoss ?? "")")
        var entry = try #require(try await journal.status(of: secret.id))
        #expect(entry.status == .quarantined && entry.isPurged && !entry.isDeadLetter)
        let told = try await journal.unreportedFacts(limit: 1_000).filter { $0.document == secret.id }
        #expect(
            !told.contains { if case .burial(let failure) = $0.event { !failure.isSecret } else { false } }, "\(told)")
        #expect(try await journal.verify { _ in }.isWhole)
        _ = try await journal.accept(Submission(id: secret.id, bytes: secret.bytes, claim: secret.claim))
        entry = try #require(try await journal.status(of: secret.id))
        #expect(entry.status == .quarantined && !entry.isPurged)
        try journal.close()
    }
}
