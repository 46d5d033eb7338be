import Links
import Messages
import Places
import ZeroMQ

/// A door and a line to it on one thread.
actor Ends {
    nonisolated let reactor: Reactor
    nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }
    private let context: Context
    private let clock = LinkClock()
    private var server: CurveKeyPair
    private var next: CurveKeyPair?
    private var tellsKeys = true
    private var own: CurveKeyPair
    private var admitted: Set<CurvePublicKey>
    private(set) var believed: [CurvePublicKey]
    private(set) var lastKnock: CurvePublicKey?
    private var router: RouterPort?
    private var dealer: DealerPort?
    /// What was heard and not yet waited for.
    private(set) var heard: [String] = []
    private var awaited: (word: String, CheckedContinuation<Void, Never>)?
    private var question: UInt64 = 0
    /// Who waits for the answer to the last question.
    private var asker: CheckedContinuation<Bool, Never>?

    /// Begins with the line up, under the first keys of both sides.
    static func run(_ body: (Ends) async throws -> Void) async throws {
        let ends = try Ends()
        do {
            try await ends.open()
            await ends.until("ready")
            try await body(ends)
        } catch {
            await ends.reactor.stop()
            throw error
        }
        await ends.reactor.stop()
    }

    init() throws {
        reactor = try Reactor(name: "ends")
        context = try Context()
        (server, own) = (try CurveKeyPair.generate(), try CurveKeyPair.generate())
        admitted = [own.publicKey]
        believed = [server.publicKey]
    }

    private func open() throws {
        _ = try Doorkeeper(context: context, reactor: reactor) { [self] knock in
            lastKnock = knock.key
            return admitted.contains(knock.key) ? .admitted(as: knock.key.description) : .refused
        }
        let guarded = DoorGuard(
            security: { [self] in .curveServer(keys: server, domain: "door") },
            keys: { [self] in
                tellsKeys
                    ? ServerKeys(current: server.publicKey.description, next: next?.publicKey.description) : nil
            },
            confirmed: { [self] _, keys in note("confirmed \(keys.next ?? "")") })
        let port = try RouterPort(
            at: Endpoint("tcp://127.0.0.1:0"), on: reactor, context: context,
            peers: PeerTable(role: .aggregate, node: "above", limits: LinkLimits(heartbeatMilliseconds: 100)),
            clock: clock, guarded: guarded,
            standing: { [self] peer in
                guard let peer, let key = try? CurvePublicKey(peer.userID), admitted.contains(key) else {
                    return .shutOut
                }
                return .admitted(PeerIdentity(node: "below", place: PlaceCode(rawValue: "330103")))
            },
            failed: { [self] in note("failed \($0)") }, handle: { [self] event in answer(event) })
        router = port
        let line = LineGuard(
            ways: { [self] in believed.map { .curveClient(keys: own, server: $0) } },
            worked: { _ in },
            heard: { [self] keys, _ in
                let told = [keys.current, keys.next].compactMap(\.self).compactMap { try? CurvePublicKey($0) }
                believed = told
                return true
            })
        dealer = try DealerPort(
            to: port.endpoint, on: reactor, context: context,
            hello: Hello(role: .aggregate, node: "below", name: "line"), clock: clock, guarded: line,
            failed: { [self] in note("failed \($0)") }, failedHandshake: { [self] _ in note("turned away") },
            handle: { [self] event in take(event) })
        reactor.every(.milliseconds(20)) { [self] in
            router?.tick()
            dealer?.tick()
        }
    }

    func admit(_ key: CurvePublicKey) { admitted.insert(key) }
    func shutAllOut() { admitted = [] }
    func change(own keys: CurveKeyPair) { own = keys }
    func announce(_ keys: CurveKeyPair, toNobody: Bool = false) {
        tellsKeys = !toNobody
        next = keys
    }
    func changeServer() {
        guard let next else { return }
        server = next
        self.next = nil
    }

    /// Waits until this is heard, once.
    func until(_ word: String) async {
        if let index = heard.firstIndex(of: word) { return heard.removeSubrange(...index) }
        heard = []
        await withCheckedContinuation { awaited = (word, $0) }
    }

    /// Asks something over the line.
    func ask() {
        question += 1
        dealer?.send(WireMessage(AskResume(stream: "s"), id: question))
    }

    /// Whether a question over the line is answered, or refused.
    func isAnswered() async -> Bool {
        ask()
        guard !heard.contains("refused") else { return false }
        return await withCheckedContinuation { asker = $0 }
    }

    private func tellAsker(_ isAnswered: Bool) {
        asker?.resume(returning: isAnswered)
        asker = nil
    }

    private func note(_ word: String) {
        if let awaited, awaited.word == word {
            self.awaited = nil
            return awaited.1.resume()
        }
        heard.append(word)
    }

    private func answer(_ event: RouterPort.Event) {
        guard case .message(let peer, _, let message) = event else { return }
        router?.send(WireMessage(Resume(stream: "s", after: 0), id: message.envelope.id), to: peer)
    }

    private func take(_ event: DealerPort.Event) {
        switch event {
        case .ready: note("ready")
        case .lost: note("lost")
        case .refused:
            note("refused")
            tellAsker(false)
        case .message(let message):
            if message.envelope.id == question { tellAsker(true) }
        case .malformed: note("malformed")
        }
    }
}
