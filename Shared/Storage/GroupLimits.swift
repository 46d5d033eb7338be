/// How many writes share one transaction, and how many may wait for the next.
public struct GroupLimits: Hashable, Codable, Sendable {
    /// Writes in one transaction at most.
    public var writesPerGroup: Int
    /// Bytes of content in one transaction at most; a larger write goes alone.
    public var bytesPerGroup: Int
    /// Writes that wait at most; one more is answered with ``StorageError/Code/overloaded``.
    public var waitingWrites: Int
    /// Transactions after which the mark beside the file is made durable; after a loss of power it may lag by so many.
    public var commitsPerMarkSync: Int

    /// Makes limits.
    public init(
        writesPerGroup: Int = 256, bytesPerGroup: Int = 16 << 20, waitingWrites: Int = 16_384,
        commitsPerMarkSync: Int = 256
    ) {
        self.writesPerGroup = writesPerGroup
        self.bytesPerGroup = bytesPerGroup
        self.waitingWrites = waitingWrites
        self.commitsPerMarkSync = commitsPerMarkSync
    }
}
