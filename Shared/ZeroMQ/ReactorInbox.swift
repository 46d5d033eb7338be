import CZeroMQ
import Glibc
import Synchronization

/// What other threads want done on a reactor's thread, and the bell that wakes it.
final class ReactorInbox: Sendable {
    /// One thing to do.
    enum Entry: Sendable {
        /// A step of a task whose actor lives on the reactor. The reactor is kept alive until it has run.
        case job(UnownedJob, on: Reactor)
        /// A closure.
        case work(@Sendable () -> Void)
    }

    private struct State {
        var entries: [Entry] = []
        var isAsleep = false
        var isEnded = false

        /// Notes that the sleeper is being woken. Returns whether it sleeps, once a sleep.
        mutating func wake() -> Bool {
            defer { isAsleep = false }
            return isAsleep
        }
    }

    private let state = Mutex(State())
    /// The thread that serves this inbox, as `pthread_self()` names it; 0 until it has begun. The serving thread alone writes
    /// it, before all else, so that it reads its own name and every other thread reads something that is not its own.
    private let thread = Atomic<UInt>(0)
    /// An eventfd: readable from a ring until ``sleepIsOver()``.
    let bell: Int32

    init() throws(ZeroMQError) {
        bell = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard bell >= 0 else { throw ZeroMQError(errno: errno, .reactor) }
    }

    deinit {
        close(bell)
    }

    /// Whether the caller runs on the thread that serves this inbox.
    var isServedHere: Bool { thread.load(ordering: .relaxed) == UInt(pthread_self()) }

    /// Makes the calling thread the one that serves.
    func serveHere() {
        thread.store(UInt(pthread_self()), ordering: .relaxed)
    }

    /// Adds one thing to do, behind all others; wakes the thread when it sleeps.
    func post(_ entry: Entry) {
        let mustRing = state.withLock { state in
            state.entries.append(entry)
            return state.wake()
        }
        if mustRing { ring() }
    }

    /// Tells the thread that its reactor is gone.
    func end() {
        let mustRing = state.withLock { state in
            state.isEnded = true
            return state.wake()
        }
        if mustRing { ring() }
    }

    /// Whether the reactor is gone.
    var isEnded: Bool { state.withLock { $0.isEnded } }

    /// Takes all that there is to do, in order.
    func take() -> [Entry] {
        state.withLock { state in
            defer { state.entries = [] }
            return state.entries
        }
    }

    /// Announces that the thread goes to sleep, so that the next post rings. Returns false when there is something to do.
    func fallAsleep() -> Bool {
        state.withLock { state in
            state.isAsleep = state.entries.isEmpty && !state.isEnded
            return state.isAsleep
        }
    }

    /// The thread is awake: posts need not ring any more. `wasRung` says whether the bell is to be silenced.
    func sleepIsOver(wasRung: Bool) {
        state.withLock { $0.isAsleep = false }
        if wasRung {
            var count: eventfd_t = 0
            eventfd_read(bell, &count)
        }
    }

    private func ring() {
        // Fails only when the counter is full, and then the bell is ringing already.
        eventfd_write(bell, 1)
    }
}
