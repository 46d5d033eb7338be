import Documents
import FaultLine
import Foundation
import Messages
import NodeRuntime
import Supervision
import TestFiles
import Testing

extension Faults {
    /// Something that was promised is no longer in the file: the service does not start, and says what is missing.
    @Suite(.serialized, .timeLimit(.minutes(5))) struct LossTests {
        /// What disks and people do to files.
        enum Damage: String, CaseIterable, Sendable {
            /// The write-ahead log is deleted after a power cut.
            case missingLog
            /// One bit of the write-ahead log flips after a power cut.
            case brokenLog
            /// A copy of yesterday is put back.
            case olderCopy
            /// The end of the last page is missing.
            case tornPage

            /// Whether it happens to a service that was not closed.
            var followsPowerCut: Bool { self == .missingLog || self == .brokenLog }

            /// How many of the eight documents are in what one can go on with: a whole store of an earlier time, or an empty one in the
            /// place of a torn file; `nil` where the right files are put back.
            var left: Int? {
                switch self {
                case .missingLog, .olderCopy: 4
                case .tornPage: 0
                case .brokenLog: nil
                }
            }
        }

        @Test(arguments: [Member.ingest, .aggregate], Damage.allCases)
        func service_whosePromisesAreGone_refusesToStartUntilTheFilesAreBack(member: Member, damage: Damage)
            async throws
        {
            let line = try RealLine()
            try await line.startAll()
            let file = DamagedFile(
                line.data(member).appending(path: member == .ingest ? "journal.sqlite" : "ledger.sqlite"))
            let documents = try Faults.documents.get().documents(0..<8)
            var heard = try await Submitters(endpoint: line.endpoint(.submit)).handIn([Array(documents[..<4])])
            try await line.quiet()
            try await line.stop(member)
            let yesterday = try file.copy()
            try await line.start(member)
            heard += try await Submitters(endpoint: line.endpoint(.submit)).handIn([Array(documents[4...])])
            try await line.quiet()

            if damage.followsPowerCut { try await line.kill(member) } else { try await line.stop(member) }
            let right = [(file, try? file.copy()), (file.log, try? file.log.copy())]
            switch damage {
            case .missingLog: try file.log.remove()
            case .brokenLog: try file.log.flip(at: file.log.size / 2)
            case .olderCopy: try file.replace(by: yesterday)
            case .tornPage: try file.truncate(to: file.size - 1_000)
            }
            // The second start finds what the first one found: a refusal changes nothing.
            for _ in 0..<2 {
                let error = await #expect(throws: StartError.self) { try await line.start(member) }
                #expect(error?.reason == .inputOutput)
                #expect(error?.sentence.contains(line.data(member).path) == true, "\(error?.sentence ?? "")")
                let word = damage == .tornPage ? "cannot be accepted" : "accept the loss"
                #expect(error?.sentence.contains(word) == true, "\(error?.sentence ?? "")")
            }

            if damage == .tornPage {
                // A node on half a store would take nothing new; it does not start, and the guide says what to do.
                let error = await #expect(throws: StartError.self) {
                    try await line.start(member, Self.accepting(member))
                }
                #expect(error?.reason == .inputOutput)
                try file.remove()
            }
            if let left = damage.left {
                heard = Array(heard[..<left])
                heard += try await goOn(line, member, with: Array(documents[left...]), left: left)
                for store in [Member.ingest, .aggregate] {
                    #expect(try await line.ask(store, Verify(), for: Verification.self).faults == [])
                }
            } else {
                for case (let file, let copy?) in right { try file.replace(by: copy) }
                try await line.start(member)
            }
            let judgement = try await Judgement(of: line, outcomes: heard, documents: documents)
            #expect(judgement.isClean, "\(judgement)")
            try await line.stopAll()
        }

        /// A page of the journal's entries cannot be read, which ingest needs. Made anew, it has every document: their bytes lie elsewhere.
        @Test func ingest_whoseEntriesAreOnADamagedPage_goesOnWithAllDocumentsWhenTheLossIsAccepted() async throws {
            let line = try RealLine()
            try await line.start(.ingest)
            let documents = try Faults.documents.get().documents(0..<8)
            let heard = try await Submitters(endpoint: line.endpoint(.submit)).handIn([documents], until: .taken)
            #expect(heard.allSatisfy { $0.promise == .taken })
            try await line.stop(.ingest)
            let journal = line.data(.ingest).appending(path: "journal.sqlite")
            try DamagedPage.damage(
                journal.path, where: Data(documents[3].id.description.utf8), kind: .leafOfATable)

            // The second start finds what the first one found.
            for _ in 0..<2 {
                let error = await #expect(throws: StartError.self) { try await line.start(.ingest) }
                #expect(error?.reason == .inputOutput)
                for word in [journal.path, "--accept-loss", "backup"] {
                    #expect(error?.sentence.contains(word) == true, "\(error?.sentence ?? "")")
                }
            }

            try await line.start(.ingest, Self.accepting(.ingest))
            #expect(line.log(.ingest).contains("documents were made anew from their bytes"))
            #expect(FileManager.default.fileExists(atPath: journal.path + ".damaged-1"), "nothing is thrown away")
            for member in RealLine.members() where await !line.runs(member) { try await line.start(member) }
            try await line.quiet()
            #expect(try await line.ask(.ingest, Verify(), for: Verification.self).faults == [])
            let judgement = try await Judgement(of: line, outcomes: heard, documents: documents)
            #expect(judgement.isClean, "\(judgement)")
            try await line.stopAll()
        }

        /// A start at which a loss is accepted.
        private static func accepting(_ member: Member) -> Start {
            Start(environment: ["SHANGJI_\(member.stage.rawValue.uppercased())_ACCEPT_LOSS": "true"])
        }

        /// Goes on without the right files, as the guide says: the loss is accepted for one start, and what came after the state that
        /// is left is handed in again.
        private func goOn(
            _ line: RealLine, _ member: Member, with later: [InventedDocument], left: Int
        ) async throws -> [Outcome] {
            try await line.start(member, Self.accepting(member))
            let counts = try await line.counts(member)
            #expect(
                counts[member == .ingest ? "taken" : "read"] == left, "what is left is the earlier state: \(counts)")
            let heard = try await Submitters(endpoint: line.endpoint(.submit)).handIn([later])
            try await line.quiet()
            if member == .aggregate {
                // The journal calls stored what the ledger has lost.
                _ = try await line.ask(.ingest, OrderReplay(.all), for: Replays.self)
                try await line.quiet()
            }
            // It was for one start: the next one is plain.
            try await line.stop(member)
            try await line.start(member)
            return heard
        }
    }
}
