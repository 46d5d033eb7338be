import Logging
import NodeRuntime
import ServiceLifecycle

/// The services of one node under supervision: the ledger first, then the journal, then the readers; stopped the other
/// way round.
public final class NodeSupervisor: Service {
    private let services: [KeptService]
    private let grace: Duration
    private let announce: @Sendable ([ReadyLine]) -> Void

    /// - Parameters:
    ///   - line: what runs where.
    ///   - readers: how many extract processes; none where all read on other machines.
    ///   - policy: how soon a service that ended is started again.
    ///   - grace: how long each may take to stop before it is killed.
    ///   - once: what is added to the environment of each for its first start, and for none behind it.
    ///   - announce: is told once what the services said when they were ready, in the order of their start.
    public init(
        _ line: LocalLine, readers: Int, policy: RestartPolicy, grace: Duration,
        once: [String: String] = [:], logger: Logger, announce: @escaping @Sendable ([ReadyLine]) -> Void
    ) {
        self.grace = grace
        self.announce = announce
        services = line.layout.stages.flatMap { stage in
            (0..<(stage == .extract ? readers : 1)).map { $0 + 1 }.map { instance in
                KeptService(
                    instance == 1 ? stage.rawValue : "\(stage.rawValue)-\(instance)",
                    plan: line.plan(stage, reader: instance), once: once, policy: policy, logger: logger)
            }
        }
    }

    /// Runs until a graceful shutdown is asked for.
    /// - Throws: `StartError` when a service cannot start the first time; those that run are stopped then.
    public func run() async throws {
        var ready: [ReadyLine] = []
        do {
            for service in services { ready.append(try await service.start()) }
        } catch {
            await stop()
            throw error
        }
        announce(ready)
        await withTaskGroup(of: Void.self) { group in
            for service in services { group.addTask { await service.keep() } }
            group.addTask { [self] in
                try? await gracefulShutdown()  // Cancelled or asked: either way the services are stopped.
                await stop()
            }
        }
    }

    private func stop() async {
        for service in services.reversed() { await service.stop(within: grace) }
    }
}
