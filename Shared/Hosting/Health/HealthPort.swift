import Logging
import Messages
import Metrics
import MicroHTTP
import NodeRuntime
import ServiceLifecycle
import Synchronization

/// Tells over HTTP how a service is: `/metrics`, `/health/live`, `/health/ready`.
///
/// It is there before the store is opened and until the service has ended, so that whoever probes it can tell a service
/// that is busy opening or closing from one that hangs. Three questions, three meanings:
///
/// - *live*: the service's actor answered within ``patience``. Neither network nor disk is asked; a process that fails this
///   should be killed.
/// - *ready*: it is live, its store is open, its sockets are bound, and it is not ending. That the other side of a link is
///   not reached is a metric (`shangji_link_up`) and no reason: documents are taken, and facts kept, all the same.
/// - *metrics*: the values of this moment; 503 when the store does not answer in time.
public final class HealthPort: Service {
    /// How long the service may take to say that it lives.
    public static let patience = Duration.seconds(2)
    /// How long its store may take to be counted.
    public static let measuringPatience = Duration.seconds(8)

    private struct Questions: Sendable {
        let standing: SharedQuestion<[String]>
        let page: SharedQuestion<Result<MetricPage, any Error>>
    }

    private enum Phase: Sendable {
        /// The store is being opened; nobody can be asked.
        case starting
        case running(Questions)
        /// The store is being closed; nobody can be asked any more.
        case ending
    }

    private let server: Mutex<HTTPServer?> = Mutex(nil)
    private let phase = Mutex(Phase.starting)
    private let token: HealthToken?
    private let service: String
    private let node: String
    private let logger: Logger
    /// Where it listens.
    public let endpoint: String

    /// Binds and serves at once.
    /// - Parameters:
    ///   - settings: where, and with which token.
    ///   - service: the name of the program.
    ///   - node: the name of the node, which every sample bears.
    /// - Returns: `nil` when the settings name no address.
    /// - Throws: `StartError` of reason `temporary` when the address is taken, else `configuration`.
    public static func open(
        _ settings: MetricsSettings, service: String, node: String, logger: Logger
    ) throws(StartError) -> HealthPort? {
        guard let address = settings.listen else { return nil }
        return try HealthPort(at: address, token: settings.token, service: service, node: node, logger: logger)
    }

    private init(
        at address: ListenAddress, token path: String?, service: String, node: String, logger: Logger
    ) throws(StartError) {
        guard address.isLoopback || path != nil else {
            throw StartError(
                .configuration,
                english:
                    "metrics.listen \(address) is reached by other machines: set metrics.token to a file with a token, or listen at 127.0.0.1"
            )
        }
        token = try path.map { path throws(StartError) in try HealthToken(file: path) }
        self.service = service
        self.node = node
        self.logger = logger
        let own = Weak()
        let server: HTTPServer
        do throws(SystemFailure) {
            server = try HTTPServer(at: address) { request in
                await own.port?.answer(request) ?? HealthPage.unknown
            }
        } catch {
            throw StartError(
                error.isTaken ? .temporary : .configuration,
                english: "cannot listen at metrics.listen \(address): \(error)")
        }
        endpoint = "http://\(server.address)"
        self.server.withLock { $0 = server }
        own.set(self)
        logger.info("metrics served", metadata: ["endpoint": "\(endpoint)"])
    }

    /// From now on this service is asked.
    public func tell(of subject: some HealthSubject) {
        let service = self.service
        let common = ["node": node]
        let questions = Questions(
            standing: SharedQuestion(within: Self.patience) { await subject.hindrances() },
            page: SharedQuestion(within: Self.measuringPatience) {
                do {
                    var page = MetricPage.ofProcess(service: service, common: common)
                    page.merge(try await subject.measure())
                    page.set(.ready, await subject.hindrances().isEmpty)
                    return .success(page)
                } catch {
                    return .failure(error)
                }
            })
        phase.withLock { $0 = .running(questions) }
    }

    /// From now on the service is not asked any more: it finishes what it has begun, and closes its store.
    public func end() { phase.withLock { $0 = .ending } }

    /// Serves until a graceful shutdown, which reaches it last of all services.
    public func run() async throws {
        try? await gracefulShutdown()  // Cancelled or asked: either way it ends.
        server.withLock { server in
            defer { server = nil }
            return server
        }?.stop()
    }

    func answer(_ request: HTTPRequest) async -> HTTPResponse {
        switch request.path {
        case "/health/live": return HealthPage.live(await standing())
        case "/health/ready": return HealthPage.ready(await standing())
        case "/metrics":
            if let token, !token.isSaid(by: request.bearerToken) { return HealthPage.unauthorized }
            return await metrics()
        default: return HealthPage.unknown
        }
    }

    private func standing() async -> HealthPage.Standing {
        switch phase.withLock({ $0 }) {
        case .starting: .starting
        case .running(let questions): await questions.standing.answer().map { .answered($0) } ?? .silent
        case .ending: .ending
        }
    }

    private func metrics() async -> HTTPResponse {
        guard case .running(let questions) = phase.withLock({ $0 }) else {
            var page = MetricPage.ofProcess(service: service, common: ["node": node])
            page.set(.ready, false)
            return HealthPage.metrics(page)
        }
        switch await questions.page.answer() {
        case .success(let page): return HealthPage.metrics(page)
        case .failure(let error):
            logger.error("metrics not told", metadata: ["error": "\(error)"])
            return HealthPage.noMetrics("The store cannot be read: \(error)")
        case nil: return HealthPage.noMetrics("The service did not count its store in time.")
        }
    }
}

/// The port as its own server knows it: without keeping it alive, since the port keeps the server.
private final class Weak: Sendable {
    private struct Box { weak var port: HealthPort? }
    private let box = Mutex(Box())

    var port: HealthPort? { box.withLock { $0.port } }
    func set(_ port: HealthPort) { box.withLock { $0.port = port } }
}
