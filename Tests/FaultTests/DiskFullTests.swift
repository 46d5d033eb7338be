import FaultLine
import Foundation
import Messages
import Supervision
import Testing

extension Faults {
    /// The disk of journal or ledger is full: nothing is lost, no attempt is spent, and all goes on when space returns.
    @Suite(.serialized, .timeLimit(.minutes(3))) struct DiskFullTests {
        private static let documentBytes = 20 * 1024
        private static let documentCount = 120
        /// More than an empty store writes when it is made, and less than the documents need.
        private static let fileBytes = 1_500 * 1024

        /// A limit on the size of files stands for a quota; it ends with the process.
        @Test(arguments: [Member.ingest, .aggregate])
        func documents_whenAFileMayNotGrow_waitAndAreStoredLater(member: Member) async throws {
            let line = try RealLine(environment: RealLine.calm)
            for other in RealLine.members() where other != member { try await line.start(other) }
            try await line.start(member, Start(wrapper: ["prlimit", "--fsize=\(Self.fileBytes)"]))
            let documents = try Faults.documents.get().documents(0..<Self.documentCount, size: Self.documentBytes)
            let declines = Tally()
            async let heard = Submitters(endpoint: line.endpoint(.submit), declines: declines).handIn([documents])
            try await Self.seeTrouble(member, line, declines)

            try await line.stop(member)
            try await line.start(member)
            try await Self.judge(line, try await heard, documents)
        }

        /// A disk of its own that is full, and then is not.
        @Test(.enabled(if: SmallDisk.isPossible, "this system lets no process mount a disk of its own"))
        func documents_whenTheDiskIsFull_waitAndAreStoredWhenSpaceReturns() async throws {
            for member in [Member.aggregate, .ingest] {
                let line = try RealLine(environment: RealLine.calm)
                for other in RealLine.members() where other != member { try await line.start(other) }
                let disk = SmallDisk(at: line.data(member))
                try await line.start(member, Start(wrapper: disk.wrapper))
                let documents = try Faults.documents.get().documents(0..<Self.documentCount, size: Self.documentBytes)
                let declines = Tally()
                async let heard = Submitters(endpoint: line.endpoint(.submit), declines: declines).handIn([documents])
                try await Self.seeTrouble(member, line, declines)

                try disk.free(in: try #require(await line.process(member)))
                try await Self.judge(line, try await heard, documents)
                #expect(try await line.stop(member) == .exited(0), "\(line.log(member).suffix(500))")
            }
        }

        /// Waits until the service has said what is wrong: ingest to those who hand in, aggregate in its log.
        private static func seeTrouble(_ member: Member, _ line: RealLine, _ declines: Tally) async throws {
            if member == .ingest {
                await declines.reached(1)
                #expect(line.log(member).contains("document not taken"))
            } else {
                try await line.logged(member, "facts not stored")
            }
            let complaint = line.log(member).split(separator: "\n").first {
                $0.contains("not taken") || $0.contains("not stored")
            }
            #expect(complaint?.contains(line.data(member).path) == true, "the file is named: \(complaint ?? "")")
            #expect(complaint?.contains("disk") == true, "the cause is named: \(complaint ?? "")")
        }

        private static func judge(_ line: RealLine, _ heard: [Outcome], _ documents: [InventedDocument]) async throws {
            let judgement = try await Judgement(of: line, outcomes: heard, documents: documents)
            #expect(judgement.isClean, "\(judgement)")
            let books = try await Books(of: line)
            let blamed = books.journal.filter { $0.status != "dead" && $0.attempts > 0 }
            #expect(blamed.isEmpty, "an outage is no attempt: \(blamed)")
            #expect(await line.unexpectedEnds.isEmpty)
            for store in [Member.ingest, .aggregate] {
                #expect(try await line.ask(store, Verify(), for: Verification.self).faults == [])
            }
        }
    }
}
