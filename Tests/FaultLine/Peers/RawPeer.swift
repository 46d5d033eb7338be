import Messages
import ZeroMQ

/// A peer that speaks ZeroMQ and says what it likes.
public actor RawPeer {
    private nonisolated let reactor: Reactor
    /// The reactor's thread, on which the socket lives.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    private let context: Context
    private var socket: Socket?
    private var answers: [Multipart] = []
    private var waiting: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []

    /// Prepares; nothing is opened yet.
    public init() throws {
        reactor = try Reactor(name: "raw-peer")
        context = try Context()
    }

    /// Connects and returns when the other end takes messages.
    public func connect(to endpoint: String, security: Security = .none) async throws {
        var options = SocketOptions()
        options.security = security
        options.largestFrameBytes = 64 << 20
        let socket = try Socket(.dealer, context: context, options: options)
        try socket.connect(try Endpoint(endpoint))
        try reactor.register(socket) { [self] batch in
            // A heartbeat answers nothing, and comes when it likes.
            answers += batch.filter { (try? WireMessage(frames: $0.frames))?.kind != .heartbeat }
            let reached = waiting.filter { $0.count <= answers.count }
            waiting.removeAll { $0.count <= answers.count }
            for entry in reached { entry.continuation.resume() }
        } failed: { _ in
        }
        self.socket = socket
        try await writable()
    }

    /// Says something, as soon as it can leave.
    public func say(_ frames: [[UInt8]]) async throws {
        while true {
            try await writable()
            do throws(ZeroMQError) {
                try socket?.send(frames)
                return
            } catch {
                // The connection has ended since: what is said goes over the next one.
                guard error.code == .wouldBlock else { throw error }
            }
        }
    }

    /// Says something many times at once, as fast as the socket takes it.
    public func say(_ frames: [[UInt8]], times: Int) async throws {
        try await writable()
        for _ in 0..<times { try socket?.send(frames) }
    }

    /// From now on says so often that it lives.
    public func live(every pause: Duration) {
        reactor.every(pause) { [self] in try? socket?.send(WireMessage(Heartbeat()).frames) }
    }

    /// Waits until so many answers have come in all, heartbeats left out, and returns the last frames of all.
    public func answers(_ count: Int) async -> [String] {
        if answers.count < count {
            await withCheckedContinuation { waiting.append((count, $0)) }
        }
        return answers.map { String(decoding: $0.frames.last ?? [], as: UTF8.self) }
    }

    /// The last answer, once so many have come in all.
    public func answer<Body: MessageBody>(_ count: Int, as type: Body.Type) async throws -> Body {
        _ = await answers(count)
        return try WireMessage(frames: answers[count - 1].frames).decode(Body.self)
    }

    /// The first message of a kind that has come or comes; the test's time limit ends a wait for one that never does.
    public func heard(_ kind: MessageKind) async throws -> WireMessage {
        try await polled { messages.first { $0.kind == kind } }
    }

    /// From where on it was told to send, each time.
    public var resumes: [Int64] {
        messages.filter { $0.kind == .resume }.compactMap { try? $0.decode(Resume.self).after }
    }

    /// All that came, heartbeats left out.
    private var messages: [WireMessage] { answers.compactMap { try? WireMessage(frames: $0.frames) } }

    /// The versions of the protocol under which the answers came.
    public var versions: [Int] { messages.map(\.envelope.v) }

    /// Closes the connection; must be called once, last.
    public func close() async { await reactor.stop() }

    private func writable() async throws {
        guard let socket else { return }
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            do {
                try reactor.whenWritable(socket) { continuation.resume() }
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }
}
