import Keys
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
    /// The longest message body that a port takes which is not told otherwise, in bytes; documents come in chunks.
    public static let bodyLimit = 1 << 20

    /// The thread of the sockets; the actor's executor.
    public let reactor: Reactor
    /// The clock of the links.
    public let clock = LinkClock()
    private let start: Duration
    private let sockets: Context
    private let logger: Logger
    private let gate: Gate
    private let limits: PeerLimits
    private let hasDoorkeeper = Mutex(false)
    private let tellsRepeated = Mutex(false)
    private let record = Mutex(SocketFigures())
    private let claims = Mutex<[SocketClaim]>([])
    private let failures: AsyncStream<StartError>
    private let report: AsyncStream<StartError>.Continuation

    /// Starts the thread.
    /// - Parameters:
    ///   - name: the thread's name in tools.
    ///   - keys: the node's key and whose it admits.
    ///   - peers: how much a node on another machine may ask.
    ///   - logger: told who was turned away at a port.
    /// - Throws: `StartError` when the system has no thread or descriptor left, or a key cannot be used.
    public init(
        name: String, keys: KeySettings = KeySettings(), peers: PeerSettings = PeerSettings(), logger: Logger
    ) throws(StartError) {
        self.logger = logger
        limits = PeerLimits(
            connections: peers.connections, messagesPerSecond: peers.rateMessagesPerSecond, burst: peers.burstMessages)
        gate = try Gate(keys, limits: limits, logger: logger) { [clock] in clock.now }
        (failures, report) = AsyncStream.makeStream()
        start = clock.now
        do {
            reactor = try Reactor(name: name)
            sockets = try Context()
        } catch {
            throw StartError(.internalFault, english: error.description)
        }
    }

    /// Opens an answering port.
    /// - Parameters:
    ///   - socket: its name in metrics.
    ///   - number: which of several ports for one purpose it is; see `PortGroup`.
    ///   - door: what may be reached from other machines; `nil` for what never is. Such a port speaks CURVE and opens to
    ///     admitted keys of its role alone.
    ///   - judge: why somebody is not welcome whom the protocol allows.
    /// - Throws: `StartError` of reason `temporary` when the endpoint is taken, else `configuration`.
    public func router(
        _ endpoint: String, socket: String, number: Int = 0, door: Door? = nil, role: Role, node: String,
        limits: LinkLimits, bodyLimit: Int = SocketHost.bodyLimit,
        judge: @escaping (Hello) -> Complaint? = { _ in nil },
        handle: @escaping (RouterPort.Event) -> Void
    ) throws(StartError) -> RouterPort {
        let address = try Self.endpoint(endpoint)
        var guarded = DoorGuard.open
        var standing: (Multipart.Peer?) -> PeerStanding = { _ in .local }
        if let door {
            guard gate.own != nil, address.transport == .tcp else {
                throw StartError(
                    .configuration,
                    english:
                        "\(endpoint) is a door for other machines (\(door.rawValue)), which wants tcp://ADDRESS:PORT and a key: “shangji keys new”, then set keys.own"
                )
            }
            try openDoor()
            guarded = gate.guarding(door)
            standing = { [gate] in gate.standing(of: $0, at: door) }
        } else {
            try Self.requireLocal(address, endpoint)
        }
        let claim = try SocketClaim(endpoint)
        claims.withLock { $0.append(claim) }
        record.withLock { $0.refusedMessages[socket] = 0 }
        beginTelling()
        do {
            return try RouterPort(
                at: address, on: reactor, context: sockets,
                peers: PeerTable(role: role, node: node, limits: limits, peerLimits: self.limits), clock: clock,
                number: number,
                bodyLimit: bodyLimit, guarded: guarded, time: { WallTime.milliseconds() }, standing: standing,
                judge: judge,
                failed: { [self] error in fail(StartError(.unavailable, english: error.description)) },
                accepted: { [gate] peer in if door != nil { gate.accepted(peer) } },
                ended: { [gate, logger] peer, failure in
                    if door != nil { gate.ended(peer) }
                    if let failure = failure ?? (door == nil ? nil : gate.unnamedFailure(of: peer)) {
                        return gate.turnedAway(peer, at: endpoint, failure, .inward)
                    }
                    logger.debug(
                        "connection ended", metadata: ["endpoint": "\(endpoint)", "peer.address": "\(peer)"])
                },
                handle: { [self] event in
                    if case .refused(let peer, let refusal) = event { refused(peer, refusal, at: socket) }
                    handle(event)
                })
        } catch {
            throw Self.explain(error)
        }
    }

    /// Notes that something was refused that a peer sent: it is counted, and told in the log, which does not grow with the number.
    /// - Parameter socket: the name of the port in metrics.
    public func refused(_ peer: PeerID, _ refusal: Refusal, at socket: String) {
        record.withLock { $0.refusedMessages[socket, default: 0] += 1 }
        gate.refused(peer, refusal, at: socket)
    }

    /// Notes that a document was offered and is not taken: told in the log, which does not grow with the number.
    /// - Parameter socket: the name of the port in metrics.
    public func declined(_ peer: PeerID, _ source: PeerSource, at socket: String, reason: String) {
        gate.declined(peer, source, at: socket, reason: reason)
    }

    /// Tells once a minute how many were turned away beside those that the log names.
    private func beginTelling() {
        guard
            tellsRepeated.withLock({ does in
                defer { does = true }; return !does
            })
        else { return }
        reactor.every(.seconds(1)) { [gate] in gate.tellRepeated() }
    }

    /// The one doorkeeper of the context, before the first port that needs it.
    private func openDoor() throws(StartError) {
        guard
            hasDoorkeeper.withLock({ has in
                defer { has = true }; return !has
            })
        else { return }
        do {
            _ = try Doorkeeper(context: sockets, reactor: reactor) { [gate] in gate.admit($0) }
        } catch {
            throw Self.explain(error)
        }
    }

    /// The nodes below whose keys are admitted now.
    public var admitted: [PeerIdentity] { gate.admitted(as: .node) }

    /// The key by which other machines know this service, and who knows the next one; `nil` without one.
    public var keys: ServiceStatus.KeyStanding? { gate.keyStanding }

    /// What became of the sockets so far.
    public var figures: SocketFigures {
        var figures = record.withLock { $0 }
        figures.handshakeFailures = gate.handshakeFailures
        return figures
    }

    /// Opens an asking port.
    /// - Parameters:
    ///   - link: its name in metrics.
    ///   - server: the public key of the other side, when it is another machine; what that announces later is believed in its place.
    /// - Throws: `StartError` of reason `configuration` when the endpoint is none, or needs keys that are not there.
    public func dealer(
        _ endpoint: String, link: String, server: String? = nil, hello: Hello,
        handle: @escaping (DealerPort.Event) -> Void
    ) throws(StartError) -> DealerPort {
        let address = try Self.endpoint(endpoint)
        let guarded = try guarded(to: server, at: address, endpoint)
        record.withLock { $0.links[link] = SocketFigures.Link() }
        beginTelling()
        do {
            return try DealerPort(
                to: address, on: reactor, context: sockets, hello: hello, clock: clock, guarded: guarded,
                failed: { [self] error in fail(StartError(.unavailable, english: error.description)) },
                failedHandshake: { [gate] in gate.turnedAway(endpoint, at: endpoint, $0, .outward) },
                handle: { [self] event in
                    record.withLock { $0.links[link]?.saw(event) }
                    handle(event)
                })
        } catch {
            throw Self.explain(error)
        }
    }

    private func guarded(
        to server: String?, at address: Endpoint, _ endpoint: String
    ) throws(StartError) -> LineGuard {
        guard let server else {
            try Self.requireLocal(address, endpoint)
            return .always(.none)
        }
        guard gate.own != nil else {
            throw StartError(.configuration, english: "the connection to \(endpoint) wants a key: set keys.own")
        }
        do {
            return gate.guarding(lineTo: endpoint, try CurvePublicKey(server))
        } catch {
            throw Self.explain(error)
        }
    }

    private static func endpoint(_ text: String) throws(StartError) -> Endpoint {
        do {
            return try Endpoint(text)
        } catch {
            throw explain(error)
        }
    }

    /// Without keys nothing leaves this machine.
    private static func requireLocal(_ endpoint: Endpoint, _ text: String) throws(StartError) {
        let host = endpoint.address.prefix(upTo: endpoint.address.lastIndex(of: ":") ?? endpoint.address.endIndex)
        guard endpoint.transport != .tcp || ["127.0.0.1", "localhost", "[::1]"].contains(host) else {
            throw StartError(
                .configuration,
                english:
                    "the endpoint \(text) leads to other machines, which needs keys; set keys.own and the other side's key, or use ipc:// or tcp://127.0.0.1:PORT"
            )
        }
    }

    /// For how long the service runs, in whole seconds.
    public var uptimeSeconds: Int { Int((clock.now - start).components.seconds) }

    /// The service cannot go on: ``untilShutdown()`` throws this.
    public func fail(_ error: StartError) { report.yield(error) }

    /// Returns when a graceful shutdown was asked for.
    /// - Throws: the first `StartError` that was given to ``fail(_:)``.
    public func untilShutdown() async throws {
        defer { gate.tellRepeated(isLast: true) }
        for await failure in failures.cancelOnGracefulShutdown() { throw failure }
    }

    private static func explain(_ error: ZeroMQError) -> StartError {
        StartError(error.code == .addressInUse ? .temporary : .configuration, english: error.description)
    }
}

extension SocketFigures.Link {
    /// Something happened at the link.
    fileprivate mutating func saw(_ event: DealerPort.Event) {
        switch event {
        case .ready:
            // Who introduces itself anew is welcomed again without having been away.
            if !isUp { connects += 1 }
            isUp = true
        case .lost: isUp = false
        case .refused:
            isUp = false
            refusals += 1
        case .message, .malformed: break
        }
    }
}
