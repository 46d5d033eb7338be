import Documents
import Hosting
import Links
import Logging
import NodeRuntime
import Synchronization
import ZeroMQ

/// Documents on which the reader works for too long.
///
/// A thread cannot be ended, and the pool has few of them: so the process ends, after it has said which document it was and given back
/// the others, and whoever keeps it starts it again. All of it happens on the reactor's thread, since the pool may have none left.
extension ExtractNode {
    /// How long the journal may take to hear why the process ends.
    private static let lastWordsLimit = Duration.seconds(2)

    func endWhenTooSlow() {
        guard !isEnding else { return }
        let overdue = watch.withLock { $0.tick(now: host.clock.now) }
        guard !overdue.isEmpty else { return }
        isEnding = true
        isDraining = true
        let slow = Set(overdue.flatMap { $0.tokens })
        let released = bench.stop(keeping: slow)
        for work in overdue {
            let seconds = Int(work.limit.components.seconds)
            logger.error(
                "document too slow", metadata: ["document": "\(work.document)", "limit.seconds": "\(seconds)"])
            let failure = Failure(
                stage: .read, code: Failure.tooSlowCode,
                reason:
                    "A reader worked on this document for \(seconds) seconds and came to no end. If it is only long, raise reading.limit_seconds of the readers and retry it; else keep the file and tell the developers.",
                mayHeal: true)
            // What a broken line has voided is nobody's attempt.
            for token in work.tokens { perform(bench.failed(token, failure)) }
        }
        perform(released)
        // Welcomed again it holds nothing and is lent nothing, and all of the above has been heard.
        workPort?.introduce(as: hello)
        host.reactor.schedule(after: Self.lastWordsLimit) { [self] in end() }
    }

    func end() -> Never {
        ServiceProcess.end(
            ExtractSettings.self,
            because: StartError(
                .internalFault,
                english:
                    "ended because reading a document took too long; the log names it, “shangji dead” lists it in the end"
            ))
    }
}
