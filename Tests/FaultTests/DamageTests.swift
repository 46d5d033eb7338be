import Documents
import FaultLine
import Foundation
import Messages
import Rollups
import Testing

extension Faults {
    /// Files that are not what was written: detected, told, and what is whole stays readable.
    @Suite(.serialized, .timeLimit(.minutes(3))) struct DamageTests {
        private static func file(_ line: RealLine, _ member: Member) -> DamagedFile {
            DamagedFile(line.data(member).appending(path: member == .ingest ? "journal.sqlite" : "ledger.sqlite"))
        }

        @Test func document_whoseBytesChangedInTheJournal_isADeadLetterAndOthersAreStored() async throws {
            let line = try RealLine()
            try await line.start(.ingest)
            let documents = try Faults.documents.get().documents(0..<6)
            let heard = try await Submitters(endpoint: line.endpoint(.submit)).handIn([documents], until: .taken)
            #expect(heard.allSatisfy { $0.promise == .taken })
            try await line.stop(.ingest)
            try Self.file(line, .ingest).flip(within: documents[3].bytes)

            try await line.startAll()
            try await line.quiet()
            let books = try await Books(of: line)
            #expect(books.journal.count == documents.count)
            for item in books.journal where item.document != documents[3].id { #expect(item.status == "stored") }
            let damaged = books.journal.first { $0.document == documents[3].id }
            #expect(damaged?.status == "dead")
            #expect(damaged?.failure?.code == "journal_damaged")
            #expect(line.log(.ingest).contains(documents[3].id.description), "the log names the document")
            #expect(books.ledger.count == documents.count, "the ledger shows the burial too")
            #expect(books.ledger.count { $0.facts.findings != nil } == documents.count - 1)
            try await line.stopAll()
        }
    }
}
