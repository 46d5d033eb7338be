import Messages
import ZeroMQ

/// Says hello to another node and leaves again: whether it can be reached, whether its key is the right one, and whether it
/// admits ours.
public actor GreetingClient {
    /// What came of it.
    public enum Outcome: Sendable {
        /// The other side welcomed us.
        case welcome(Welcome)
        /// It said why not.
        case refused(Complaint)
        /// The connection was turned away before a word was said.
        case turnedAway(HandshakeFailure)
        /// Nobody answered in time.
        case silence
    }

    nonisolated let reactor: Reactor
    /// The reactor's thread, on which the socket lives.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }
    private let sockets: Context
    private let clock = LinkClock()
    private var port: DealerPort?
    private var waiting: CheckedContinuation<Outcome, Never>?

    /// Prepares; nothing is opened yet.
    /// - Throws: ``LinkError/cannotOpen(_:)``.
    public init() throws(LinkError) {
        do {
            sockets = try Context()
            reactor = try Reactor(name: "greeting")
        } catch {
            throw .cannotOpen(error.description)
        }
    }

    /// Says hello once and closes.
    /// - Throws: ``LinkError/cannotOpen(_:)`` for an endpoint that is none.
    public func greet(
        _ endpoint: String, security: Security, hello: Hello, within limit: Duration
    ) async throws -> Outcome {
        do {
            port = try DealerPort(
                to: Endpoint(endpoint), on: reactor, context: sockets, hello: hello, clock: clock,
                guarded: .always(security),
                failed: { [self] _ in end(.silence) }, failedHandshake: { [self] in end(.turnedAway($0)) }
            ) { [self] event in
                switch event {
                case .ready(let welcome): end(.welcome(welcome))
                case .refused(let complaint): end(.refused(complaint))
                case .lost, .message, .malformed: break
                }
            }
        } catch {
            await reactor.stop()
            throw LinkError.cannotOpen(error.description)
        }
        reactor.every(.milliseconds(100)) { [self] in port?.tick() }
        reactor.schedule(after: limit) { [self] in end(.silence) }
        let outcome = await withCheckedContinuation { waiting = $0 }
        await reactor.stop()
        // It holds this client, as its listener.
        port = nil
        return outcome
    }

    private func end(_ outcome: Outcome) {
        waiting?.resume(returning: outcome)
        waiting = nil
    }
}
