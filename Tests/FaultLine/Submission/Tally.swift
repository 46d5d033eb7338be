import Synchronization

/// Counts what happens, so that a fault can be made after so many events and not after so much time.
public final class Tally: Sendable {
    private struct State {
        var count = 0
        var isOver = false
        var waiting: [(count: Int, waiter: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    /// Starts at 0.
    public init() {}

    /// One more event.
    public func add() {
        let reached = state.withLock { state in
            state.count += 1
            let reached = state.waiting.filter { $0.count <= state.count }
            state.waiting.removeAll { $0.count <= state.count }
            return reached
        }
        for entry in reached { entry.waiter.resume() }
    }

    /// Nothing more will happen: nobody waits any longer.
    public func end() {
        let open = state.withLock { state in
            state.isOver = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for entry in open { entry.waiter.resume() }
    }

    /// Waits for the `count`th event, or for the end.
    public func reached(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isReached = state.withLock { state in
                if state.isOver || state.count >= count { return true }
                state.waiting.append((count, continuation))
                return false
            }
            if isReached { continuation.resume() }
        }
    }
}
