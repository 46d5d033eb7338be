import Storage

/// The sizes and times of a ledger, each with its unit.
public struct LedgerLimits: Hashable, Codable, Sendable {
    /// How long a statement waits for a lock of the file. Default 10 seconds.
    public var busyTimeoutSeconds: Double
    /// Results of which is kept in memory what they hand up, so that folding a parent does not read all its children again.
    /// They have no more than ``cachedLines`` together.
    public var cachedResults: Int
    /// Lines of what results kept in memory hand up, one an indicator. Default 100,000.
    public var cachedLines: Int
    /// Results that wait and are folded in one transaction at most: facts that come meanwhile wait for it. Default 16.
    public var foldsPerWrite: Int
    /// Facts of one node below that are kept as refused; newer ones take the place of older ones. Default 1,000.
    public var refusedPerNode: Int
    /// Facts of one node below that are refused, not listed for newer ones, and still known again, so that each counts once and not any
    /// more when it is taken; about 100 bytes each. Default 20,000.
    public var countedPerNode: Int
    /// How calls share transactions.
    public var group: GroupLimits

    /// Makes limits.
    public init(
        busyTimeoutSeconds: Double = 10, cachedResults: Int = 10_000, cachedLines: Int = 100_000,
        foldsPerWrite: Int = 16, refusedPerNode: Int = 1_000, countedPerNode: Int = 20_000,
        group: GroupLimits = GroupLimits()
    ) {
        self.busyTimeoutSeconds = busyTimeoutSeconds
        self.cachedResults = cachedResults
        self.cachedLines = cachedLines
        self.foldsPerWrite = foldsPerWrite
        self.refusedPerNode = refusedPerNode
        self.countedPerNode = countedPerNode
        self.group = group
    }
}
