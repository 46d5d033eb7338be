import Glibc

/// A thread that waits for sockets, timers and jobs, and the executor of the actors that own those sockets.
///
/// An actor whose `unownedExecutor` is a reactor runs on the reactor's thread. It opens its sockets there, registers them,
/// and sends and receives without a hop:
///
/// ```swift
/// actor Gate {
///     private let reactor: Reactor
///     nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }
///
///     func open(_ socket: Socket) throws {
///         try reactor.register(socket) { batch in self.take(batch) } failed: { error in self.lose(error) }
///     }
/// }
/// ```
///
/// The thread lives from `init` until the last reference to the reactor is gone. ``stop()`` closes the sockets and drops the
/// handlers; jobs of actors that live on it run before and after, in the order in which they came, so that no task that
/// waits for one is left hanging. Handlers are kept until then, with the actor they capture: every reactor must be stopped.
/// Priorities of tasks are not looked at.
public final class Reactor: SerialExecutor {
    /// How much one socket may do before the next one has its turn.
    public struct Limits: Sendable {
        /// Messages handed to a handler at a time.
        public var batchMessages = 256
        /// Bytes after which no further message is added to the batch.
        public var batchBytes = 1 << 20

        /// The values above.
        public init() {}
    }

    /// The name of a timer, for cancelling it.
    public struct TimerID: Hashable, Sendable {
        let rawValue: UInt64
    }

    private let inbox: ReactorInbox
    // Sound without a lock: `ReactorLoop` is reached by the reactor's thread, which owns it, and through the methods below,
    // which all check that they are called on that thread.
    private nonisolated(unsafe) let loop: ReactorLoop

    /// Starts the thread.
    ///
    /// - Parameters:
    ///   - name: the thread's name in tools such as `top`; the system keeps 15 bytes of it.
    ///   - limits: how much one socket may do at a time.
    /// - Throws: ``ZeroMQError`` when the system has no thread or descriptor left.
    public init(name: String, limits: Limits = Limits()) throws(ZeroMQError) {
        inbox = try ReactorInbox()
        loop = ReactorLoop(limits: limits)
        try ReactorThread(name: name, inbox: inbox, loop: loop).start()
    }

    deinit {
        inbox.end()
    }

    /// Closes the registered sockets on their thread, cancels all timers and drops all handlers, after the jobs that were
    /// there first. Returns when that is done. Stopping twice is no error.
    public func stop() async {
        await withCheckedContinuation { continuation in
            inbox.post(
                .work {
                    self.loop.stop()
                    continuation.resume()
                })
        }
    }

    /// Whether the caller is on the reactor's thread.
    public var isCurrent: Bool { inbox.isServedHere }

    /// Runs `work` on the reactor's thread and returns what it returns: for setting up without an actor.
    public func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            inbox.post(
                .work { [self] in withExtendedLifetime(self) { continuation.resume(with: Result(catching: work)) } })
        }
    }

    private func confined() -> ReactorLoop {
        precondition(isCurrent, "sockets and timers of a reactor may be touched on its own thread only")
        return loop
    }
}

// MARK: - Sockets, on the reactor's thread

extension Reactor {
    /// Has `socket` served: whenever messages have arrived, `receive` gets a batch of them. On the reactor's thread only.
    ///
    /// - Parameters:
    ///   - socket: a socket that was opened on this thread. The reactor closes it when it stops.
    ///   - receive: gets at least one message, in order, and at most what ``Limits`` say.
    ///   - failed: called once when the socket can be read no more; it is no longer registered then. Closing a socket oneself
    ///     ends its registration silently.
    /// - Throws: ``ZeroMQError/Code/stopped`` after ``stop()``; the socket is closed then.
    public func register(
        _ socket: Socket, receive: @escaping ([Multipart]) -> Void, failed: @escaping (ZeroMQError) -> Void
    ) throws(ZeroMQError) {
        let loop = confined()
        guard !loop.isStopped else {
            socket.close()
            throw ZeroMQError(.stopped, .reactor)
        }
        loop.add(socket, receive: receive, fail: failed)
    }

    /// Ends the serving of `socket` without closing it. One that is not registered is no error. On the reactor's thread only.
    public func unregister(_ socket: Socket) {
        confined().remove(socket)
    }

    /// Calls `action` once, as soon as `socket` can send: a peer is connected and takes messages. A second call replaces the
    /// first. A router counts as able to send at any time. On the reactor's thread only.
    /// - Throws: ``ZeroMQError/Code/stopped`` when the socket is not registered.
    public func whenWritable(_ socket: Socket, _ action: @escaping () -> Void) throws(ZeroMQError) {
        guard confined().whenWritable(socket, action) else {
            throw ZeroMQError(.stopped, .reactor, detail: "the socket is not registered")
        }
    }
}

// MARK: - Timers, on the reactor's thread

extension Reactor {
    /// Calls `action` once, not before `delay` has passed on the monotonic clock. On the reactor's thread only.
    ///
    /// Timers fire in the order of their deadlines, those of one deadline in the order of scheduling. After ``stop()`` none
    /// fires, and scheduling is without effect.
    @discardableResult
    public func schedule(after delay: Duration, _ action: @escaping () -> Void) -> TimerID {
        confined().schedule(after: delay, every: nil, action)
    }

    /// Calls `action` again and again, `interval` apart, first after one interval. Turns that were missed are skipped. The
    /// interval is at least a millisecond. On the reactor's thread only.
    @discardableResult
    public func every(_ interval: Duration, _ action: @escaping () -> Void) -> TimerID {
        let interval = max(interval, .milliseconds(1))
        return confined().schedule(after: interval, every: interval, action)
    }

    /// Cancels a timer. One that has fired is no error. On the reactor's thread only.
    public func cancel(_ timer: TimerID) {
        confined().cancel(timer)
    }
}

// MARK: - Executor

extension Reactor {
    /// Takes a step of a task of an actor that lives here.
    public func enqueue(_ job: consuming ExecutorJob) {
        inbox.post(.job(UnownedJob(job), on: self))
    }

    /// For an actor's `unownedExecutor`.
    public func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        UnownedSerialExecutor(ordinary: self)
    }

    /// Stops the program off the reactor's thread; lets `assumeIsolated` work in handlers and timers.
    public func checkIsolated() {
        precondition(isCurrent, "this code must run on the reactor's thread")
    }

    /// Whether the caller is on the reactor's thread.
    public func isIsolatingCurrentContext() -> Bool? {
        isCurrent
    }
}
