import Messages

/// The asking side's view of its one connection: a pure state machine.
///
/// It says hello until it is welcomed, keeps the line alive, and starts over when the other side was silent for too long
/// or does not know it any more (it was restarted). Whoever uses it sends again, after every welcome, what is not yet
/// answered; everything on these links may be said twice.
///
/// Every hello has a number, which its welcome repeats. Only the welcome to the last hello counts: with each hello the other
/// side ends what it had promised on the connection, and what it promises after an older one is ended when it hears the last.
public struct ClientSession: Sendable {
    /// Where the connection stands.
    public enum Phase: Sendable {
        /// Hello was said at that moment; no answer yet.
        case greeting(since: Duration)
        /// The other side answered with these words and was last heard at that moment.
        case ready(Welcome, lastHeard: Duration)
        /// The other side will not have us, as it said at that moment.
        case refused(Complaint, since: Duration)
    }

    /// What the user of the session must do.
    public enum Event: Sendable {
        /// Send this.
        case send(WireMessage)
        /// The connection is up, for the first time or again: send again what is unanswered.
        case ready(Welcome)
        /// The connection is gone; what was promised on it no longer holds.
        case lost
        /// The other side will not have us: say why. Where it may change its mind (its operator mends a list), hello is said
        /// again after a while.
        case refused(Complaint)
        /// The other side named its keys.
        case keys(ServerKeys)
        /// A message for the user.
        case message(WireMessage)
    }

    /// Hello is repeated after this time without an answer. Where an older hello was answered in between, the line is slow, and
    /// the other side has as long as it may be silent.
    public static let helloInterval = Duration.seconds(1)

    /// Hello is repeated after this time where it was refused and may be welcome later.
    public static let forbiddenInterval = Duration.seconds(30)

    private static let heartbeat = WireMessage(Heartbeat())

    /// Where the connection stands.
    public private(set) var phase: Phase
    private var hello: Hello
    /// The number of the last hello.
    private var lastHello: UInt64 = 0
    /// After how long without a sign of life hello is repeated.
    private var patience = Self.helloInterval
    private var lastSent: Duration

    /// Starts with a hello that ``tick(now:)`` sends first.
    public init(hello: Hello, now: Duration) {
        self.hello = hello
        phase = .greeting(since: now - Self.helloInterval)
        lastSent = now
    }

    /// Whether the connection is up.
    public var isReady: Bool {
        if case .ready = phase { true } else { false }
    }

    /// Whether the other side has answered, with a welcome or with a refusal.
    public var isAnswered: Bool {
        if case .greeting = phase { false } else { true }
    }

    /// The version of the protocol that both sides speak; the one that every build understands until they have agreed.
    public var version: Int {
        if case .ready(let welcome, _) = phase { welcome.version } else { Envelope.firstVersion }
    }

    /// A message arrived.
    public mutating func received(_ message: WireMessage, now: Duration) -> [Event] {
        if message.kind == .welcome, let welcome = try? message.decode(Welcome.self) {
            if case .ready(let known, _) = phase {
                phase = .ready(known, lastHeard: now)
                return []
            }
            guard message.envelope.id == lastHello else {
                // A slow line: the welcome to the last hello is on its way, and another hello would only put it off.
                patience = .milliseconds(welcome.limits.silenceMilliseconds)
                phase = .greeting(since: now)
                return []
            }
            phase = .ready(welcome, lastHeard: now)
            return [.ready(welcome)]
        }
        if message.kind == .error, let complaint = try? message.decode(Complaint.self) {
            switch complaint.code {
            case .version, .forbidden, .edition:
                phase = .refused(complaint, since: now)
                return [.refused(complaint)]
            case .helloFirst:
                guard isReady else { return [] }
                return [.lost] + greet(now: now)
            case .unknownKind, .malformed, .unavailable:
                return [.message(message)]
            }
        }
        guard case .ready(let welcome, _) = phase else { return [] }
        phase = .ready(welcome, lastHeard: now)
        guard message.kind == .heartbeat else { return [.message(message)] }
        return (try? message.decode(Heartbeat.self))?.keys.map { [.keys($0)] } ?? []
    }

    /// Time passed: hello again, heartbeat, or the line is taken for dead. Call it a few times a second.
    public mutating func tick(now: Duration) -> [Event] {
        switch phase {
        case .greeting(let since):
            return now - since >= patience ? greet(now: now) : []
        case .ready(let welcome, let lastHeard):
            if now - lastHeard > .milliseconds(welcome.limits.silenceMilliseconds) {
                return [.lost] + greet(now: now)
            }
            guard now - lastSent >= .milliseconds(welcome.limits.heartbeatMilliseconds) else { return [] }
            lastSent = now
            return [.send(Self.heartbeat)]
        case .refused(let complaint, let since):
            // Another version is not learned by waiting.
            guard complaint.code != .version, now - since >= Self.forbiddenInterval else { return [] }
            return greet(now: now)
        }
    }

    /// Says hello again, as somebody else: what was promised on the connection no longer holds. Before the first hello, and
    /// where it was refused, the next one says it.
    public mutating func introduce(as hello: Hello, now: Duration) -> [Event] {
        self.hello = hello
        return switch phase {
        case .greeting where lastHello == 0, .refused: []
        case .greeting, .ready: greet(now: now)
        }
    }

    /// There is another connection to the same side: what was promised on the one before no longer holds.
    public mutating func begin(now: Duration) -> [Event] { (isReady ? [.lost] : []) + greet(now: now) }

    /// The user sent something: no heartbeat is due.
    public mutating func sent(now: Duration) { lastSent = now }

    private mutating func greet(now: Duration) -> [Event] {
        phase = .greeting(since: now)
        patience = Self.helloInterval
        lastSent = now
        lastHello += 1
        return [.send(WireMessage(hello, id: lastHello))]
    }
}
