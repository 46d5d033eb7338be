/// A round that did not come to its end: something is stuck, or a process ended by itself.
public struct RoundError: Error, CustomStringConvertible {
    /// The plan, what happened, and the ends of the logs.
    public let description: String
}
