@testable import Links
import Messages
import Places
import Testing
import ZeroMQ

/// Both ends of a line over CURVE, whose keys change while it is used.
@Suite(.timeLimit(.minutes(3))) struct KeyChangeTests {
    @Test func line_whoseOwnKeyChanges_goesOnUnderTheNewOne() async throws {
        try await Ends.run { ends in
            let second = try CurveKeyPair.generate()
            await ends.admit(second.publicKey)
            await ends.change(own: second)
            await ends.until("lost")
            await ends.until("ready")
            #expect(await ends.lastKnock == second.publicKey)
            #expect(await ends.isAnswered())
        }
    }

    /// The other side does not know the new key yet: the connection under the old one stays until it does.
    @Test func line_whoseNewKeyIsNotAdmittedYet_staysUpUnderTheOldOne() async throws {
        try await Ends.run { ends in
            let second = try CurveKeyPair.generate()
            await ends.change(own: second)
            await ends.until("turned away")
            #expect(await ends.isAnswered(), "over the connection that was there")
            #expect(await !ends.heard.contains("lost"))
            await ends.admit(second.publicKey)
            await ends.until("lost")
            await ends.until("ready")
            #expect(await ends.lastKnock == second.publicKey)
        }
    }

    /// The key was taken off the list before the new one was let in: no connection under the old one is waited for.
    @Test func line_whoseOldKeyIsShutOut_goesOnUnderTheNewOne() async throws {
        try await Ends.run { ends in
            let second = try CurveKeyPair.generate()
            await ends.shutAllOut()
            _ = await ends.isAnswered()
            await ends.admit(second.publicKey)
            await ends.change(own: second)
            await ends.until("ready")
            #expect(await ends.lastKnock == second.publicKey)
        }
    }

    /// To the owner that is a line that was lost: a reader that is refused would end.
    @Test func line_whoseOldKeyIsShutOutTooEarly_isLostAndNotRefused() async throws {
        try await Ends.run { ends in
            let second = try CurveKeyPair.generate()
            await ends.change(own: second)
            await ends.until("turned away")
            await ends.shutAllOut()
            await ends.ask()
            await ends.until("lost")
            await ends.admit(second.publicKey)
            await ends.until("ready")
            #expect(await ends.lastKnock == second.publicKey)
        }
    }

    @Test func line_whoseOtherSideChangesItsAnnouncedKey_comesBackUnderIt() async throws {
        try await Ends.run { ends in
            let second = try CurveKeyPair.generate()
            await ends.announce(second)
            await ends.until("confirmed \(second.publicKey)")
            await ends.changeServer()
            await ends.until("lost")
            await ends.until("ready")
            #expect(await ends.isAnswered())
            #expect(await ends.believed == [second.publicKey], "the key before is believed no more")
        }
    }

    /// A wrong key of the other side breaks every handshake; whoever has it must not knock as fast as connections can be made.
    @Test func line_withAWrongKeyOfTheOtherSide_knocksEverMoreSlowly() async throws {
        try await Ends.run { ends in
            await ends.announce(try CurveKeyPair.generate(), toNobody: true)
            await ends.changeServer()
            await ends.until("turned away")
            let first = ContinuousClock.now
            for _ in 0..<4 { await ends.until("turned away") }
            // Half a second after the second, then one, then two.
            #expect(first.duration(to: .now) > .seconds(3))
        }
        let pauses = (2...9).map { DealerPort.pause(afterBroken: $0) }
        #expect(pauses.prefix(5) == [.milliseconds(500), .seconds(1), .seconds(2), .seconds(4), .seconds(8)])
        #expect(pauses.dropFirst(5).allSatisfy { $0 == .seconds(10) })
        #expect(DealerPort.pause(afterBroken: .max) == .seconds(10))
    }

    /// Without the announcement nobody is fooled: the line stays down, as for any other server.
    @Test func line_whoseOtherSideHasAKeyThatWasNotAnnounced_isNotUp() async throws {
        try await Ends.run { ends in
            let first = await ends.believed
            await ends.announce(try CurveKeyPair.generate(), toNobody: true)
            await ends.changeServer()
            await ends.until("turned away")
            await ends.until("turned away")
            #expect(await ends.believed == first)
            #expect(await !ends.heard.contains("ready"))
        }
    }
}

/// A door and a line to it on one thread.
private actor Ends {
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
    /// Words of which the first that is heard is told; it stays among those not yet waited for.
    private var watched: (words: [String], CheckedContinuation<String, Never>)?
    private var question: UInt64 = 0

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
        let words = ["answer \(question)", "refused"]
        if let word = words.first(where: heard.contains) { return word == words[0] }
        return await withCheckedContinuation { watched = (words, $0) } == words[0]
    }

    private func note(_ word: String) {
        if let watched, watched.words.contains(word) {
            self.watched = nil
            watched.1.resume(returning: word)
        }
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
        case .refused: note("refused")
        case .message(let message): note("answer \(message.envelope.id)")
        case .malformed: note("malformed")
        }
    }
}
