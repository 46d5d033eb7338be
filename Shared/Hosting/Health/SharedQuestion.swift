import Synchronization

/// A question that many may ask at once and nobody waits for longer than a limit.
///
/// It is put once at a time: who asks while an answer is being made gets that one. So a service that hangs is asked once,
/// however many probes knock meanwhile.
final class SharedQuestion<Answer: Sendable>: Sendable {
    private struct State {
        var isAsking = false
        var next = 0
        var waiting: [Int: CheckedContinuation<Answer?, Never>] = [:]
        var timers: [Int: Task<Void, Never>] = [:]
    }

    private let state = Mutex(State())
    private let limit: Duration
    private let clock: any Clock<Duration>
    private let ask: @Sendable () async -> Answer

    /// - Parameters:
    ///   - limit: how long somebody waits at most.
    ///   - ask: makes the answer.
    init(
        within limit: Duration, clock: any Clock<Duration> = ContinuousClock(),
        _ ask: @escaping @Sendable () async -> Answer
    ) {
        self.limit = limit
        self.clock = clock
        self.ask = ask
    }

    /// The answer; `nil` when it is not there in time.
    func answer() async -> Answer? {
        await withCheckedContinuation { continuation in
            let (number, mustAsk) = state.withLock { state in
                state.next += 1
                state.waiting[state.next] = continuation
                defer { state.isAsking = true }
                return (state.next, !state.isAsking)
            }
            if mustAsk { Task { [self] in answered(await ask()) } }
            let timer = Task { [self] in
                try? await clock.sleep(for: limit)  // Cancelled when the answer is there; then nobody waits any more.
                giveUp(number)
            }
            state.withLock { state in
                if state.waiting[number] == nil { timer.cancel() } else { state.timers[number] = timer }
            }
        }
    }

    /// How many wait for the answer now.
    var waitingCount: Int { state.withLock { $0.waiting.count } }

    private func answered(_ answer: Answer) {
        let (waiting, timers) = state.withLock { state in
            defer {
                state.waiting = [:]
                state.timers = [:]
                state.isAsking = false
            }
            return (state.waiting, state.timers)
        }
        for timer in timers.values { timer.cancel() }
        for continuation in waiting.values { continuation.resume(returning: answer) }
    }

    private func giveUp(_ number: Int) {
        state.withLock { state in
            state.timers[number] = nil
            return state.waiting.removeValue(forKey: number)
        }?.resume(returning: nil)
    }
}
