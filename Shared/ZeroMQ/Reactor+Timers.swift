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
