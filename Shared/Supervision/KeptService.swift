import Logging
import NodeRuntime

/// One service that is kept running: started, and started again after a pause whenever it ends unasked.
actor KeptService {
    nonisolated let plan: ChildProcess.Plan
    nonisolated let title: String
    private let once: [String: String]
    private let policy: RestartPolicy
    private let logger: Logger
    private let clock: any Clock<Duration>
    private var child: ChildProcess?
    private var pause: Task<Void, any Error>?
    private var isStopping = false
    private var ends = 0

    /// - Parameters:
    ///   - title: how the log calls it: `extract-2`.
    ///   - once: what is added to its environment for the first start alone.
    ///   - clock: measures pauses and how long the service ran.
    init(
        _ title: String, plan: ChildProcess.Plan, once: [String: String] = [:], policy: RestartPolicy, logger: Logger,
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.title = title
        self.plan = plan
        self.once = once
        self.policy = policy
        self.clock = clock
        var logger = logger
        logger[metadataKey: "service"] = "\(title)"
        self.logger = logger
    }

    /// Starts it for the first time.
    /// - Returns: what it said when it was ready.
    /// - Throws: `StartError` when it cannot start: a fault that the operator should see at once.
    func start() async throws -> ReadyLine {
        var plan = plan
        plan.environment.merge(once) { $1 }
        let child = try await ChildProcess.start(plan)
        self.child = child
        logger.info("service started", metadata: ["process": "\(child.ready.process)"])
        return child.ready
    }

    /// Watches it, and starts it again whenever it ends, until ``stop(within:)`` has ended it.
    func keep() async {
        while let running = child {
            let time = await clock.measured { _ = try? await running.ended() }
            if isStopping { return }
            ends = policy.ends(before: ends, ranFor: time)
            child = nil
            let how = (try? await running.ended()).map { "\($0)" } ?? "unknown"
            logger.error("service ended unexpectedly", metadata: ["end": "\(how)", "ends": "\(ends)"])
            await startAgain()
        }
    }

    /// Stops it cleanly; kills it when it has not ended after the grace.
    func stop(within grace: Duration) async {
        isStopping = true
        pause?.cancel()
        guard let child else { return }
        let end = try? await child.stop(within: grace)
        logger.info("service stopped", metadata: ["end": "\(end.map { "\($0)" } ?? "unknown")"])
    }

    private func startAgain() async {
        while child == nil, !isStopping {
            let length = policy.pause(afterEnds: ends)
            let clock = clock
            let waiting = Task { try await clock.sleep(for: length) }
            pause = waiting
            try? await waiting.value  // A stop cancels it.
            pause = nil
            if isStopping { return }
            do {
                let started = try await ChildProcess.start(plan)
                child = started
                logger.notice("service started again", metadata: ["process": "\(started.ready.process)"])
                if isStopping { started.send(terminateSignal) }
            } catch {
                ends += 1
                logger.error("service cannot start", metadata: ["error": "\(error)"])
            }
        }
    }
}

extension Clock<Duration> {
    /// How long some work took.
    fileprivate func measured(_ work: () async -> Void) async -> Duration {
        let start = now
        await work()
        return start.duration(to: now)
    }
}
