import Links
import Messages
import Places
import Testing
import ZeroMQ

/// A peer whose key is admitted for another place while a message of it is on its way.
@Suite(.timeLimit(.minutes(3))) struct MovedPeerTests {
    /// A door, and a bare socket that knocks at it, on one thread.
    actor Scene {
        nonisolated let reactor: Reactor
        nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }
        private let context: Context
        private var place = PlaceCode(rawValue: "330103")
        private var router: RouterPort?
        private var socket: Socket?
        /// What the owner of the door was told.
        private(set) var told: [String] = []
        private let arrived: AsyncStream<String>.Continuation
        /// The kinds of the answers that came back.
        nonisolated let answers: AsyncStream<String>

        init() throws {
            reactor = try Reactor(name: "moved")
            context = try Context()
            (answers, arrived) = AsyncStream.makeStream()
        }

        func open() throws {
            let port = try RouterPort(
                at: Endpoint("tcp://127.0.0.1:0"), on: reactor, context: context,
                peers: PeerTable(role: .aggregate, node: "above", limits: LinkLimits()), clock: LinkClock(),
                standing: { [self] _ in .admitted(PeerIdentity(node: "below", place: place)) },
                failed: { Issue.record($0) }, handle: { [self] event in tell(event) })
            router = port
            let socket = try Socket(.dealer, context: context, options: RouterPort.options(limits: LinkLimits()))
            self.socket = socket
            try reactor.register(
                socket,
                receive: { [self] batch in
                    for multipart in batch {
                        guard let message = try? WireMessage(frames: multipart.frames) else { continue }
                        arrived.yield(message.envelope.kind)
                    }
                }, failed: { Issue.record($0) })
            try socket.connect(port.endpoint)
        }

        func move(to place: String) { self.place = PlaceCode(rawValue: place) }

        func send(_ message: WireMessage) throws {
            try #require(socket).send(message.speaking(Envelope.firstVersion).frames)
        }

        private func tell(_ event: RouterPort.Event) {
            switch event {
            case .joined: told.append("joined")
            case .gone: told.append("gone")
            case .message(_, _, let message): told.append(message.envelope.kind)
            case .refused: told.append("refused")
            }
        }
    }

    @Test func peer_whoseSessionEndsInTheMiddleOfAMessage_isToldAsGone() async throws {
        let scene = try Scene()
        try await scene.open()
        try await scene.send(WireMessage(Hello(role: .aggregate, node: "below", name: "line"), id: 1))
        var answers = scene.answers.makeAsyncIterator()
        let first = await answers.next()
        #expect(first == "welcome")
        #expect(await scene.told == ["gone", "joined"], "what an earlier hello of the connection held is over")

        await scene.move(to: "330104")
        let documents = (0..<10_000).map { Fixture.document($0) }
        let parts = Parts.cut(WireMessage(AskReceipts(stream: "s", after: 0, documents: documents), id: 2))
        #expect(parts.count > 2, "the session ends at the first, and the last comes from nobody")
        for part in parts { try await scene.send(part) }
        let last = await answers.next()
        #expect(last == "error", "it is to say hello again")
        #expect(await scene.told == ["gone", "joined", "gone"])
        await scene.reactor.stop()
    }
}
