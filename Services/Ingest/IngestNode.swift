import Documents
import Hosting
import Journal
import Links
import Logging
import Messages
import NodeRuntime
import ServiceLifecycle
import ZeroMQ

/// The wiring of one ingest service: an actor on the reactor's thread that carries out what the desks decide.
///
/// Documents come in through the submit socket into the journal (receipt *taken* after the fsync), go out through the
/// work socket on lease, and are done when their reader says that the ledger has them. What the ledger must hear of from
/// here (claims, burials) goes out through the store socket. A forwarder has neither: it hands its documents on.
actor IngestNode: Service {
    nonisolated let host: SocketHost
    nonisolated var unownedExecutor: UnownedSerialExecutor { host.reactor.asUnownedSerialExecutor() }

    nonisolated let settings: IngestSettings
    nonisolated let logger: Logger
    let journal: any DocumentJournal
    let limits: LinkLimits
    private let serviceContext: ServiceContext<IngestSettings>
    let folder: DataDirectory
    private let health: HealthPort?
    private let closeJournal: @Sendable () throws -> Void
    let backUp: @Sendable (String) async throws -> Void

    /// The ports at which documents are handed in, of this machine and of forwarders.
    var submitPorts = PortGroup()
    /// The ports at which readers ask for work, of this machine and of others.
    var workPorts = PortGroup()
    var controlPort: RouterPort?
    /// The line to the node's ledger; `nil` at a forwarder, which has none.
    var storeLink: StoreLink?
    /// The line to the node above; `nil` where documents are read by this node itself.
    var parentPort: DealerPort?
    var forward = ForwardDesk()
    /// When the node above was last heard of, by the clock of the links, which begins with the process.
    var parentHeardAt = Duration.zero
    /// The journal's numbers of facts that are just being marked as reported to the node above.
    var factsBeingReported: Set<Int64> = []

    /// The readers that are connected.
    var readers: [PeerID: Hello] = [:]
    /// The forwarders that are connected.
    var forwarders: Set<PeerID> = []
    /// What happened within the last minute.
    var recent = RecentCounts()
    /// How many files of the watched folder wait for a person.
    var filesWaiting = 0
    var uploads: UploadDesk
    var leases: LeaseDesk
    /// Leases to readers on other machines that wait for the ledger.
    var claimed = ClaimedLeases()
    var receipts = ReceiptDesk()
    var listing = QueueListing(start: QueueCursor.start)
    /// The journal's facts that are on their way to the ledger, and those that it postponed.
    var reports = FactReports()
    var isReporting = false
    /// How far the ledger was asked for what the root has; `nil` before the journal said so.
    var settlementCursor: SettlementCursor?
    var isSettling = false
    /// When the ledger is asked again.
    var receiptsAt = Duration.zero
    /// When it is asked by name again, and behind which document of the journal.
    var unsettledAt = Duration.zero
    var unsettledAfter: Int64 = 0
    /// Whether some replay may have documents left to queue.
    var mayAdvanceReplays = true
    var isAdvancingReplays = false
    /// When the next look is due for documents that need not be kept any longer.
    var purgeAt = Duration.zero
    var quietQuestions: [QuietQuestion] = []
    let tasks = TaskCount()
    var isDraining = false

    init(context: ServiceContext<IngestSettings>, folder: DataDirectory, journal: SQLiteJournal, health: HealthPort?)
        throws
    {
        let settings = context.settings
        serviceContext = context
        self.settings = settings
        self.folder = folder
        self.health = health
        self.journal = journal
        closeJournal = { try journal.close() }
        backUp = { try await journal.backup(to: $0) }
        logger = context.logger
        limits = LinkLimits(
            heartbeatMilliseconds: settings.work.heartbeatMilliseconds,
            silenceMilliseconds: settings.work.silenceMilliseconds, documentBytes: settings.submit.documentBytes)
        uploads = UploadDesk(limits: limits, budgetBytes: settings.submit.uploadBytes)
        leases = LeaseDesk(
            policy: LeasePolicy(
                maximumAttempts: settings.work.maximumAttempts,
                firstPause: .milliseconds(settings.work.firstPauseMilliseconds),
                longestPause: .seconds(settings.work.longestPauseSeconds), backlog: settings.work.backlogDocuments),
            firstToken: UInt64.random(in: 1...UInt64.max / 2))
        host = try SocketHost(name: "ingest", keys: settings.keys, peers: settings.peers, logger: context.logger)
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

    private func open() throws {
        submitPorts = try ports(settings.submit.endpoint, settings.submit.listen, .submit) { [self] in submit($0) }
        controlPort = try host.router(
            settings.control, socket: "control", role: .ingest, node: settings.node, limits: limits
        ) { [self] event in control(event) }
        if isForwarder { try openParent() } else { try openLine() }
        host.reactor.every(.milliseconds(100)) { [self] in tick() }
        refill()
        report()
        var endpoints = submitPorts.endpoints(named: "submit")
        endpoints.merge(workPorts.endpoints(named: "work")) { first, _ in first }
        endpoints["control"] = controlPort?.endpoint.description
        endpoints["metrics"] = health?.endpoint
        serviceContext.announceReady(endpoints: endpoints)
    }

    /// Opens the line to readers and ledger.
    private func openLine() throws {
        workPorts = try ports(settings.work.endpoint, settings.work.listen, .work) { [self] in work($0) }
        storeLink = try StoreLink(
            settings.ledger, hello: Hello(role: .ingest, node: settings.node, name: "ingest"), host: host,
            logger: logger
        ) { [self] event in store(event) }
    }

    private func ports(
        _ endpoint: String, _ listen: String?, _ door: Door, handle: @escaping (RouterPort.Event) -> Void
    ) throws(StartError) -> PortGroup {
        try host.ports(
            endpoint, listen: listen, door: door, role: .ingest, node: settings.node, limits: limits,
            handle: handle)
    }

    /// The time by the links' clock.
    var now: Duration { host.clock.now }

    private func tick() {
        submitPorts.tick()
        workPorts.tick()
        controlPort?.tick()
        storeLink?.tick()
        tickParent()
        guard !isDraining else { return }
        perform(uploads.tick(now: now))
        perform(leases.tick(now: now))
        if listing.tick(now: now) { refill() }
        advanceReplays()
        purgeWhenDue()
        answerQuietQuestions()
        askReceipts()
        askUnsettled()
        report()
    }

    /// Stops taking and lending, lets the journal finish what was begun, closes the sockets.
    private func close() async {
        isDraining = true
        health?.end()
        await tasks.none()
        await host.reactor.stop()
        do {
            try closeJournal()
        } catch {
            logger.error("journal not closed", metadata: ["error": "\(error)"])
        }
    }
}
