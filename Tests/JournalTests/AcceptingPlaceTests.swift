import Dispatch
import Documents
import Journal
import Synchronization
import TestFiles
import Testing

/// Where a document is prepared: the receipt of a small one waits for no thread but the writer's.
@Suite struct AcceptingPlaceTests {
    /// Runs what it is given, and counts how often it is.
    private final class Counting: SerialExecutor {
        private let queue = DispatchQueue(label: "counting")
        private let jobs = Atomic(0)
        var count: Int { jobs.load(ordering: .sequentiallyConsistent) }

        func enqueue(_ job: consuming ExecutorJob) {
            jobs.add(1, ordering: .sequentiallyConsistent)
            let job = UnownedJob(job)
            queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
        }
    }

    private actor Submitter {
        private let executor = Counting()
        nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

        /// How often the submitter was left and came back to until a document was found to be another than its name says.
        func turns(_ bytes: Int, at journal: any DocumentJournal) async -> Int {
            let submission = Submission(
                id: DocumentID(hashing: [1]), bytes: [UInt8](repeating: 7, count: bytes),
                claim: Claim(node: "n", time: 0, source: "s"))
            let before = executor.count
            do {
                _ = try await journal.accept(submission)
                Issue.record("bytes under another name were taken")
            } catch {}
            return executor.count - before
        }
    }

    @Test func smallDocument_isPreparedWhereItsSubmitterRuns_andALargeOneBesideIt() async throws {
        let folder = try TemporaryFolder()
        let journal = try SQLiteJournal(path: folder.path("journal.sqlite"))
        let submitter = Submitter()
        #expect(await submitter.turns(20_000, at: journal) == 0)
        #expect(await submitter.turns(1 << 20, at: journal) >= 1)
        try journal.close()
    }
}
