import Documents
import FaultLine
import Glibc
import Testing

extension Faults {
    /// Rounds of random faults on a warm line, as many as a bounded time allows; `deploy/soak.sh` runs them at length.
    @Suite(.serialized, .timeLimit(.minutes(5))) struct RoundTests {
        /// Rounds begin for so long.
        private static let duration = Duration.seconds(30)
        /// So many are done in any case.
        private static let fewest = 3

        @Test func documents_whenProcessesDieAndLinesBreak_areStoredOnce() async throws {
            let seed = UInt64.random(in: 1...1_000_000)
            print("seed \(seed)")
            var score = Score()
            var trial = try await Trial(seed: seed)
            let begin = ContinuousClock.now
            while score.rounds < Self.fewest || ContinuousClock.now - begin < Self.duration {
                let round = score.rounds
                let again: Comment = "again: \(RoundPlan.command(seed: seed, round: round))"
                // As the soak does: else a later round would hand in what is known already, and not be what the command does again.
                if round > 0, round % RoundPlan.roundsPerTrial == 0 {
                    #expect(try await trial.stop() == [], again)
                    trial = try await Trial(seed: RoundPlan.trialSeed(seed, round: round))
                }
                let plan = RoundPlan(seed: seed, round: round, readers: 2)
                do {
                    let result = try await trial.run(plan)
                    score.add(result)
                    #expect(result.judgement.isClean, "\(plan): \(result.judgement)\n\(again)")
                } catch {
                    Issue.record(error, again)
                    return
                }
            }
            #expect(try await trial.stop() == [])
            print("seed \(seed): \(score)")
            #expect(score.faults > 0)
        }

        /// What is printed of a failing round does that round again: the same documents, new to the line, and the same faults.
        @Test func round_whoseCommandIsRun_isTheSameRound() throws {
            #expect(RoundPlan.command(seed: 7, round: 9) == "bash deploy/soak.sh --seed 7 --from 9 --rounds 1")
            let trials = (0..<3 * RoundPlan.roundsPerTrial).map { RoundPlan.trialSeed(7, round: $0) }
            #expect(Set(trials) == [7, 8, 9])
            for seed in Set(trials) {
                var next = 0
                for round in trials.indices where trials[round] == seed {
                    let plan = RoundPlan(seed: 7, round: round, readers: 2)
                    let first = try #require(plan.firstDocument)
                    #expect(first >= next, "round \(round) hands in again what is known to its trial")
                    next = first + plan.documentCount
                }
            }
        }

        @Test func score_withFaultsInAStore_isNotClean() {
            var score = Score()
            #expect(score.isClean)
            score.add(storeFaults: ["the store of ingest: damaged"])
            #expect(!score.isClean && score.wrongCells == 1)
            #expect("\(score)".hasSuffix("wrong cells 1"))
        }

        /// A reader that stands still while it has documents: what it was lent is lent anew.
        @Test func documents_whoseReaderStandsStillLongerThanALease_areLentAgain() async throws {
            let line = try RealLine(
                environment: ["SHANGJI_INGEST_LOGGING_LEVEL": "debug"], crossings: [.work])
            try await line.startAll()
            // The bytes take longer than it takes to notice that they are on their way.
            line.proxies[.work]?.setWeather(Weather(bytesPerSecond: 600_000))
            let documents = try Faults.documents.get().documents(0..<2, size: 900_000)
            async let heard = Submitters(endpoint: line.endpoint(.submit)).handIn([documents])
            try await line.logged(.ingest, "message=lease")
            await line.send(SIGSTOP, to: .extract(1))
            #expect(try await line.counts(.ingest)["leased"] ?? 0 > 0, "it has a lease when it stops")
            // Ingest gives the lease up while the reader cannot say anything.
            try await polled { try await line.counts(.ingest)["leased"] == 0 ? () : nil }
            await line.send(SIGCONT, to: .extract(1))
            let judgement = try await Judgement(of: line, outcomes: try await heard, documents: documents)
            #expect(judgement.isClean, "\(judgement)")
            let leases = line.log(.ingest).split(separator: "\n").count { $0.contains("message=lease") }
            #expect(leases > documents.count)
            try await line.stopAll()
        }

        @Test(arguments: [Member.ingest, .aggregate])
        func documents_whenAProcessStandsStillLongerThanALease_areStoredOnce(member: Member) async throws {
            let trial = try await Trial(seed: 2, readers: 2)
            let freeze = Fault.freeze(member, milliseconds: 2 * RealLine.silenceMilliseconds)
            for after in [1, 9] {
                let plan = RoundPlan(
                    name: "\(member) stands still", documentCount: 12, faults: [(after: after, fault: freeze)])
                let result = try await trial.run(plan)
                #expect(result.judgement.isClean, "\(plan): \(result.judgement)")
            }
            #expect(try await trial.stop() == [])
        }

        @Test(arguments: Crossing.allCases)
        func documents_whenACrossingIsBad_areStoredOnce(crossing: Crossing) async throws {
            let trial = try await Trial(seed: 3, readers: 1)
            let faults: [[Fault]] = [
                [.cut(crossing), .truncate(crossing), .cut(crossing)],
                [.delay(crossing, milliseconds: 100), .truncate(crossing)],
                [.stall(crossing, milliseconds: 2 * RealLine.silenceMilliseconds)],
            ]
            for faults in faults {
                let plan = RoundPlan(
                    name: "bad \(crossing)", documentCount: 10,
                    faults: faults.enumerated().map { (after: 1 + 4 * $0.offset, fault: $0.element) })
                let result = try await trial.run(plan)
                #expect(result.judgement.isClean, "\(plan): \(result.judgement)")
            }
            #expect(try await trial.stop() == [])
        }

        /// What was *taken* is stored, though the submitter is gone and everything died.
        @Test func documents_takenBeforeAllProcessesDied_areStoredByTheNextRun() async throws {
            let line = try RealLine()
            try await line.start(.ingest)
            let documents = try Faults.documents.get().documents(0..<30)
            let heard = try await Submitters(endpoint: line.endpoint(.submit)).handIn([documents], until: .taken)
            #expect(heard.allSatisfy { $0.promise == .taken })
            try await line.kill(.ingest)

            try await line.startAll()
            try await line.quiet()
            for member in RealLine.members() { try await line.kill(member) }
            try await line.startAll()
            let judgement = try await Judgement(of: line, outcomes: heard, documents: documents)
            #expect(judgement.isClean, "\(judgement)")

            let again = try await Submitters(endpoint: line.endpoint(.submit)).handIn([documents])
            #expect(
                again.allSatisfy { ($0.promise ?? .taken) >= .stored || $0.failure != nil },
                "the second time all is known")
            try await line.quiet()
            let books = try await Books(of: line)
            #expect(books.journal.count == documents.count && books.ledger.count == documents.count)
            try await line.stopAll()
        }

        /// Heartbeats must get through between the parts of a document that takes longer than a silence may last.
        @Test func largeDocuments_overASlowLine_areStoredOnceWithoutAnAttempt() async throws {
            let trial = try await Trial(seed: 5, readers: 1)
            let plan = RoundPlan(
                name: "slow line", documentCount: 2, submitterCount: 1, documentBytes: 2 << 20,
                faults: [.submit, .work].map { (after: 0, fault: .slow($0, bytesPerSecond: 1_000_000)) })
            let result = try await trial.run(plan)
            #expect(result.judgement.isClean, "\(plan): \(result.judgement)")
            #expect(result.attempts == 0, "slowness is nobody's fault")
            #expect(try await trial.stop() == [])
        }
    }
}
