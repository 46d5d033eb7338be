/// How soon a service that ended unasked is started again.
public struct RestartPolicy: Hashable, Sendable {
    /// The pause before the first start again; it doubles with each further one.
    public var firstPause: Duration
    /// The longest pause.
    public var longestPause: Duration
    /// A service that ran for so long is taken for sound: the next pause is the first again.
    public var steadyAfter: Duration

    /// Makes a policy; see the properties.
    public init(
        firstPause: Duration = .seconds(1), longestPause: Duration = .seconds(60),
        steadyAfter: Duration = .seconds(60)
    ) {
        self.firstPause = firstPause
        self.longestPause = longestPause
        self.steadyAfter = steadyAfter
    }

    /// The pause after so many ends in a row, counted from 1.
    public func pause(afterEnds ends: Int) -> Duration {
        var pause = firstPause
        for _ in 1..<max(1, ends) where pause < longestPause { pause = pause * 2 }
        return min(pause, longestPause)
    }

    /// How many ends in a row there are, when a service that had ended so often before has now run for so long.
    public func ends(before: Int, ranFor time: Duration) -> Int { time >= steadyAfter ? 1 : before + 1 }
}
