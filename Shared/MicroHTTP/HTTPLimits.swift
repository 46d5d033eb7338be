/// What the server takes at most.
public struct HTTPLimits: Sendable, Hashable {
    /// Connections at a time; further ones wait in the system's queue.
    public var connections: UInt32 = 64
    /// A connection that says nothing for so long is closed.
    public var idleSeconds: UInt32 = 10
    /// Memory of a connection: the longest request line with its headers.
    public var connectionBytes = 16 << 10

    /// The defaults: enough for a few scrapers and probes.
    public init() {}
}
