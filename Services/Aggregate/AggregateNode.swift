import Foundation
import Hosting
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
    private nonisolated let host: SocketHost
    nonisolated var unownedExecutor: UnownedSerialExecutor { host.reactor.asUnownedSerialExecutor() }

    nonisolated let settings: AggregateSettings
    nonisolated let logger: Logger
    let ledger: SQLiteLedger
    private let serviceContext: ServiceContext<AggregateSettings>
    private let folder: DataDirectory

    private var storePort: RouterPort?
    private var controlPort: RouterPort?
    private let tasks = TaskCount()
    private var isDraining = false
    /// What happened within the last minute.
    private var recent = RecentCounts()

    init(context: ServiceContext<AggregateSettings>, folder: DataDirectory, ledger: SQLiteLedger) throws {
        let settings = context.settings
        serviceContext = context
        self.settings = settings
        self.folder = folder
        self.ledger = ledger
        logger = context.logger
        host = try SocketHost(name: "aggregate", logger: context.logger)
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
        storePort = try host.router(
            settings.store, role: .aggregate, node: settings.node, limits: LinkLimits(), bodyLimit: settings.factsBytes
        ) { [self] event in store(event) }
        controlPort = try host.router(
            settings.control, role: .aggregate, node: settings.node, limits: LinkLimits(), bodyLimit: 1 << 20
        ) { [self] event in control(event) }
        host.reactor.every(.milliseconds(100)) { [self] in
            storePort?.tick()
            controlPort?.tick()
        }
        serviceContext.announceReady(endpoints: [
            "store": storePort?.endpoint.description ?? "", "control": controlPort?.endpoint.description ?? "",
        ])
    }

    /// Takes no more facts, finishes what was begun, closes the sockets and the ledger.
    private func close() async {
        isDraining = true
        await tasks.none()
        await host.reactor.stop()
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
            logger.warning(
                "message refused", metadata: ["socket": "store", "peer.id": "\(peer)", "reason": "\(reason)"])
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
                recent.count("facts", verdicts.count, now: host.clock.now)
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
    static let pageLimit = 1_000

    private func control(_ event: RouterPort.Event) {
        guard case .message(let peer, _, let message) = event else { return }
        tasks.begin()
        Task {
            let reply = await ControlAnswer.to(message) { .init(try await answer($0)) }
            controlPort?.send(reply, to: peer)
            tasks.end()
        }
    }

    private func answer(_ message: WireMessage) async throws -> any MessageBody {
        switch message.kind {
        case .askStatus:
            return ServiceStatus(
                role: .aggregate, node: settings.node, name: "aggregate",
                process: ProcessInfo.processInfo.processIdentifier, uptimeSeconds: host.uptimeSeconds,
                counts: try await counts(), lastMinute: recent.lastMinute(now: host.clock.now))
        case .retract: return try await retract(try message.decode(Retract.self))
        case .askHistory:
            return History(versions: try await ledger.history(of: try message.decode(AskHistory.self).key))
        case .askChanges: return try await changes(try message.decode(AskChanges.self))
        case .verify: return try await verify()
        case .backup: return try await backup(to: try message.decode(Backup.self).path)
        case .askDocument:
            return try await document(try message.decode(AskDocument.self).document)
        case .askDocuments:
            let ask = try message.decode(AskDocuments.self)
            return try await documents(ask.after, min(max(1, ask.limit), Self.pageLimit))
        case .askCells:
            let ask = try message.decode(AskCells.self)
            return try await cells(ask.after, min(max(1, ask.limit), Self.pageLimit))
        default:
            throw ControlAnswer.unknown(message)
        }
    }
}
