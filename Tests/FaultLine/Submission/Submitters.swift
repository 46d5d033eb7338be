import Documents
import Links
import ZeroMQ

/// Any number of submitters at once, each with a connection of its own, on one thread.
public actor Submitters {
    /// Nobody answered for so long that something is stuck.
    public struct Stuck: Error, CustomStringConvertible {
        /// What is not answered, in short.
        public let description: String
    }

    private nonisolated let reactor: Reactor
    /// The thread of the connections.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    private let endpoint: Endpoint
    private let identities: [Identity]
    private let sockets: Context
    private let clock = LinkClock()
    private let tally: Tally?
    private let declines: Tally?
    private var handovers: [Handover] = []
    private var done: CheckedContinuation<Void, any Error>?

    /// Prepares to hand documents in at `endpoint`.
    ///
    /// - Parameters:
    ///   - identities: as whom the submitters come, where the endpoint is a door for other machines; one for each.
    ///   - tally: counts every receipt and every refusal.
    ///   - declines: counts refusals only.
    public init(
        endpoint: String, identities: [Identity] = [], tally: Tally? = nil, declines: Tally? = nil
    ) throws {
        self.endpoint = try Endpoint(endpoint)
        self.identities = identities
        self.tally = tally
        self.declines = declines
        sockets = try Context()
        reactor = try Reactor(name: "submitters")
    }

    /// Hands documents in, the share of each submitter over a connection of its own, and returns when every document has
    /// reached `goal`, is a dead letter, or is refused for good. May be called once.
    ///
    /// - Throws: ``Stuck`` when that has not come to pass within `limit`; what a service that refuses them says.
    public func handIn(
        _ shares: [[InventedDocument]], until goal: Receipt = .stored, within limit: Duration = RealLine.patience
    ) async throws -> [Outcome] {
        do {
            try await withCheckedThrowingContinuation { continuation in
                done = continuation
                begin(shares, goal, limit)
            }
        } catch {
            await reactor.stop()
            throw error
        }
        let outcomes = handovers.flatMap(\.outcomes)
        await reactor.stop()
        handovers = []
        return outcomes
    }

    private func begin(_ shares: [[InventedDocument]], _ goal: Receipt, _ limit: Duration) {
        do {
            for (number, share) in shares.enumerated() {
                let handover = Handover(
                    share, goal: goal, reactor: reactor, clock: clock, tally: tally, declines: declines,
                    changed: { [self] in look() })
                handovers.append(handover)
                let identity = identities.indices.contains(number) ? identities[number] : nil
                try handover.connect(
                    to: endpoint, name: "submitter-\(number)", as: identity, context: sockets
                ) { [self] error in finish(.failure(error)) }
            }
        } catch {
            finish(.failure(error))
        }
        reactor.every(.milliseconds(100)) { [self] in
            for handover in handovers { handover.tick() }
        }
        reactor.schedule(after: limit) { [self] in
            let open = handovers.flatMap(\.outcomes).filter { !$0.hasReached(goal) }
            let names = open.prefix(5).map { "\($0.document.short) \($0.promise?.rawValue ?? "-")" }
            finish(
                .failure(
                    Stuck(description: "\(open.count) documents have no answer after \(limit), among them \(names)")))
        }
        look()
    }

    private func look() {
        if handovers.allSatisfy(\.isDone) { finish(.success(())) }
    }

    private func finish(_ result: Result<Void, any Error>) {
        done?.resume(with: result)
        done = nil
    }
}
