/// The limits by which documents are lent to workers.
public struct LeasePolicy: Hashable, Sendable {
    /// A document is buried after this many failures of its own.
    public var maximumAttempts: Int
    /// The pause after the first failure; it doubles with each further one.
    public var firstPause: Duration
    /// The longest pause.
    public var longestPause: Duration
    /// How many documents the desk keeps in memory, ready to be lent.
    public var backlog: Int

    /// Makes a policy; see the properties.
    public init(
        maximumAttempts: Int = 5, firstPause: Duration = .seconds(2), longestPause: Duration = .seconds(600),
        backlog: Int = 1_000
    ) {
        self.maximumAttempts = maximumAttempts
        self.firstPause = firstPause
        self.longestPause = longestPause
        self.backlog = backlog
    }

    /// The pause before the next attempt: exponential, with a jitter of ± 20 % taken from `seed`, so that documents
    /// that failed together do not come back together.
    public func pause(afterAttempts attempts: Int, seed: UInt64) -> Duration {
        var pause = firstPause
        for _ in 1..<max(1, attempts) where pause < longestPause { pause = pause * 2 }
        let percent = Int(seed % 41) - 20
        return min(pause, longestPause) * (100 + percent) / 100
    }
}
