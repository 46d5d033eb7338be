import Links
import Logging
import Messages
import NodeRuntime
import ServiceLifecycle
import Synchronization
import ZeroMQ

/// What the actor of every service owns: its reactor, its sockets, and the wait until it must stop.
///
/// Between machines every connection must be encrypted and its peer known; without keys only this machine is reached.
/// Ports are opened on the reactor's thread, by the actor that lives there. Every endpoint is claimed before it is bound.
public final class SocketHost: Sendable {
    /// The thread of the sockets; the actor's executor.
    public let reactor: Reactor
    /// The clock of the links.
    public let clock = LinkClock()
    private let start: Duration
    private let sockets: Context
    private let logger: Logger
    private let claims = Mutex<[SocketClaim]>([])
    private let failures: AsyncStream<StartError>
    private let report: AsyncStream<StartError>.Continuation

    /// Starts the thread.
    /// - Parameters:
    ///   - name: the thread's name in tools.
    ///   - logger: told who was turned away at a port.
    /// - Throws: `StartError` when the system has no thread or descriptor left.
    public init(name: String, logger: Logger) throws(StartError) {
        self.logger = logger
        (failures, report) = AsyncStream.makeStream()
        start = clock.now
        do {
            reactor = try Reactor(name: name)
            sockets = try Context()
        } catch {
            throw StartError(.internalFault, error.description)
        }
    }

    /// Opens an answering port.
    /// - Throws: `StartError` of reason `temporary` when the endpoint is taken, else `configuration`.
    public func router(
        _ endpoint: String, role: Role, node: String, limits: LinkLimits, bodyLimit: Int,
        handle: @escaping (RouterPort.Event) -> Void
    ) throws(StartError) -> RouterPort {
        let local = try Self.local(endpoint)
        let claim = try SocketClaim(endpoint)
        claims.withLock { $0.append(claim) }
        do {
            return try RouterPort(
                at: local, on: reactor, context: sockets,
                peers: PeerTable(role: role, node: node, limits: limits), clock: clock, bodyLimit: bodyLimit,
                failed: { [self] error in fail(StartError(.unavailable, error.description)) },
                ended: { [logger] peer, failure in Self.tell(logger, endpoint, peer, failure) }, handle: handle)
        } catch {
            throw Self.explain(error)
        }
    }

    private static func tell(_ logger: Logger, _ endpoint: String, _ peer: String, _ failure: HandshakeFailure?) {
        let metadata: Logger.Metadata = ["endpoint": "\(endpoint)", "peer.address": "\(peer)"]
        guard let failure else {
            logger.debug("connection ended", metadata: metadata)
            return
        }
        logger.warning("peer turned away", metadata: metadata.merging(["reason": "\(failure)"]) { $1 })
    }

    /// Opens an asking port.
    /// - Throws: `StartError` of reason `configuration` when the endpoint is none.
    public func dealer(
        _ endpoint: String, hello: Hello, handle: @escaping (DealerPort.Event) -> Void
    ) throws(StartError) -> DealerPort {
        let local = try Self.local(endpoint)
        do {
            return try DealerPort(
                to: local, on: reactor, context: sockets, hello: hello, clock: clock,
                failed: { [self] error in fail(StartError(.unavailable, error.description)) }, handle: handle)
        } catch {
            throw Self.explain(error)
        }
    }

    /// The endpoint, when it may be used without keys: on this machine.
    private static func local(_ text: String) throws(StartError) -> Endpoint {
        let endpoint: Endpoint
        do {
            endpoint = try Endpoint(text)
        } catch {
            throw explain(error)
        }
        let host = endpoint.address.prefix(upTo: endpoint.address.lastIndex(of: ":") ?? endpoint.address.endIndex)
        guard endpoint.transport != .tcp || ["127.0.0.1", "localhost", "[::1]"].contains(host) else {
            throw StartError(
                .configuration,
                "the endpoint \(text) leads to other machines, which needs keys that this version does not have; use ipc:// or tcp://127.0.0.1:PORT"
            )
        }
        return endpoint
    }

    /// For how long the service runs, in whole seconds.
    public var uptimeSeconds: Int { Int((clock.now - start).components.seconds) }

    /// The service cannot go on: ``untilShutdown()`` throws this.
    public func fail(_ error: StartError) { report.yield(error) }

    /// Returns when a graceful shutdown was asked for.
    /// - Throws: the first `StartError` that was given to ``fail(_:)``.
    public func untilShutdown() async throws {
        for await failure in failures.cancelOnGracefulShutdown() { throw failure }
    }

    private static func explain(_ error: ZeroMQError) -> StartError {
        StartError(error.code == .addressInUse ? .temporary : .configuration, error.description)
    }
}
