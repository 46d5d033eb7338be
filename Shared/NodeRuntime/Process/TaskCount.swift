/// How many tasks an actor has begun that have not ended, and the wait until there are none: what a drain waits for.
///
/// It belongs to one actor and is touched by that actor alone.
public final class TaskCount {
    private var open = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// No tasks.
    public init() {}

    /// A task begins.
    public func begin() { open += 1 }

    /// A task has ended.
    public func end() {
        open -= 1
        if open == 0 { giveUp() }
    }

    /// Ends every wait now: the tasks take too long.
    public func giveUp() {
        for continuation in waiting { continuation.resume() }
        waiting = []
    }

    /// Returns when no task is open; at once when none is.
    public func none(isolation: isolated (any Actor)? = #isolation) async {
        guard open > 0 else { return }
        await withCheckedContinuation { waiting.append($0) }
    }
}
