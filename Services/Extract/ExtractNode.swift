import Decoding
import Documents
import Extraction
import Links
import Logging
import Messages
import NodeRuntime
import Observations
import ServiceLifecycle
import ZeroMQ

/// The wiring of one extract service: documents in on lease, readings out to the ledger, completions back.
///
/// The actor lives on the reactor's thread; documents are read on the threads of the pool, as many at a time as credit
/// brings in.
actor ExtractNode: Service {
    nonisolated let reactor: Reactor
    nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    private nonisolated let settings: ExtractSettings
    private nonisolated let logger: Logger
    private nonisolated let reader: Reader
    private let serviceContext: ServiceContext<ExtractSettings>
    private let sockets: Context
    private let claim: SocketClaim
    private let clock = LinkClock()
    private let failures: AsyncStream<StartError>
    private let fail: AsyncStream<StartError>.Continuation

    private var workPort: DealerPort?
    private var storePort: DealerPort?
    private var controlPort: RouterPort?
    private var bench: WorkBench
    private var outbox = FactOutbox()
    /// The lease of each fact on its way to the ledger, by the outbox's key.
    private var tokens: [UInt64: UInt64] = [:]
    private var counts = ["read": 0, "failed": 0]
    private let tasks = TaskCount()
    private let facts = TaskCount()
    private var isDraining = false

    init(context: ServiceContext<ExtractSettings>, reader: Reader) throws {
        let settings = context.settings
        serviceContext = context
        self.settings = settings
        self.reader = reader
        logger = context.logger
        claim = try SocketClaim(settings.control)
        bench = WorkBench(creditBytes: settings.credit.bytes, creditDocuments: settings.credit.documents)
        (failures, fail) = AsyncStream.makeStream()
        do {
            reactor = try Reactor(name: "extract")
            sockets = try Context()
        } catch {
            throw StartError(.internalFault, error.description)
        }
    }

    nonisolated func run() async throws {
        do {
            try await open()
            for await failure in failures.cancelOnGracefulShutdown() { throw failure }
        } catch {
            await reactor.stop()
            throw error
        }
        await drain()
        await reactor.stop()
    }

    private func open() throws {
        let hello = Hello(role: .extract, node: settings.node, name: settings.name, edition: reader.edition)
        do {
            controlPort = try RouterPort(
                at: Endpoint(settings.control), on: reactor, context: sockets,
                peers: PeerTable(role: .extract, node: settings.node, limits: LinkLimits()), clock: clock,
                failed: { [self] error in lose(error) }, handle: { [self] event in control(event) })
            storePort = try DealerPort(
                to: Endpoint(settings.ledger), on: reactor, context: sockets, hello: hello, clock: clock,
                failed: { [self] error in lose(error) }, handle: { [self] event in store(event) })
            workPort = try DealerPort(
                to: Endpoint(settings.work), on: reactor, context: sockets, hello: hello, clock: clock,
                failed: { [self] error in lose(error) }, handle: { [self] event in work(event) })
        } catch {
            throw StartError(error.code == .addressInUse ? .temporary : .configuration, error.description)
        }
        reactor.every(.milliseconds(100)) { [self] in tick() }
        serviceContext.announceReady(endpoints: ["control": controlPort?.endpoint.description ?? ""])
    }

    private func lose(_ error: ZeroMQError) { fail.yield(StartError(.unavailable, error.description)) }

    private func tick() {
        controlPort?.tick()
        storePort?.tick()
        workPort?.tick()
    }

    /// Gives back what is not yet on its way to the ledger, and waits for the ledger's word on the rest.
    private func drain() async {
        isDraining = true
        perform(bench.stop(keeping: Set(tokens.values)))
        await tasks.none()
        // A ledger that is away must not hold the process; what has no verdict is given back, unread for the journal.
        reactor.schedule(after: .seconds(max(1, settings.shutdown.graceSeconds / 2))) { [facts] in facts.giveUp() }
        await facts.none()
        perform(bench.stop(keeping: []))
    }
}

// MARK: - Work

extension ExtractNode {
    private func work(_ event: DealerPort.Event) {
        switch event {
        case .ready(let welcome):
            logger.info("ingest reached", metadata: ["endpoint": "\(settings.work)"])
            perform(bench.connected(welcome))
        case .lost:
            logger.warning("ingest lost", metadata: ["endpoint": "\(settings.work)"])
            bench.disconnected()
        case .refused(let complaint):
            fail.yield(StartError(.unavailable, "The ingest service refuses this reader: \(complaint.reason)"))
        case .malformed(let error):
            logger.warning("message refused", metadata: ["socket": "work", "reason": "\(error)"])
        case .message(let message):
            do throws(WireError) {
                switch message.kind {
                case .lease: perform(bench.lent(try message.decode(Lease.self)))
                case .content: perform(bench.received(try message.decode(Content.self), message.raw))
                default: throw .malformed("a reader does not serve “\(message.envelope.kind)”")
                }
            } catch {
                logger.warning("message not understood", metadata: ["socket": "work", "reason": "\(error)"])
            }
        }
    }

    private func perform(_ actions: [WorkBench.Action]) {
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
        Task {
            FailPoint.hit("extract.before-read")
            let outcome = await Self.outcome(of: job, reader, settings.decoding.documentBytes)
            FailPoint.hit("extract.after-read")
            finished(job.lease, outcome)
            tasks.end()
        }
    }

    /// Reads on a thread of the pool: reading takes milliseconds to seconds, and the reactor must not wait.
    @concurrent
    private nonisolated static func outcome(
        of job: WorkBench.Job, _ reader: Reader, _ limit: Int
    ) async -> Outcome {
        do throws(DecodingFailure) {
            let text = try TextDecoding.decode(job.bytes, limits: DecodingLimits(maximumBytes: limit))
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
            perform(bench.failed(lease.token, failure))
        case .read(let reading):
            counts["read", default: 0] += 1
            let (key, actions) = outbox.add(.reading(reading: reading, claims: lease.claims))
            tokens[key] = lease.token
            facts.begin()
            perform(actions)
        }
    }
}

// MARK: - Store

extension ExtractNode {
    private func store(_ event: DealerPort.Event) {
        switch event {
        case .ready:
            logger.info("ledger reached", metadata: ["endpoint": "\(settings.ledger)"])
            perform(outbox.connected())
        case .lost:
            logger.warning("ledger lost", metadata: ["endpoint": "\(settings.ledger)"])
            outbox.disconnected()
        case .refused(let complaint):
            fail.yield(StartError(.unavailable, "The aggregate service refuses this reader: \(complaint.reason)"))
        case .malformed(let error):
            logger.warning("message refused", metadata: ["socket": "store", "reason": "\(error)"])
        case .message(let message) where message.kind == .error:
            logger.warning(
                "ledger cannot store now",
                metadata: ["reason": "\((try? message.decode(Complaint.self))?.reason ?? "")"])
            reactor.schedule(after: .seconds(2)) { [self] in perform(outbox.connected()) }
        case .message(let message):
            guard message.kind == .verdicts, let verdicts = try? message.decode(Verdicts.self) else {
                logger.warning(
                    "message not understood", metadata: ["socket": "store", "kind": "\(message.envelope.kind)"])
                return
            }
            perform(outbox.received(verdicts))
        }
    }

    private func perform(_ actions: [FactOutbox.Action]) {
        for action in actions {
            switch action {
            case .send(let facts):
                FailPoint.hit("extract.before-send")
                storePort?.send(WireMessage(facts))
                FailPoint.hit("extract.after-send")
            case .settled(let key, let refusal):
                guard let token = tokens.removeValue(forKey: key) else { continue }
                FailPoint.hit("extract.before-complete")
                if let refusal {
                    let failure = Failure(stage: .store, code: "refused", reason: refusal, mayHeal: false)
                    perform(bench.failed(token, failure))
                } else {
                    perform(bench.stored(token, edition: reader.edition))
                }
                FailPoint.hit("extract.after-complete")
                facts.end()
            }
        }
    }
}

// MARK: - Control

extension ExtractNode {
    private func control(_ event: RouterPort.Event) {
        guard case .message(let peer, _, let message) = event else { return }
        guard message.kind == .askStatus else {
            let complaint = Complaint(
                .unknownKind, "A reader's control socket does not serve “\(message.envelope.kind)”.")
            controlPort?.send(WireMessage(complaint, id: message.envelope.id), to: peer)
            return
        }
        var counts = counts
        counts["held"] = bench.count
        counts["unstored"] = outbox.count
        let status = ServiceStatus(role: .extract, node: settings.node, counts: counts)
        controlPort?.send(WireMessage(status, id: message.envelope.id), to: peer)
    }
}
