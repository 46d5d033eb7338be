import Foundation
import Hosting
import Indicators
import Ledger
import Links
import Logging
import Messages
import NodeRuntime
import ServiceLifecycle
import ZeroMQ

/// The wiring of one aggregate service: facts in through the store socket and from the nodes below, verdicts back after
/// the commit, facts up to the parent, answers to the operator's questions.
actor AggregateNode: Service {
    nonisolated let host: SocketHost
    nonisolated var unownedExecutor: UnownedSerialExecutor { host.reactor.asUnownedSerialExecutor() }

    nonisolated let settings: AggregateSettings
    nonisolated let logger: Logger
    let ledger: SQLiteLedger
    private let serviceContext: ServiceContext<AggregateSettings>
    let folder: DataDirectory
    private let health: HealthPort?

    /// The catalogue that is read by, and whom it is handed to.
    var catalogue: NodeCatalogue
    /// The readers that read by another catalogue under the number of this one.
    var refusedReaders = RefusedReaders()
    /// The look at a publication that is under way, or the last one.
    var examination: Task<String?, any Error>?

    /// The ports at which facts are handed in, of this machine and of readers on others.
    var storePorts = PortGroup()
    var controlPort: RouterPort?
    let tasks = TaskCount()
    var isDraining = false
    /// Whether all sockets are bound.
    private(set) var isOpen = false
    /// What happened within the last minute.
    var recent = RecentCounts()

    /// When what waits in the ledger is folded.
    var pace = FoldingPace()
    /// The folding that is under way, or the last one.
    var sweep: Task<Void, Never>?
    /// Why results could not be folded the last time.
    var toldUnfolded: Set<String> = []

    /// The line to the node above; `nil` at the root.
    var parentPort: DealerPort?
    var uplink: UplinkDesk?
    /// What the parent is asked beside that, and its name.
    var parentQuestions = ParentQuestions()
    var parentName = ""
    /// The last number of the ledger's outbox.
    var outboxHead: Int64 = 0
    /// At the root, how much of it was last kept as settled.
    var settledHead: Int64 = 0
    /// Since when something waits to be handed up.
    var lagSince: Duration?
    /// The port of the nodes below; `nil` where there are none.
    var uplinkPort: RouterPort?
    var below = NodesBelow()
    /// When the parent is told again how this node is.
    var reportAt = Duration.zero

    init(
        context: ServiceContext<AggregateSettings>, folder: DataDirectory, ledger: SQLiteLedger,
        catalogue: NodeCatalogue, health: HealthPort?
    ) throws {
        let settings = context.settings
        serviceContext = context
        self.settings = settings
        self.folder = folder
        self.health = health
        self.ledger = ledger
        self.catalogue = catalogue
        logger = context.logger
        host = try SocketHost(name: "aggregate", keys: settings.keys, peers: settings.peers, logger: context.logger)
    }

    nonisolated func run() async throws {
        do {
            try await open()
            try await host.untilShutdown()
        } catch {
            await close()
            throw error
        }
        await close()
    }

    private func open() async throws {
        try openStore()
        controlPort = try host.router(
            settings.control, socket: "control", role: .aggregate, node: settings.node, limits: LinkLimits(),
            // A catalogue that is published comes in here, its text as JSON.
            bodyLimit: 2 * CatalogueText.byteLimit
        ) { [self] event in control(event) }
        try openBelow()
        try await openParent()
        host.reactor.every(.milliseconds(100)) { [self] in tick() }
        isOpen = true
        var endpoints = storePorts.endpoints(named: "store")
        for (name, port) in [("control", controlPort), ("uplink", uplinkPort)] {
            endpoints[name] = port?.endpoint.description
        }
        endpoints["metrics"] = health?.endpoint
        serviceContext.announceReady(endpoints: endpoints)
    }

    private func tick() {
        storePorts.tick()
        controlPort?.tick()
        uplinkPort?.tick()
        guard !isDraining else { return }
        tickParent()
        tickReport()
        tickFolding()
    }

    /// Takes no more facts, finishes what was begun, closes the sockets and the ledger.
    private func close() async {
        isDraining = true
        health?.end()
        sweep?.cancel()
        parentQuestions.lost()
        await tasks.none()
        await host.reactor.stop()
        do {
            try ledger.close()
        } catch {
            logger.error("ledger not closed", metadata: ["error": "\(error)"])
        }
    }
}
