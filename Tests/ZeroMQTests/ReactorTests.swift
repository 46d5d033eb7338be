import Testing
import ZeroMQ

@Suite(.timeLimit(.minutes(3)))
struct ReactorTests {
    /// Counts without a lock: right only when every call runs on the reactor's thread.
    private actor Counter {
        private let reactor: Reactor
        private(set) var count = 0
        private(set) var strays = 0
        nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

        init(on reactor: Reactor) { self.reactor = reactor }

        func increment() {
            if !reactor.isCurrent { strays += 1 }
            count += 1
        }

        /// Stops its own reactor and comes back to it.
        func stopOwnReactor() async {
            await reactor.stop()
            increment()
        }
    }

    @Test func actor_whenCalledFromManyTasks_runsOnTheReactorsThreadOnly() async throws {
        let reactor = try Reactor(name: "test")
        let counter = Counter(on: reactor)
        await withTaskGroup { group in
            for _ in 0..<20 {
                group.addTask { for _ in 0..<200 { await counter.increment() } }
            }
        }
        #expect(await counter.count == 4000)
        #expect(await counter.strays == 0)
        await reactor.stop()
    }

    @Test func job_whenReactorIsStopped_stillRuns() async throws {
        let reactor = try Reactor(name: "test")
        let counter = Counter(on: reactor)
        await withTaskGroup { group in
            for _ in 0..<50 { group.addTask { await counter.increment() } }
            group.addTask { await counter.stopOwnReactor() }
            for _ in 0..<50 { group.addTask { await counter.increment() } }
        }
        await reactor.stop()
        await counter.increment()
        #expect(await counter.count == 102)
        #expect(await counter.strays == 0)
    }

    @Test func stop_whenSocketsAreRegistered_closesThemAndLetsTheContextClose() async throws {
        let context = try Context()
        let reactor = try Reactor(name: "test")
        let talker = Talker(on: reactor)
        try await talker.open(.router, context)
        #expect(failure { try context.close() }?.code == .socketsOpen)
        await reactor.stop()
        try context.close()
        let sending = await #expect(throws: ZeroMQError.self) { try await talker.send([[1], [2]]) }
        #expect(sending?.code == .closed)
        let opening = await #expect(throws: ZeroMQError.self) { try await talker.open(.router, Context()) }
        #expect(opening?.code == .stopped)
    }

    @Test func context_whenClosed_opensNoSocket() throws {
        let context = try Context()
        try context.close()
        try context.close()
        #expect(failure { _ = try Socket(.dealer, context: context) }?.code == .terminated)
    }

    @Test func timers_whenScheduledOutOfOrder_fireInOrderOfDeadlines() async throws {
        let reactor = try Reactor(name: "test")
        let (fired, firing) = AsyncStream<Int>.makeStream()
        try await reactor.run {
            let cancelled = reactor.schedule(after: .milliseconds(5)) { firing.yield(0) }
            reactor.schedule(after: .milliseconds(30)) { firing.yield(3) }
            reactor.schedule(after: .milliseconds(10)) { firing.yield(1) }
            reactor.schedule(after: .milliseconds(20)) { firing.yield(2) }
            reactor.cancel(cancelled)
        }
        var order: [Int] = []
        for await number in fired {
            order.append(number)
            if order.count == 3 { break }
        }
        #expect(order == [1, 2, 3])
        await reactor.stop()
    }

    @Test func repeatingTimer_whenCancelledInItsAction_firesNoMore() async throws {
        let reactor = try Reactor(name: "test")
        let (fired, firing) = AsyncStream<Int>.makeStream()
        let ticker = Ticker(reactor, firing)
        await ticker.begin(turns: 3)
        var count = 0
        for await _ in fired { count += 1 }
        #expect(count == 3)
        await reactor.stop()
    }

    /// Repeats a few times, with its state untouched by any other thread.
    private actor Ticker {
        private let reactor: Reactor
        private let firing: AsyncStream<Int>.Continuation
        private var turns = 0
        private var timer: Reactor.TimerID?
        nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

        init(_ reactor: Reactor, _ firing: AsyncStream<Int>.Continuation) {
            self.reactor = reactor
            self.firing = firing
        }

        func begin(turns: Int) {
            timer = reactor.every(.milliseconds(1)) { self.assumeIsolated { $0.tick(last: turns) } }
        }

        private func tick(last: Int) {
            turns += 1
            firing.yield(turns)
            if turns == last, let timer {
                reactor.cancel(timer)
                // Finishes behind a later timer, so that a fourth turn would have been counted.
                reactor.schedule(after: .milliseconds(10)) { [firing] in firing.finish() }
            }
        }
    }

    @Test func reactor_whenReleased_endsItsThreadAndReleasesItsHandlers() async throws {
        let (released, releasing) = AsyncStream<Void>.makeStream()
        do {
            let context = try Context()
            let reactor = try Reactor(name: "test")
            try await reactor.run { [weak reactor] in
                let token = Token { releasing.finish() }
                let socket = try Socket(.router, context: context)
                try reactor?.register(socket, receive: { _ in _ = token }, failed: { _ in })
            }
        }
        for await _ in released {}
    }

    private final class Token: Sendable {
        private let end: @Sendable () -> Void
        init(_ end: @escaping @Sendable () -> Void) { self.end = end }
        deinit { end() }
    }

    @Test func handler_whenSocketIsUnregistered_isNotCalled() async throws {
        try await Scene.run { scene in
            let (arrived, arriving) = AsyncStream<String>.makeStream()
            try await scene.near.run {
                let receiver = try Socket(.pair, context: scene.context)
                let sender = try Socket(.pair, context: scene.context)
                let endpoint = try receiver.bind(Endpoint("inproc://pair"))
                try sender.connect(endpoint)
                try scene.near.register(receiver, receive: { _ in arriving.yield("first handler") }, failed: { _ in })
                scene.near.unregister(receiver)
                try sender.send([[1]])
                try scene.near.register(
                    receiver, receive: { _ in arriving.yield("second handler") }, failed: { _ in })
                try scene.near.register(sender, receive: { _ in }, failed: { _ in })
            }
            for await handler in arrived {
                #expect(handler == "second handler")
                break
            }
        }
    }

    @Test func socket_whenRegisteredFromAnotherThread_stopsTheProgram() async {
        await #expect(processExitsWith: .failure) {
            let context = try Context()
            let reactor = try Reactor(name: "test")
            try reactor.register(Socket(.dealer, context: context), receive: { _ in }, failed: { _ in })
        }
    }
}
