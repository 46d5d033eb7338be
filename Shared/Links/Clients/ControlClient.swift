import Messages
import ZeroMQ

/// Asks one service: a question goes out under a number, its answer comes back under the same.
///
/// Questions change nothing, so an unanswered one is asked again whenever the connection comes up.
public actor ControlClient {
    nonisolated let reactor: Reactor
    /// The reactor's thread, on which the socket lives.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    private struct Question {
        var message: WireMessage
        var answer: CheckedContinuation<WireMessage, any Error>
        var timer: Reactor.TimerID
    }

    private let endpoint: String
    private let sockets: Context
    private let clock = LinkClock()
    private var port: DealerPort?
    private var questions: [UInt64: Question] = [:]
    private var nextID: UInt64 = 1

    /// Prepares to ask the service that listens at `endpoint`; the first question connects.
    /// - Throws: ``LinkError/cannotOpen(_:)``.
    public init(endpoint: String) throws(LinkError) {
        self.endpoint = endpoint
        do {
            sockets = try Context()
            reactor = try Reactor(name: "control")
        } catch {
            throw .cannotOpen(error.description)
        }
    }

    /// Asks and waits for the answer.
    /// - Throws: ``LinkError`` when nobody answers in time, the service refuses, or answers with something else;
    ///   `CancellationError` when the task is cancelled.
    public func ask<Answer: MessageBody>(
        _ question: some MessageBody, for type: Answer.Type, within limit: Duration = .seconds(60)
    ) async throws -> Answer {
        try await askRaw(question, for: type, within: limit).body
    }

    /// Asks and waits for an answer that brings raw bytes; throws as ``ask(_:for:within:)`` does.
    public func askRaw<Answer: MessageBody>(
        _ question: some MessageBody, for type: Answer.Type, within limit: Duration = .seconds(60)
    ) async throws -> (body: Answer, raw: [UInt8]) {
        try connect()
        let id = nextID
        nextID += 1
        let message = WireMessage(question, id: id)
        let answer = try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let error = LinkError.noAnswer(endpoint: endpoint, after: limit)
                let timer = reactor.schedule(after: limit) { [self] in giveUp(id, error) }
                questions[id] = Question(message: message, answer: continuation, timer: timer)
                if port?.isReady == true { port?.send(message) }
            }
        } onCancel: {
            Task { await giveUp(id, CancellationError()) }
        }
        guard answer.kind == Answer.kind else {
            throw LinkError.unexpected(endpoint: endpoint, "kind \(answer.envelope.kind)")
        }
        do {
            return (try answer.decode(Answer.self), answer.raw)
        } catch {
            throw LinkError.unexpected(endpoint: endpoint, error.description)
        }
    }

    /// Closes the connection; must be called once, last.
    public func close() async {
        await reactor.stop()
        // It holds this client, as its listener.
        port = nil
    }

    private func connect() throws(LinkError) {
        guard port == nil else { return }
        do {
            let port = try DealerPort(
                to: Endpoint(endpoint), on: reactor, context: sockets,
                hello: Hello(role: .operator, node: "", name: "operator"), clock: clock,
                failed: { [self] error in fail(LinkError.cannotOpen(error.description)) },
                handle: { [self] event in handle(event) })
            self.port = port
        } catch {
            throw .cannotOpen(error.description)
        }
        reactor.every(.milliseconds(100)) { [self] in port?.tick() }
    }

    private func handle(_ event: DealerPort.Event) {
        switch event {
        case .ready:
            for id in questions.keys.sorted() {
                if let question = questions[id] { port?.send(question.message) }
            }
        case .lost, .malformed: break
        case .refused(let complaint): fail(.refused(endpoint: endpoint, complaint))
        case .message(let message):
            guard let question = questions.removeValue(forKey: message.envelope.id) else { return }
            reactor.cancel(question.timer)
            if message.kind == .error, let complaint = try? message.decode(Complaint.self) {
                question.answer.resume(throwing: LinkError.refused(endpoint: endpoint, complaint))
            } else {
                question.answer.resume(returning: message)
            }
        }
    }

    private func giveUp(_ id: UInt64, _ error: any Error) {
        questions.removeValue(forKey: id)?.answer.resume(throwing: error)
    }

    private func fail(_ error: LinkError) {
        let open = questions
        questions = [:]
        for question in open.values {
            reactor.cancel(question.timer)
            question.answer.resume(throwing: error)
        }
    }
}
