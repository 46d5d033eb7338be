import Documents
import Foundation
import Journal
import Seeds
import Storage
import TestFiles
import Testing

/// A page of a journal's file that SQLite cannot read: named, told with what lies on it, and no hindrance to the rest.
@Suite struct JournalDamagedPageTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("journal.sqlite")
    }

    /// Twenty documents of 9,000 bytes: the beginning of each lies in its row, the rest on pages behind it.
    private func filled() async throws -> [Submission] {
        let journal = try SQLiteJournal(path: path)
        var random = SeededGenerator(seed: 11)
        let documents = (0..<20).map { number in
            Submission((0..<9_000).map { _ in UInt8.random(in: 0...255, using: &random) }, claim: .of("/\(number)"))
        }
        for document in documents { _ = try await journal.accept(document) }
        try journal.close()
        return documents
    }

    private func damagePage(of bytes: Data, kind: DamagedPage.Kind) throws -> Range<Data.Index> {
        try DamagedPage.damage(path, where: bytes, kind: kind)
    }

    @Test func page_ofContent_whenDamaged_isToldWithItsDocumentsAndHindersNoOther() async throws {
        let documents = try await filled()
        let page = try damagePage(of: Data(documents[9].bytes[..<32]), kind: .leafOfATable)
        let file = try Data(contentsOf: URL(fileURLWithPath: path))
        let hit = documents.filter {
            file.range(of: Data($0.bytes[..<32])).map { page.contains($0.lowerBound) } == true
        }
        #expect(hit.contains { $0.id == documents[9].id } && hit.count < 12)

        let journal = try SQLiteJournal(path: path)
        let verification = try await journal.verify { _ in }
        #expect(verification.documents == 20, "it goes on behind them")
        #expect(Set(verification.damage.compactMap(\.document)) == Set(hit.map(\.id)))
        #expect(verification.damage.contains { $0.document == nil && $0.reason.contains("“chunk”") })
        #expect(verification.damage.allSatisfy { $0.reason.contains("backup") })
        #expect(!verification.damage.contains { $0.reason.contains("Hand the document in again") })

        // All are handed in again at once: those whose page is damaged are refused, and told that it does not help.
        let refused = await withTaskGroup(of: (DocumentID, JournalError?).self) { group in
            for document in documents {
                group.addTask {
                    do {
                        _ = try await journal.accept(document)
                        return (document.id, nil)
                    } catch {
                        return (document.id, error as? JournalError)
                    }
                }
            }
            return await group.reduce(into: [DocumentID: JournalError]()) { refused, answer in
                if let error = answer.1 { refused[answer.0] = error }
            }
        }
        #expect(Set(refused.keys) == Set(hit.map(\.id)))
        #expect(refused.values.allSatisfy { $0.code == .damaged && $0.description.contains("does not heal") })
        for document in documents where refused[document.id] == nil {
            #expect(try await journal.content(of: document.id, offset: 0, length: .max) == document.bytes)
        }
        guard case .taken = try await journal.accept(Submission([1, 2, 3], claim: .of("/new"))) else {
            Issue.record("a new document was not taken")
            return
        }
        try journal.close()
    }

    @Test func page_ofClaims_whenDamaged_isToldAndTheQueueIsStillRead() async throws {
        let documents = try await filled()
        _ = try damagePage(of: Data(#""source":"/7""#.utf8), kind: .leafOfAnIndex)
        let journal = try SQLiteJournal(path: path)
        let verification = try await journal.verify { _ in }
        #expect(verification.documents == 20)
        #expect(verification.damage.contains { $0.document == documents[7].id })
        #expect(verification.damage.contains { $0.document == nil && $0.reason.contains("“claim”") })
        let waiting = try await journal.pending(after: .start, limit: 100).map(\.id)
        #expect(!waiting.contains(documents[7].id))
        #expect(try await journal.counts().damaged == 20 - waiting.count, "passed over, and counted")
        try journal.close()
    }
}
