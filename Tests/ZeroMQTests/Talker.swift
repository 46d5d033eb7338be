import Testing
import ZeroMQ

/// An actor that lives on a reactor and owns one socket: it keeps what arrives, and can answer with the same frames.
actor Talker {
    private let reactor: Reactor
    private var socket: Socket?
    private let arrived: AsyncStream<Multipart>.Continuation
    /// Every message that arrives, in order.
    nonisolated let messages: AsyncStream<Multipart>
    private let happened: AsyncStream<ConnectionEvent>.Continuation
    private nonisolated let connections: AsyncStream<ConnectionEvent>
    private(set) var largestBatch = 0
    private(set) var failures: [ZeroMQError] = []

    nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    init(on reactor: Reactor) {
        self.reactor = reactor
        (messages, arrived) = AsyncStream.makeStream()
        (connections, happened) = AsyncStream.makeStream()
    }

    /// Opens the socket, registered with the reactor.
    func open(
        _ kind: Socket.Kind, _ context: Context, echoing: Bool = false,
        _ adjust: @Sendable (inout SocketOptions) -> Void = { _ in }
    ) throws {
        var options = SocketOptions()
        adjust(&options)
        let socket = try Socket(kind, context: context, options: options)
        self.socket = socket
        try reactor.register(
            socket,
            receive: { batch in
                self.largestBatch = max(self.largestBatch, batch.count)
                for message in batch {
                    if echoing { self.answer(message) }
                    self.arrived.yield(message)
                }
            },
            failed: { self.failures.append($0) })
        try reactor.monitor(socket) { self.happened.yield($0) }
    }

    private func answer(_ message: Multipart) {
        do {
            try socket?.send(message.frames)
        } catch {
            Issue.record(error)
        }
    }

    func bind(_ endpoint: Endpoint) throws -> Endpoint {
        try #require(socket).bind(endpoint)
    }

    func connect(_ endpoint: Endpoint) throws {
        try #require(socket).connect(endpoint)
    }

    func send(_ frames: [[UInt8]]) throws {
        try #require(socket).send(frames)
    }

    /// Sends `messages` in order, waiting for room where there is none.
    func sendAll(_ messages: [[[UInt8]]]) async throws {
        for frames in messages {
            while true {
                do {
                    try send(frames)
                    break
                } catch let error as ZeroMQError where error.code == .wouldBlock {
                    try await untilWritable()
                }
            }
        }
    }

    /// Returns when the socket can send.
    func untilWritable() async throws {
        let socket = try #require(socket)
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            do {
                try reactor.whenWritable(socket) { continuation.resume() }
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }

    func close() {
        socket?.close()
    }

    /// The first `count` messages.
    nonisolated func first(_ count: Int) async -> [Multipart] {
        var taken: [Multipart] = []
        for await message in messages {
            taken.append(message)
            if taken.count == count { break }
        }
        return taken
    }

    /// What happened to the connections, up to the first event that `isLast`.
    nonisolated func events(until isLast: (ConnectionEvent) -> Bool) async -> [ConnectionEvent] {
        var seen: [ConnectionEvent] = []
        for await event in connections {
            seen.append(event)
            if isLast(event) { break }
        }
        return seen
    }

    /// The first handshake that failed.
    nonisolated func firstFailure() async -> HandshakeFailure? {
        for await event in connections {
            if case .handshakeFailed(_, let failure) = event { return failure }
        }
        return nil
    }
}
