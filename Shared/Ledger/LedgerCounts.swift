/// How much a ledger holds.
public struct LedgerCounts: Hashable, Codable, Sendable {
    /// Documents with a reading.
    public var read = 0
    /// Documents that could not be read and have no reading.
    public var buried = 0
    /// Documents that were handed in somewhere and were neither read nor buried so far.
    public var awaited = 0
    /// Documents with a reading that belongs to no place and is rolled up nowhere.
    public var unplaced = 0
    /// Documents that are retracted, whether they were read, buried, or neither.
    public var retracted = 0
    /// Decisions of persons about cells or figures that were not taken back.
    public var adjudicated = 0
    /// Observations of all readings.
    public var observations = 0
    /// Checks of all readings that do not hold.
    public var failedChecks = 0
    /// Places and years with a result.
    public var results = 0
    /// Cells of all results.
    public var cells = 0
    /// Places and years whose result waits to be folded again: their cells, as they are counted here, leave out facts that
    /// came in last.
    public var waiting = 0

    /// An empty ledger.
    public init() {}
}
