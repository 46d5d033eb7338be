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
    // Sound without a lock: `ReactorLoop` is reached by the reactor's thread, which owns it, and through `confined()`,
    // which checks that it is called on that thread.
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

    /// The loop, for a caller on the reactor's thread; stops the program elsewhere.
    func confined() -> ReactorLoop {
        precondition(isCurrent, "sockets and timers of a reactor may be touched on its own thread only")
        return loop
    }
}

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
