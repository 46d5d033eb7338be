import FaultLine
import Glibc
import Messages
import Testing

extension Faults {
    /// A ledger that stands still slows down all that is before it, and only that.
    @Suite(.serialized, .timeLimit(.minutes(3))) struct BackPressureTests {
        private static let credit = 4
        private static let readers = 2

        @Test func documents_whileTheLedgerStandsStill_areTakenUntilTheJournalIsFull() async throws {
            let documents = try Faults.documents.get().documents(0..<200)
            let bytes = documents.reduce(0) { $0 + $1.bytes.count }
            let line = try RealLine(
                environment: RealLine.calm.merging([
                    "SHANGJI_INGEST_JOURNAL_BACKLOG_BYTES": "\(bytes / 2)",
                    "SHANGJI_EXTRACT_CREDIT_DOCUMENTS": "\(Self.credit)",
                ]) { $1 })
            try await line.startAll(readers: Self.readers)
            for reader in 1...Self.readers {
                for other in ["ledger reached", "ingest reached"] { try await line.logged(.extract(reader), other) }
            }
            await line.send(SIGSTOP, to: .aggregate)
            let declines = Tally()
            let shares = (0..<5).map { share in documents.indices.filter { $0 % 5 == share }.map { documents[$0] } }
            async let heard = Submitters(endpoint: line.endpoint(.submit), declines: declines).handIn(shares)
            // The journal is full; until then it took what came.
            await declines.reached(1)
            let taken = try await line.counts(.ingest)
            #expect(taken["pending_bytes"] ?? 0 > bytes / 3 && taken["pending_bytes"] ?? 0 <= bytes / 2, "\(taken)")
            #expect(taken["stored"] == 0)
            // Every reader comes to hold as much as its credit, all of it on the way to the ledger, and never more.
            for reader in 1...Self.readers {
                try await polled { () -> Void? in
                    let held = try await line.counts(.extract(reader))
                    #expect(held["held"] ?? 0 <= Self.credit)
                    return held["unstored"] == Self.credit ? () : nil
                }
            }
            #expect(try await line.counts(.ingest)["leased"] == Self.credit * Self.readers)
            // And the same after a while of this.
            try await line.pass(milliseconds: RealLine.silenceMilliseconds)
            #expect(try await line.counts(.ingest)["leased"] ?? 0 <= Self.credit * Self.readers)

            await line.send(SIGCONT, to: .aggregate)
            let outcomes = try await heard
            #expect(outcomes.contains { $0.declines.contains { $0.contains("full") } })
            let judgement = try await Judgement(of: line, outcomes: outcomes, documents: documents)
            #expect(judgement.isClean, "\(judgement)")
            #expect(
                try await Books(of: line).journal.allSatisfy { $0.status == "dead" || $0.attempts == 0 },
                "slowness is nobody's fault")
            try await line.stopAll()
        }
    }
}
