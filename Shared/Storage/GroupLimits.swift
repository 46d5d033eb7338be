/// How many writes share one transaction, and how many may wait for the next.
public struct GroupLimits: Hashable, Codable, Sendable {
    /// Writes in one transaction at most.
    public var writesPerGroup: Int
    /// Bytes of content in one transaction at most; a larger write goes alone.
    public var bytesPerGroup: Int
    /// Writes that wait at most; one more is answered with ``StorageError/Code/overloaded``.
    public var waitingWrites: Int

    /// Makes limits.
    public init(writesPerGroup: Int = 256, bytesPerGroup: Int = 16 << 20, waitingWrites: Int = 16_384) {
        self.writesPerGroup = writesPerGroup
        self.bytesPerGroup = bytesPerGroup
        self.waitingWrites = waitingWrites
    }
}
