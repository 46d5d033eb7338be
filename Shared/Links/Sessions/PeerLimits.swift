/// How much one node may ask of a port that other machines reach.
///
/// A message over the rate is refused as “unavailable”, which every client of ours takes as “later”; nothing is lost.
public struct PeerLimits: Hashable, Sendable {
    /// Connections of one node at a time.
    public var connections: Int
    /// Messages of one node in a second, over time.
    public var messagesPerSecond: Int
    /// Messages that may come at once beyond the rate.
    public var burst: Int

    /// Makes limits; see the properties.
    public init(connections: Int = 64, messagesPerSecond: Int = 2_000, burst: Int = 8_000) {
        self.connections = connections
        self.messagesPerSecond = messagesPerSecond
        self.burst = burst
    }
}

/// A bucket of permissions that fills with time: what a rate is made of.
struct RateBucket: Sendable {
    private let limits: PeerLimits
    private var level: Double
    private var last: Duration

    init(_ limits: PeerLimits, now: Duration) {
        self.limits = limits
        level = Double(limits.burst)
        last = now
    }

    /// Takes one permission; false when there is none left.
    mutating func take(now: Duration) -> Bool {
        let passed = now - last
        last = now
        let seconds = Double(passed.components.seconds) + Double(passed.components.attoseconds) * 1e-18
        level = min(Double(limits.burst), level + max(0, seconds) * Double(limits.messagesPerSecond))
        guard level >= 1 else { return false }
        level -= 1
        return true
    }
}
