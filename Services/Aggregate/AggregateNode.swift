import Ledger
import Links
import Logging
import Messages
import NodeRuntime
import ServiceLifecycle
import ZeroMQ

/// The wiring of one aggregate service: facts in through the store socket, verdicts back after the commit, answers to the
/// operator's questions.
actor AggregateNode: Service {
    nonisolated let reactor: Reactor
    nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    nonisolated let settings: AggregateSettings
    nonisolated let logger: Logger
    let ledger: SQLiteLedger
    private let serviceContext: ServiceContext<AggregateSettings>
    private let folder: DataDirectory
    private let sockets: Context
    private let claims: [SocketClaim]
    private let clock = LinkClock()
    private let failures: AsyncStream<StartError>
    private let fail: AsyncStream<StartError>.Continuation

    private var storePort: RouterPort?
    private var controlPort: RouterPort?
    private let tasks = TaskCount()
    private var isDraining = false

    init(context: ServiceContext<AggregateSettings>, folder: DataDirectory, ledger: SQLiteLedger) throws {
        let settings = context.settings
        serviceContext = context
        self.settings = settings
        self.folder = folder
        self.ledger = ledger
        logger = context.logger
        claims = try [settings.store, settings.control].map(SocketClaim.init)
        (failures, fail) = AsyncStream.makeStream()
        do {
            reactor = try Reactor(name: "aggregate")
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
            await close()
            throw error
        }
        await close()
    }

    private func open() throws {
        do {
            storePort = try port(settings.store, bodyLimit: settings.factsBytes) { [self] event in store(event) }
            controlPort = try port(settings.control, bodyLimit: 1 << 20) { [self] event in control(event) }
        } catch {
            throw StartError(error.code == .addressInUse ? .temporary : .configuration, error.description)
        }
        reactor.every(.milliseconds(100)) { [self] in
            storePort?.tick()
            controlPort?.tick()
        }
        serviceContext.announceReady(endpoints: [
            "store": storePort?.endpoint.description ?? "", "control": controlPort?.endpoint.description ?? "",
        ])
    }

    private func port(
        _ endpoint: String, bodyLimit: Int, handle: @escaping (RouterPort.Event) -> Void
    ) throws(ZeroMQError) -> RouterPort {
        try RouterPort(
            at: Endpoint(endpoint), on: reactor, context: sockets,
            peers: PeerTable(role: .aggregate, node: settings.node, limits: LinkLimits()), clock: clock,
            bodyLimit: bodyLimit, failed: { [self] error in lose(error) }, handle: handle)
    }

    private func lose(_ error: ZeroMQError) { fail.yield(StartError(.unavailable, error.description)) }

    /// Takes no more facts, finishes what was begun, closes the sockets and the ledger.
    private func close() async {
        isDraining = true
        await tasks.none()
        await reactor.stop()
        do {
            try ledger.close()
        } catch {
            logger.error("ledger not closed", metadata: ["error": "\(error)"])
        }
    }
}

// MARK: - Store

extension AggregateNode {
    private func store(_ event: RouterPort.Event) {
        switch event {
        case .joined(let peer, let hello):
            logger.info(
                "peer joined",
                metadata: ["peer.role": "\(hello.role.rawValue)", "peer.name": "\(hello.name)", "peer.id": "\(peer)"])
        case .gone: break
        case .refused(let peer, let reason):
            logger.debug("message refused", metadata: ["socket": "store", "peer.id": "\(peer)", "reason": "\(reason)"])
        case .message(let peer, let hello, let message):
            guard !isDraining else { return }
            do throws(WireError) {
                guard message.kind == .facts, hello.role == .extract || hello.role == .ingest else {
                    throw .malformed(
                        "the store socket takes facts from ingest and extract, not “\(message.envelope.kind)”")
                }
                store(try message.decode(Facts.self), id: message.envelope.id, for: peer)
            } catch {
                storePort?.send(
                    WireMessage(Complaint(.malformed, error.description), id: message.envelope.id), to: peer)
            }
        }
    }

    private func store(_ facts: Facts, id: UInt64, for peer: PeerID) {
        tasks.begin()
        Task {
            do {
                FailPoint.hit("aggregate.before-store")
                let verdicts = try await ledger.store(facts.items.map(\.fact))
                FailPoint.hit("aggregate.after-store")
                let items = zip(facts.items, verdicts).map { Verdicts.Item(key: $0.key, refusal: $1.refusal) }
                storePort?.send(WireMessage(Verdicts(items: items), id: id), to: peer)
                FailPoint.hit("aggregate.after-verdict")
            } catch {
                // No verdict: the sender keeps its facts and sends them again.
                logger.error("facts not stored", metadata: ["count": "\(facts.items.count)", "error": "\(error)"])
                storePort?.send(WireMessage(Complaint(.unavailable, "\(error)"), id: id), to: peer)
            }
            tasks.end()
        }
    }
}

// MARK: - Control

extension AggregateNode {
    /// The longest page that is given out.
    private static let pageLimit = 1_000

    private func control(_ event: RouterPort.Event) {
        guard case .message(let peer, _, let message) = event else { return }
        let id = message.envelope.id
        tasks.begin()
        Task {
            do {
                controlPort?.send(try await answer(message), to: peer)
            } catch let error as WireError {
                controlPort?.send(WireMessage(Complaint(.malformed, error.description), id: id), to: peer)
            } catch {
                controlPort?.send(WireMessage(Complaint(.unavailable, "\(error)"), id: id), to: peer)
            }
            tasks.end()
        }
    }

    private func answer(_ message: WireMessage) async throws -> WireMessage {
        let id = message.envelope.id
        switch message.kind {
        case .askStatus:
            return WireMessage(
                ServiceStatus(role: .aggregate, node: settings.node, counts: try await counts()), id: id)
        case .askDocuments:
            let ask = try message.decode(AskDocuments.self)
            return WireMessage(try await documents(ask.after, min(max(1, ask.limit), Self.pageLimit)), id: id)
        case .askCells:
            let ask = try message.decode(AskCells.self)
            return WireMessage(try await cells(ask.after, min(max(1, ask.limit), Self.pageLimit)), id: id)
        default:
            throw WireError.malformed("the control socket does not serve “\(message.envelope.kind)”")
        }
    }
}
