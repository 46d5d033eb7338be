import Storage

/// The sizes and times of a ledger, each with its unit.
public struct LedgerLimits: Hashable, Codable, Sendable {
    /// How long a statement waits for a lock of the file. Default 10 seconds.
    public var busyTimeoutSeconds: Double
    /// Results kept in memory so that folding a parent does not read all its children again. They hold no more than
    /// ``cachedCells`` together.
    public var cachedResults: Int
    /// Cells of the results kept in memory; about 2.4 KB each, measured over small results. Default 25,000, some 60 MB.
    public var cachedCells: Int
    /// How calls share transactions.
    public var group: GroupLimits

    /// Makes limits.
    public init(
        busyTimeoutSeconds: Double = 10, cachedResults: Int = 10_000, cachedCells: Int = 25_000,
        group: GroupLimits = GroupLimits()
    ) {
        self.busyTimeoutSeconds = busyTimeoutSeconds
        self.cachedResults = cachedResults
        self.cachedCells = cachedCells
        self.group = group
    }
}
