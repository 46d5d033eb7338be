import Documents
import FaultLine
import Foundation
import Messages
import Observations
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

            // What the guide says: hand it in again.
            let again = try await Submitters(endpoint: line.endpoint(.submit)).handIn([[documents[3]]])
            #expect(again.allSatisfy { $0.promise ?? .taken >= .stored })
            try await line.quiet()
            let judgement = try await Judgement(of: line, outcomes: heard + again, documents: documents)
            #expect(judgement.isClean, "\(judgement)")
            #expect(try await line.ask(.ingest, Verify(), for: Verification.self).faults == [])
            try await line.stopAll()
        }

        /// A replay that fails takes nothing back: there is nothing for the operator to be alarmed about.
        @Test func settledDocument_whoseReplayFails_isNoDeadLetter() async throws {
            let line = try RealLine()
            try await line.startAll()
            let documents = try Faults.documents.get().documents(0..<2)
            _ = try await Submitters(endpoint: line.endpoint(.submit)).handIn([documents])
            let victim = documents[1].id
            try await polled {
                let item = try await Books(of: line).journal.first { $0.document == victim }
                return item?.receipt == .settled ? () : nil
            }
            try await line.stop(.ingest)
            try Self.file(line, .ingest).flip(within: documents[1].bytes)
            try await line.start(.ingest)
            _ = try await line.ask(.ingest, OrderReplay(.all), for: Replays.self)
            try await line.quiet()
            let books = try await Books(of: line)
            #expect(books.journal.map(\.status) == ["stored", "stored"])
            #expect(books.journal.first { $0.document == victim }?.failure?.code == "journal_damaged", "it is told")
            let status = try await line.ask(.ingest, AskStatus(), for: ServiceStatus.self)
            #expect(status.lastMinute["dead"] ?? 0 == 0)
            #expect(books.ledger.allSatisfy { $0.facts.findings != nil })
            try await line.stopAll()
        }

        /// What of a document's rows in the ledger is damaged.
        enum Part: CaseIterable, Sendable {
            /// Its text, which no sum needs.
            case text
            /// What was read in it.
            case reading
        }

        @Test(arguments: Part.allCases)
        func document_whoseBytesChangedInTheLedger_isToldByNameAndHealedByAReplay(part: Part) async throws {
            let line = try RealLine()
            try await line.startAll()
            let documents = try Faults.documents.get().documents(0..<6)
            let heard = try await Submitters(endpoint: line.endpoint(.submit)).handIn([documents])
            try await line.quiet()
            let before = try await Books(of: line)
            let victim = documents[3].id
            try await line.stop(.aggregate)
            let file = Self.file(line, .aggregate)
            switch part {
            case .text: try file.flip(within: documents[3].bytes)
            case .reading:
                let item = before.ledger.first { $0.facts.document == victim }
                let findings = try #require(item?.facts.findings)
                let sentences = findings.observations.map(\.sentence)
                let longest = try #require(sentences.max { $0.utf8.count < $1.utf8.count })
                // Once in the text, and with each figure and each check of the sentence.
                let times = (sentences + findings.checks.map(\.sentence)).count { $0 == longest }
                try file.flip(every: Array(longest.utf8), times: 1 + times)
            }

            try await line.start(.aggregate)
            let found = try await line.ask(.aggregate, Verify(), for: Verification.self)
            #expect(found.faults.count == 1, "\(found.faults)")
            #expect(found.faults.first?.contains(victim.description) == true)
            #expect(found.faults.first?.contains("Replay") == true)
            let books = try await Books(of: line)
            for (now, then) in zip(books.ledger, before.ledger) where now.facts.document != victim {
                #expect(now == then, "another document is not whole")
            }
            if part == .reading {
                let shown = books.ledger.first { $0.facts.document == victim }
                guard case .buried(let failure) = shown?.facts.outcome else {
                    Issue.record("a damaged reading was shown")
                    return
                }
                #expect(failure.code == "damaged_document")
            }

            let filter = QueueFilter(names: [victim.description])
            _ = try await line.ask(.ingest, OrderReplay(filter), for: Replays.self)
            try await line.quiet()
            #expect(try await line.ask(.aggregate, Verify(), for: Verification.self).faults == [])
            let judgement = try await Judgement(of: line, outcomes: heard, documents: documents)
            #expect(judgement.isClean, "\(judgement)")
            try await line.stopAll()
        }
    }
}
