/// The monotonic clock of the links' shells: the state machines get its readings as plain durations.
public struct LinkClock: Sendable {
    private let start = ContinuousClock.now

    /// Starts at zero.
    public init() {}

    /// The time since the start.
    public var now: Duration { ContinuousClock.now - start }
}
