import Documents
import Journal
import Seeds
import TestFiles
import Testing

/// Both journals, driven by the same random verbs, must always answer alike.
@Suite struct JournalTwinTests {
    private static let sources = ["/a", "/b"]

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func journals_underTheSameVerbs_answerAlike(seed: UInt64) async throws {
        let folder = try TemporaryFolder()
        let limits = JournalLimits(
            capacityBytes: 40, backlogBytes: 24, replayPageDocuments: 3,
            waitingReplayDocuments: 3, waitingReplayBytes: 9, loggedAttempts: 2, retentionSeconds: 1,
            retentionBytes: 20, purgePageDocuments: 2)
        let clock = WallClock()
        let path = folder.path("journal.sqlite")
        var file = try SQLiteJournal(path: path, limits: limits, now: clock.now)
        let memory = InMemoryJournal(limits: limits, now: clock.now)
        var random = SeededGenerator(seed: seed)
        let texts = (0..<9).map { String(repeating: "\($0)", count: 1 + $0 % 7) }

        for _ in 0..<200 {
            clock.advance(by: 10)
            let text = texts[Int.random(in: 0..<texts.count, using: &random)]
            let submission = Submission.of(
                text,
                claim: .of(
                    Self.sources[Int.random(in: 0..<2, using: &random)], time: Int64.random(in: 0..<5, using: &random),
                    year: Bool.random(using: &random) ? 2020 : nil))
            let verb = Int.random(in: 0..<20, using: &random)
            let detail = Int.random(in: 0..<4, using: &random)
            if verb == 8, detail == 0 {
                try file.close()
                file = try SQLiteJournal(path: path, limits: limits, now: clock.now)
            }
            let answers = await (
                Self.perform(verb, detail, submission, on: file), Self.perform(verb, detail, submission, on: memory)
            )
            #expect(answers.0 == answers.1, "verb \(verb) \(detail) on “\(text)”")
            #expect(try await Self.state(of: file) == Self.state(of: memory))
        }
        try file.close()
    }

    private static func perform(
        _ verb: Int, _ detail: Int, _ submission: Submission, on journal: any DocumentJournal
    ) async -> String {
        let failure = detail % 2 == 0 ? Failure.unreadable : .outage
        do {
            switch verb {
            case 0, 1, 2: return "\(try await journal.accept(submission))"
            case 3: try await journal.complete(submission.id, edition: "1.1.\(detail)")
            case 4: return "\(try await journal.recordFailure(submission.id, failure, attemptCounts: detail > 1))"
            case 5: try await journal.bury(submission.id, failure)
            case 6, 7:
                let facts = try await journal.unreportedFacts(limit: detail)
                try await journal.markReported(facts.map(\.sequence))
            case 9: return "\(try await journal.order(replayOf: selections[detail]))"
            case 10, 11: return "\(try await journal.advance(replays: detail))"
            case 12: return "\(String(describing: try await journal.cancel(replay: Int64(detail) * 2)))"
            case 13: return "\(try await journal.purge())"
            case 14:
                let cursor = SettlementCursor(stream: "s", through: Int64(detail))
                return "\(try await journal.settle([submission.id], root: "r\(detail % 2)", cursor: cursor))"
            case 16:
                var secret = submission
                secret.isSecret = true
                return "\(try await journal.accept(secret))"
            case 17: return "\(try await journal.quarantine(submission.id, failure))"
            case 18: try await journal.release(submission.id, by: QuarantineWord(reason: "说明", person: nil))
            case 19: try await journal.destroy(submission.id, by: QuarantineWord(reason: "说明", person: "李"))
            case 15: return "\(try await journal.unsettled(after: Int64(detail), among: 3))"
            default: return "\(try await journal.content(of: submission.id, offset: detail, length: 3))"
            }
            return "done"
        } catch {
            return "\(error)"
        }
    }

    private static let selections: [DocumentSelection] = [
        .all, DocumentSelection(statuses: [.buried]), DocumentSelection(yearHint: 2020),
        DocumentSelection(editionBelow: "1.1.2"),
    ]

    private struct State: Equatable {
        var entries: [JournalEntry]
        /// The order of the queue; the turns themselves are each journal's own.
        var queue: [DocumentID]
        var events: [JournalFact]
        var counts: JournalCounts
        var orders: [ReplayOrder]
    }

    private static func state(of journal: any DocumentJournal) async throws -> State {
        State(
            entries: try await journal.documents(matching: .all, after: 0, limit: 100),
            queue: try await journal.pending(after: .start, limit: 100).map(\.id),
            events: try await journal.unreportedFacts(limit: 1000), counts: try await journal.counts(),
            orders: try await journal.replayOrders())
    }
}
