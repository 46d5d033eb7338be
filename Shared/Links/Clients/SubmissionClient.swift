import Documents
import Messages
import ZeroMQ

/// Hands documents in and follows each until it is stored, a dead letter, or declined.
public actor SubmissionClient {
    /// Gives bytes of an item: index of the item, position of the first byte, how many. Called on the reactor's thread.
    public typealias Content = @Sendable (_ index: Int, _ offset: Int, _ length: Int) throws -> [UInt8]

    /// What happens to the items.
    public enum Change: Sendable {
        /// The state of the item at that index changed.
        case item(Int, SubmissionDesk.State)
        /// The connection to Ingest is up or down.
        case connection(isUp: Bool)
        /// Nothing more will happen: the service refuses, or the socket failed.
        case failed(LinkError)
    }

    nonisolated let reactor: Reactor
    /// The reactor's thread, on which the socket lives.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    /// What happens, in order. One listener.
    public nonisolated let changes: AsyncStream<Change>
    private let report: AsyncStream<Change>.Continuation
    private let endpoint: String
    private let sockets: Context
    private let content: Content
    private let clock = LinkClock()
    private var port: DealerPort?
    private var desk: SubmissionDesk

    /// Prepares to hand documents in at `endpoint`; the first document connects.
    ///
    /// - Parameters:
    ///   - goal: how far each document is followed.
    ///   - content: gives the bytes of items when they are asked for.
    /// - Throws: ``LinkError/cannotOpen(_:)``.
    public init(endpoint: String, until goal: Receipt = .stored, content: @escaping Content) throws(LinkError) {
        desk = SubmissionDesk(until: goal)
        self.endpoint = endpoint
        self.content = content
        (changes, report) = AsyncStream.makeStream()
        do {
            sockets = try Context()
            reactor = try Reactor(name: "submit")
        } catch {
            throw .cannotOpen(error.description)
        }
    }

    /// Adds documents; their indices follow those of earlier ones.
    /// - Throws: ``LinkError/cannotOpen(_:)``.
    public func add(_ items: [SubmissionDesk.Item]) throws {
        try connect()
        for item in items { perform(desk.add(item)) }
    }

    /// Reports a failure when nobody has answered after a time. What is not handed in by then stays with its sender.
    public func complain(after patience: Duration) {
        reactor.schedule(after: patience) { [self] in
            if port?.isReady != true { report.yield(.failed(.noAnswer(endpoint: endpoint, after: patience))) }
        }
    }

    /// Closes the connection; must be called once, last. Open documents stay with their sender.
    public func close() async {
        report.finish()
        await reactor.stop()
        // It holds this client, as its listener.
        port = nil
    }

    private func connect() throws(LinkError) {
        guard port == nil else { return }
        do {
            let port = try DealerPort(
                to: Endpoint(endpoint), on: reactor, context: sockets,
                hello: Hello(role: .submitter, node: "", name: "submitter"), clock: clock,
                failed: { [self] error in report.yield(.failed(.cannotOpen(error.description))) },
                handle: { [self] event in handle(event) })
            self.port = port
        } catch {
            throw .cannotOpen(error.description)
        }
        reactor.every(.milliseconds(100)) { [self] in
            port?.tick()
            perform(desk.tick(now: clock.now))
        }
    }

    private func handle(_ event: DealerPort.Event) {
        switch event {
        case .ready(let welcome):
            report.yield(.connection(isUp: true))
            perform(desk.connected(welcome, now: clock.now))
        case .lost:
            desk.disconnected()
            report.yield(.connection(isUp: false))
        case .refused(let complaint): report.yield(.failed(.refused(endpoint: endpoint, complaint)))
        case .malformed: break
        case .message(let message):
            do throws(WireError) {
                perform(try desk.received(message, now: clock.now))
            } catch {
                report.yield(.failed(.unexpected(endpoint: endpoint, error.description)))
            }
        }
    }

    private func perform(_ actions: [SubmissionDesk.Action]) {
        for action in actions {
            switch action {
            case .send(let message): port?.send(message)
            case .changed(let index, let state): report.yield(.item(index, state))
            case .upload(let index, let exchange, let pull, let chunkBytes): upload(index, exchange, pull, chunkBytes)
            }
        }
    }

    private func upload(_ index: Int, _ exchange: UInt64, _ pull: Pull, _ chunkBytes: Int) {
        var offset = pull.offset
        let end = pull.offset + pull.length
        while offset < end {
            let length = min(chunkBytes, end - offset)
            do {
                let bytes = try content(index, offset, length)
                guard bytes.count == length else { throw ContentChanged() }
                port?.send(WireMessage(Chunk(offset: offset), id: exchange, raw: bytes))
            } catch {
                perform(desk.withdrawn(index, reason: "\(error)", now: clock.now))
                return
            }
            offset += length
        }
    }

    private struct ContentChanged: Error, CustomStringConvertible {
        let description = "The file became shorter while it was handed in; hand it in again."
    }
}
