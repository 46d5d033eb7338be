import Documents
import Foundation
import Links
import Messages
import NodeRuntime
import Rollups
import Supervision
import Testing

/// SIGKILL in mid-work: after a restart every document that was *taken* is stored, once.
@Suite(.serialized, .timeLimit(.minutes(5))) struct KillTests {
    private static let count = 40

    /// Stage, place in its code, and how often the place is passed before the process dies there.
    @Test(arguments: [
        ("extract", "extract.before-read:5"), ("extract", "extract.after-read:7"), ("extract", "facts.before-send:3"),
        ("extract", "facts.after-send:3"), ("extract", "extract.before-complete:9"),
        ("extract", "extract.after-complete:9"), ("aggregate", "aggregate.before-store:4"),
        ("aggregate", "aggregate.after-store:4"), ("aggregate", "aggregate.after-verdict:4"),
        ("ingest", "ingest.before-accept:20"), ("ingest", "ingest.after-accept:20"),
        ("ingest", "ingest.before-write:10"),
        ("ingest", "ingest.after-write:10"),
    ])
    func documents_whenAServiceDiesInMidWork_areStoredOnce(stage: String, failPoint: String) async throws {
        let doomed = try #require(LocalLine.Stage(rawValue: stage))
        let test = try TestLine()
        let texts = (0..<Self.count).map(InventedReport.text)
        var running: [LocalLine.Stage: ChildProcess] = [:]
        for stage in LocalLine.Stage.allCases {
            let line = stage == doomed ? test.plan([FailPoint.variable: failPoint]) : test.line
            running[stage] = try await line.start(stage)
        }
        async let states = test.submit(texts)
        let end = try await running[doomed]?.ended()
        #expect(end == .killed(SIGKILL), "\(failPoint) was not reached: \(test.log(doomed))")
        running[doomed] = try await test.line.start(doomed)

        #expect(try await states.allSatisfy { $0 == .stored }, "\(failPoint): \(test.log(.ingest).suffix(2_000))")
        let counts = try await test.quiet()
        #expect(counts["taken"] == Self.count)
        #expect(counts["stored"] == Self.count)
        #expect(counts["dead"] == 0)
        let documents = try await test.documents()
        #expect(documents.count == Self.count)
        #expect(Set(documents.map(\.facts.document)) == Set(texts.map { DocumentID(hashing: $0.utf8) }))
        #expect(documents.allSatisfy { $0.facts.claims.count == 1 && $0.facts.findings != nil })
        try await LocalLine.stop(LocalLine.Stage.allCases.compactMap { running[$0] })
    }

    @Test func documents_takenBeforeAllProcessesDied_areStoredByTheNextRun() async throws {
        let test = try TestLine()
        let texts = (0..<Self.count).map(InventedReport.text)
        let ingest = try await test.line.start(.ingest)
        let states = try await test.submit(texts) { $0.allSatisfy { $0 == .taken } }
        #expect(states.count == Self.count)
        ingest.send(SIGKILL)
        #expect(try await ingest.ended() == .killed(SIGKILL))

        let running = try await test.line.startAll()
        let counts = try await test.quiet()
        #expect(counts["stored"] == Self.count)
        #expect(try await test.documents().count == Self.count)
        for child in running { child.send(SIGKILL) }
        for child in running { _ = try await child.ended() }

        let again = try await test.line.startAll()
        #expect(try await test.submit(texts).allSatisfy { $0 == .stored }, "the second time all is known")
        #expect(try await test.quiet()["taken"] == Self.count)
        #expect(try await test.documents().count == Self.count)
        try await LocalLine.stop(again)
    }
}
