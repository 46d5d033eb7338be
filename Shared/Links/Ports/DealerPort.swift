import Messages
import ZeroMQ

/// The asking end of one socket: a session with one peer, kept by ``ClientSession``.
///
/// It lives on the reactor's thread with the actor that owns it, and does nothing but carry. What cannot leave because the
/// line is down is dropped here: the owner sends again after the next ``Event/ready(_:)``.
public final class DealerPort {
    /// What the owner is told.
    public enum Event {
        /// The connection is up, for the first time or again: send again what is unanswered.
        case ready(Welcome)
        /// The connection is gone.
        case lost
        /// The other side will not have us, and says why.
        case refused(Complaint)
        /// A message.
        case message(WireMessage)
        /// Frames that are no message of this protocol; for the log.
        case malformed(WireError)
    }

    /// Of those whose handshake failed the library makes no new connection by itself; one is made after this time.
    public static let handshakePause = Duration.seconds(2)

    private var socket: Socket
    private let open: (DealerPort) throws(ZeroMQError) -> Socket
    private var isClosed = false
    private var session: ClientSession
    private var assembler: PartsAssembler
    private let clock: LinkClock
    private let handle: (Event) -> Void

    /// Connects and begins to say hello. On the reactor's thread only.
    ///
    /// - Parameters:
    ///   - hello: how this process introduces itself.
    ///   - security: how the connection is guarded.
    ///   - failedHandshake: told why the other side turned a connection away.
    ///   - handle: told what happens, on the reactor's thread.
    /// - Throws: `ZeroMQError` for an endpoint that cannot be one.
    public init(
        to endpoint: Endpoint, on reactor: Reactor, context: Context, hello: Hello, clock: LinkClock,
        security: Security = .none, bodyLimit: Int = 512 * 1024 * 1024, failed: @escaping (ZeroMQError) -> Void,
        failedHandshake: @escaping (HandshakeFailure) -> Void = { _ in }, handle: @escaping (Event) -> Void
    ) throws(ZeroMQError) {
        self.clock = clock
        self.handle = handle
        session = ClientSession(hello: hello, now: clock.now)
        assembler = PartsAssembler(limit: bodyLimit)
        var options = RouterPort.options(limits: LinkLimits(), security: security)
        options.reconnectInterval = .milliseconds(50)
        options.reconnectIntervalLimit = .seconds(2)
        let made = options
        socket = try Socket(.dealer, context: context, options: made)
        open = { (port: DealerPort) throws(ZeroMQError) -> Socket in
            let socket = try Socket(.dealer, context: context, options: made)
            try port.start(socket, to: endpoint, on: reactor, failed: failed, failedHandshake: failedHandshake)
            return socket
        }
        try start(socket, to: endpoint, on: reactor, failed: failed, failedHandshake: failedHandshake)
    }

    private func start(
        _ socket: Socket, to endpoint: Endpoint, on reactor: Reactor, failed: @escaping (ZeroMQError) -> Void,
        failedHandshake: @escaping (HandshakeFailure) -> Void
    ) throws(ZeroMQError) {
        try reactor.monitor(socket) { [self] event in
            guard case .disconnected(_, let failure?) = event else { return }
            failedHandshake(failure)
            guard failure.isFinal, !socket.isClosed else { return }
            socket.close()
            // A key that was not admitted may be by then.
            reactor.schedule(after: Self.handshakePause) { [self] in reopen(failed: failed) }
        }
        try socket.connect(endpoint)
        try reactor.register(socket, receive: { [self] batch in receive(batch) }, failed: failed)
        try reactor.whenWritable(socket) { [self] in tick() }
    }

    private func reopen(failed: (ZeroMQError) -> Void) {
        guard !isClosed else { return }
        do {
            socket = try open(self)
        } catch {
            failed(error)
        }
    }

    /// Whether the connection is up.
    public var isReady: Bool { session.isReady }

    /// The version of the protocol that both sides speak.
    public var version: Int { session.version }

    /// Sends a message, in parts when it is long; dropped when the line is down.
    public func send(_ message: WireMessage) {
        session.sent(now: clock.now)
        for part in Parts.cut(message) {
            // A line that is down is noticed by silence and by the next hello; nothing is lost that will not be said again.
            guard (try? socket.send(part.speaking(session.version).frames)) != nil else { return }
        }
    }

    /// Says hello again with other words, such as another edition: the owner hears of the welcome as of the first one.
    public func introduce(as hello: Hello) { perform(session.introduce(as: hello, now: clock.now)) }

    /// Time passed: hello again, heartbeats, silence. Call it a few times a second.
    public func tick() { perform(session.tick(now: clock.now)) }

    /// Closes the connection; what was sent still leaves.
    public func close() {
        isClosed = true
        socket.close()
    }

    private func receive(_ batch: [Multipart]) {
        for multipart in batch {
            do throws(WireError) {
                guard let message = try assembler.take(try WireMessage(frames: multipart.frames)) else { continue }
                perform(session.received(message, now: clock.now))
            } catch {
                handle(.malformed(error))
            }
        }
    }

    private func perform(_ events: [ClientSession.Event]) {
        for event in events {
            switch event {
            case .send(let message): send(message)
            case .ready(let welcome): handle(.ready(welcome))
            case .lost: handle(.lost)
            case .refused(let complaint): handle(.refused(complaint))
            case .message(let message): handle(.message(message))
            }
        }
    }
}
