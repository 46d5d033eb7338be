/// Deadlines with what is to happen then, in order. It reads no clock: the time is an argument.
struct TimerQueue {
    typealias Instant = ContinuousClock.Instant
    typealias Identifier = Reactor.TimerID

    private struct Entry {
        var deadline: Instant
        let id: Identifier
        let interval: Duration?
        let action: () -> Void
    }

    /// By deadline, the latest first, so that the next one is taken from the end; equal deadlines in order of scheduling.
    private var entries: [Entry] = []
    private var lastID: UInt64 = 0

    /// The next deadline; `nil` when nothing is scheduled.
    var next: Instant? { entries.last?.deadline }

    /// A name that no timer bears.
    mutating func identifier() -> Identifier {
        lastID += 1
        return Identifier(rawValue: lastID)
    }

    /// Schedules `action`, again and again when there is an interval. Complexity: linear in the number of timers.
    mutating func add(at deadline: Instant, every interval: Duration?, _ action: @escaping () -> Void) -> Identifier {
        let id = identifier()
        insert(Entry(deadline: deadline, id: id, interval: interval, action: action))
        return id
    }

    /// Forgets a timer and hands its action back. One that is unknown, or has fired for good, is no error.
    @discardableResult
    mutating func cancel(_ id: Identifier) -> (() -> Void)? {
        entries.firstIndex { $0.id == id }.map { entries.remove(at: $0).action }
    }

    /// Takes the next action that is due at `now`; `nil` when none is.
    ///
    /// A repeating timer is scheduled one interval later; deadlines that were missed meanwhile are skipped, not made up for.
    mutating func takeDue(at now: Instant) -> (() -> Void)? {
        guard var entry = entries.last, entry.deadline <= now else { return nil }
        entries.removeLast()
        if let interval = entry.interval {
            let following = entry.deadline + interval
            entry.deadline = following > now ? following : now + interval
            insert(entry)
        }
        return entry.action
    }

    private mutating func insert(_ entry: Entry) {
        let position = entries.firstIndex { $0.deadline <= entry.deadline } ?? entries.endIndex
        entries.insert(entry, at: position)
    }
}
