import Decoding
import Documents
import Extraction
import FailPoints
import Foundation
import Hosting
import Links
import Logging
import Messages
import NodeRuntime
import Observations
import Places
import ServiceLifecycle
import Synchronization
import ZeroMQ

/// The wiring of one extract service: documents in on lease, readings out to the ledger, completions back.
///
/// The actor lives on the reactor's thread; documents are read on the threads of the pool, as many at a time as credit
/// brings in.
actor ExtractNode: Service {
    nonisolated let host: SocketHost
    nonisolated var unownedExecutor: UnownedSerialExecutor { host.reactor.asUnownedSerialExecutor() }

    nonisolated let settings: ExtractSettings
    nonisolated let logger: Logger
    /// What documents are read by; another one when another catalogue was published.
    var reader: Reader
    /// The digest of what stands in its catalogue.
    var digest: String
    let gazetteer: Gazetteer
    /// The digest of the publication that it was made from.
    var publication: String?
    /// What is read by as soon as nothing is in hand any more.
    var next: (reader: Reader, digest: String, publication: String)?
    /// As whom the ledger and the journal know this reader.
    var said: (toLedger: Hello?, toJournal: Hello?)
    /// Why the ledger will not have readings by this catalogue; `nil` when it will.
    var complaint: Complaint?
    private let serviceContext: ServiceContext<ExtractSettings>
    private let health: HealthPort?

    var workPort: DealerPort?
    var storeLink: StoreLink?
    var controlPort: RouterPort?
    var bench: WorkBench
    /// The lease of each fact on its way to the ledger, by the link's key.
    var tokens: [UInt64: UInt64] = [:]
    var counts = ["read": 0, "failed": 0]
    private var recent = RecentCounts()
    let tasks = TaskCount()
    private let facts = TaskCount()
    var isDraining = false
    /// How long documents are being read; threads of the pool tell it.
    nonisolated let watch: Mutex<ReadingWatch>
    /// Whether it ends because a document takes too long.
    var isEnding = false

    init(
        context: ServiceContext<ExtractSettings>, reader: Reader, digest: String, gazetteer: Gazetteer,
        health: HealthPort?
    ) throws {
        let settings = context.settings
        self.health = health
        serviceContext = context
        self.settings = settings
        self.reader = reader
        self.digest = digest
        self.gazetteer = gazetteer
        logger = context.logger
        bench = WorkBench(creditBytes: settings.credit.bytes, creditDocuments: settings.credit.documents)
        watch = Mutex(ReadingWatch(limit: .seconds(settings.reading.limitSeconds)))
        host = try SocketHost(name: "extract", keys: settings.keys.settings, logger: context.logger)
    }

    nonisolated func run() async throws {
        do {
            try await open()
            try await host.untilShutdown()
        } catch {
            await host.reactor.stop()
            throw error
        }
        await drain()
        await host.reactor.stop()
    }

    private func open() throws {
        controlPort = try host.router(
            settings.control, socket: "control", role: .extract, node: settings.node, limits: LinkLimits()
        ) { [self] event in control(event) }
        storeLink = try StoreLink(
            settings.ledger, server: settings.serverKey, hello: firstHello, host: host, logger: logger
        ) { [self] event in store(event) }
        host.reactor.every(.milliseconds(100)) { [self] in tick() }
        var endpoints = ["control": controlPort?.endpoint.description ?? ""]
        endpoints["metrics"] = health?.endpoint
        serviceContext.announceReady(endpoints: endpoints)
    }

    private func tick() {
        controlPort?.tick()
        storeLink?.tick()
        workPort?.tick()
        changeReader()
        endWhenTooSlow()
    }

    /// How this reader introduces itself, once it is known by which catalogue it reads.
    var hello: Hello {
        Hello(
            role: .extract, node: settings.node, name: settings.name, edition: reader.edition, editionHash: digest)
    }

    /// How it introduces itself before.
    private var firstHello: Hello {
        Hello(role: .extract, node: settings.node, name: settings.name, edition: reader.edition)
    }

    /// Asks for work, or for more of it under another edition.
    func openWork() {
        guard !isDraining, said.toJournal != hello else { return }
        said.toJournal = hello
        if let workPort { return workPort.introduce(as: hello) }
        do {
            workPort = try host.dealer(settings.work, link: "work", server: settings.serverKey, hello: hello) {
                [self] event in work(event)
            }
        } catch {
            host.fail(error)
        }
    }

    /// Gives back what is not yet on its way to the ledger, and waits for the ledger's word on the rest.
    private func drain() async {
        isDraining = true
        health?.end()
        perform(bench.stop(keeping: Set(tokens.values)))
        await tasks.none()
        // A ledger that is away must not hold the process; what has no verdict is given back, unread for the journal.
        host.reactor.schedule(after: .seconds(max(1, settings.shutdown.graceSeconds / 2))) { [facts] in facts.giveUp() }
        await facts.none()
        perform(bench.stop(keeping: []))
    }
}

// MARK: - Work

extension ExtractNode {
    private func work(_ event: DealerPort.Event) {
        switch event {
        case .ready where isEnding: end()  // What was said before this hello has been heard.
        case .ready(let welcome):
            logger.info("ingest reached", metadata: ["endpoint": "\(settings.work)"])
            perform(bench.connected(welcome))
        case .lost:
            logger.warning("ingest lost", metadata: ["endpoint": "\(settings.work)"])
            bench.disconnected()
        case .refused(let complaint):
            host.fail(StartError(.unavailable, english: "The ingest service refuses this reader: \(complaint.reason)"))
        case .malformed(let error):
            logger.warning("message refused", metadata: ["socket": "work", "reason": "\(error)"])
        case .message(let message):
            do throws(WireError) {
                switch message.kind {
                case .lease: perform(bench.lent(try message.decode(Lease.self)))
                case .content: perform(bench.received(try message.decode(Content.self), message.raw))
                case .error:
                    let complaint = try message.decode(Complaint.self)
                    logger.warning("lease withdrawn", metadata: ["reason": "\(complaint.reason)"])
                    perform(bench.refused(message.envelope.id))
                default: throw .malformed("a reader does not serve “\(message.envelope.kind)”")
                }
            } catch {
                logger.warning("message not understood", metadata: ["socket": "work", "reason": "\(error)"])
            }
        }
    }

    func perform(_ actions: [WorkBench.Action]) {
        for action in actions {
            switch action {
            case .send(let message): workPort?.send(message)
            case .read(let job): read(job)
            }
        }
    }

    private enum Outcome: Sendable {
        case read(Reading)
        case unreadable(Failure)
    }

    private func read(_ job: WorkBench.Job) {
        tasks.begin()
        watch.withLock { $0.lent(job.lease) }
        Task {
            FailPoint.hit("extract.before-read", of: "\(job.lease.document)")
            let outcome = await self.outcome(of: job, reader, settings.decoding.documentBytes)
            FailPoint.hit("extract.after-read")
            finished(job.lease, outcome)
            tasks.end()
        }
    }

    /// Reads on a thread of the pool: reading takes milliseconds to seconds, and the reactor must not wait.
    @concurrent
    private nonisolated func outcome(
        of job: WorkBench.Job, _ reader: Reader, _ limit: Int
    ) async -> Outcome {
        watch.withLock { $0.began(job.lease.token) }
        defer { watch.withLock { $0.ended(job.lease.token) } }
        FailPoint.hold("extract.during-read", of: "\(job.lease.document)")
        do throws(DecodingFailure) {
            let text = try TextDecoding.decode(job.bytes, limits: DecodingLimits(maximumBytes: limit))
            if job.lease.isCleared != true, let mark = SecrecyMark(atHeadOf: text) { return .unreadable(mark.failure) }
            return .read(reader.read(text, document: job.lease.document))
        } catch {
            return .unreadable(error.failure)
        }
    }

    private func finished(_ lease: Lease, _ outcome: Outcome) {
        guard bench.holds(lease.token) else { return }
        switch outcome {
        case .unreadable(let failure):
            counts["failed", default: 0] += 1
            recent.count("failed", now: host.clock.now)
            perform(bench.failed(lease.token, failure))
        case .read(let reading):
            counts["read", default: 0] += 1
            recent.count("read", now: host.clock.now)
            guard let key = storeLink?.send(.reading(reading: reading, claims: lease.claims)) else { return }
            tokens[key] = lease.token
            facts.begin()
        }
    }
}

// MARK: - Store

extension ExtractNode {
    private func store(_ event: StoreLink.Event) {
        switch event {
        case .receipts: break  // Only Ingest asks for them.
        case .reached:
            complaint = nil
            storeLink?.ask(AskCatalogue(digest: publication))
        case .catalogue(let handed): take(handed)
        case .refused(let complaint) where complaint.code == .edition && workPort == nil:
            // Nothing is read meanwhile; hello is said again after a while, and a later catalogue taken.
            self.complaint = complaint
        case .refused(let complaint):
            host.fail(
                StartError(.unavailable, english: "The aggregate service refuses this reader: \(complaint.reason)"))
        case .settled(let key, let refusal):
            guard let token = tokens.removeValue(forKey: key) else { return }
            FailPoint.hit("extract.before-complete")
            if let refusal {
                let failure = Failure(stage: .store, code: "refused", reason: refusal, mayHeal: false)
                perform(bench.failed(token, failure))
            } else {
                perform(bench.stored(token, edition: reader.edition))
            }
            FailPoint.hit("extract.after-complete")
            facts.end()
        case .postponed(let key):
            guard let token = tokens.removeValue(forKey: key) else { return }
            perform(bench.postponed(token))
            facts.end()
        }
    }
}

// MARK: - Control

extension ExtractNode {
    private func control(_ event: RouterPort.Event) {
        guard case .message(let peer, _, let message) = event else { return }
        tasks.begin()
        Task {
            let reply = await ControlAnswer.to(message) { .init(try answer($0)) }
            controlPort?.send(reply, to: peer)
            tasks.end()
        }
    }

    private func answer(_ message: WireMessage) throws -> any MessageBody {
        guard message.kind == .askStatus else { throw ControlAnswer.unknown(message) }
        var counts = counts
        counts["held"] = bench.count
        counts["unstored"] = storeLink?.openCount
        return ServiceStatus(
            role: .extract, node: settings.node, name: settings.name,
            process: ProcessInfo.processInfo.processIdentifier, uptimeSeconds: host.uptimeSeconds,
            edition: reader.edition, counts: counts, lastMinute: recent.lastMinute(now: host.clock.now),
            keys: host.keys, complaint: complaint?.reason)
    }
}
