import Messages
import ZeroMQ

/// The asking end of one line: a session with one peer, kept by ``ClientSession``.
///
/// It lives on the reactor's thread with the actor that owns it, and does nothing but carry. What cannot leave because the
/// line is down is dropped here: the owner sends again after the next ``Event/ready(_:)``. When keys change, it makes a second
/// connection and goes over to it; to the owner that is a line that was lost and is up again.
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

    /// After this time all ways to connect are tried again that were turned away.
    public static let handshakePause = Duration.seconds(2)
    /// After this time a connection is made again that broke in the handshake as the one before did; it doubles with each.
    public static let brokenPause = Duration.milliseconds(500)
    /// The longest that it becomes. To this end a wrong key of the other side looks like a line that breaks, and to that end like an assault.
    public static let longestBrokenPause = Duration.seconds(10)
    /// After this time the next way is tried, where there is one.
    public static let nextWayPause = Duration.milliseconds(100)
    /// After this time a better way is tried again while the line is up in another.
    public static let successorPause = Duration.seconds(5)

    /// A socket, and how its connection is guarded.
    private struct Line {
        var socket: Socket
        var way: Security
    }

    private let endpoint: Endpoint
    private let reactor: Reactor
    private let context: Context
    private let clock: LinkClock
    private let bodyLimit: Int
    private let guarded: LineGuard
    private let failed: (ZeroMQError) -> Void
    private let failedHandshake: (HandshakeFailure) -> Void
    private let handle: (Event) -> Void

    private var line: Line
    /// A connection that is made in a better way while the other one is up.
    private var successor: Line?
    private var successorAt = Duration.zero
    private var isClosed = false
    /// How many handshakes broke since the line was last up.
    private var brokenHandshakes = 0
    private var session: ClientSession
    private var assembler: PartsAssembler

    /// Connects and begins to say hello. On the reactor's thread only.
    ///
    /// - Parameters:
    ///   - hello: how this process introduces itself.
    ///   - guarded: how connections are guarded.
    ///   - failedHandshake: told why the other side turned a connection away.
    ///   - handle: told what happens, on the reactor's thread.
    /// - Throws: `ZeroMQError` for an endpoint that cannot be one.
    public init(
        to endpoint: Endpoint, on reactor: Reactor, context: Context, hello: Hello, clock: LinkClock,
        guarded: LineGuard = .always(.none), bodyLimit: Int = 512 * 1024 * 1024,
        failed: @escaping (ZeroMQError) -> Void, failedHandshake: @escaping (HandshakeFailure) -> Void = { _ in },
        handle: @escaping (Event) -> Void
    ) throws(ZeroMQError) {
        self.endpoint = endpoint
        self.reactor = reactor
        self.context = context
        self.clock = clock
        self.bodyLimit = bodyLimit
        self.guarded = guarded
        self.failed = failed
        self.failedHandshake = failedHandshake
        self.handle = handle
        session = ClientSession(hello: hello, now: clock.now)
        assembler = PartsAssembler(limit: bodyLimit)
        line = try Self.line(context, guarded.ways().first ?? .none)
        try start(line)
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
            guard (try? line.socket.send(part.speaking(session.version).frames)) != nil else { return }
        }
    }

    /// Says hello again with other words, such as another edition: the owner hears of the welcome as of the first one.
    public func introduce(as hello: Hello) { perform(session.introduce(as: hello, now: clock.now)) }

    /// Time passed: hello again, heartbeats, silence, a better way to connect. Call it a few times a second.
    public func tick() {
        perform(session.tick(now: clock.now))
        lookForBetterWay()
    }

    /// Closes the connection; what was sent still leaves.
    public func close() {
        isClosed = true
        successor?.socket.close()
        line.socket.close()
    }

    private func receive(_ batch: [Multipart], from socket: Socket) {
        for multipart in batch where socket === line.socket {
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
            case .ready(let welcome):
                guarded.worked(line.way)
                brokenHandshakes = 0
                handle(.ready(welcome))
            case .lost: handle(.lost)
            case .refused(let complaint):
                // The old key was shut out before the connection under the new one was made.
                let isOutdated = complaint.code == .forbidden && guarded.ways().first != line.way
                handle(isOutdated ? .lost : .refused(complaint))
            case .keys(let keys):
                let isKept = guarded.heard(keys, line.way)
                // The other side waits for this before its key changes.
                if isKept, keys.next != nil { send(WireMessage(Heartbeat(keys: keys))) }
            case .message(let message): handle(.message(message))
            }
        }
    }
}

// MARK: - Connections

extension DealerPort {
    private static func line(_ context: Context, _ way: Security) throws(ZeroMQError) -> Line {
        var options = RouterPort.options(limits: LinkLimits(), security: way)
        options.reconnectInterval = .milliseconds(50)
        options.reconnectIntervalLimit = .seconds(2)
        return Line(socket: try Socket(.dealer, context: context, options: options), way: way)
    }

    private func start(_ line: Line) throws(ZeroMQError) {
        let socket = line.socket
        try reactor.monitor(socket) { [self] event in
            guard case .disconnected(_, let failure?) = event else { return }
            failedHandshake(failure)
            if !socket.isClosed { turnedAway(line, failure) }
        }
        try socket.connect(endpoint)
        try reactor.register(socket, receive: { [self] batch in receive(batch, from: socket) }, failed: failed)
        try reactor.whenWritable(socket) { [self] in connected(socket) }
    }

    /// A connection was made: whatever was said on another one counts no more.
    private func connected(_ socket: Socket) {
        if let successor, successor.socket === socket {
            self.successor = nil
            line.socket.close()
            line = successor
        }
        guard socket === line.socket else { return }
        assembler = PartsAssembler(limit: bodyLimit)
        perform(session.begin(now: clock.now))
    }

    /// A handshake came to nothing. Of most the library makes no new connection by itself, and a wrong key of the other side looks to
    /// this one like a line that breaks.
    private func turnedAway(_ turned: Line, _ failure: HandshakeFailure) {
        if let successor, successor.socket === turned.socket {
            drop(successor)
            return
        }
        let ways = guarded.ways()
        if !failure.isFinal { brokenHandshakes += 1 }
        // The first one is left to the library, which tries again at once: a service that was just stopped looks like this too.
        guard failure.isFinal || ways != [turned.way] || brokenHandshakes > 1 else { return }
        turned.socket.close()
        let index = (ways.firstIndex(of: turned.way) ?? -1) + 1
        // A key that was not admitted may be by then.
        let pause =
            failure.isFinal ? Self.handshakePause : Self.pause(afterBroken: brokenHandshakes / max(1, ways.count))
        reactor.schedule(after: index < ways.count ? Self.nextWayPause : pause) { [self] in
            reopen(ways.isEmpty ? .none : ways[index % ways.count])
        }
    }

    /// How long to wait when so many handshakes in a row broke, in each way.
    static func pause(afterBroken count: Int) -> Duration {
        min(longestBrokenPause, brokenPause * (1 << min(max(0, count - 2), 10)))
    }

    private func reopen(_ way: Security) {
        guard !isClosed, line.socket.isClosed else { return }
        if let successor { drop(successor) }
        do {
            line = try Self.line(context, way)
            try start(line)
        } catch {
            failed(error)
        }
    }

    private func drop(_ line: Line) {
        line.socket.close()
        successor = nil
        successorAt = clock.now + Self.successorPause
    }

    /// Goes on in another way when there is a better one than that in which the line is up; not before a connection is made in it.
    private func lookForBetterWay() {
        guard session.isAnswered, successor == nil, !isClosed, clock.now >= successorAt,
            let way = guarded.ways().first, way != line.way
        else { return }
        do {
            let better = try Self.line(context, way)
            successor = better
            try start(better)
        } catch {
            failed(error)
        }
    }
}
