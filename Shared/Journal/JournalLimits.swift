import Storage

/// The sizes and times of a journal, each with its unit.
public struct JournalLimits: Hashable, Codable, Sendable {
    /// Bytes of all documents; at this limit the operator must act. Default 64 GiB.
    public var capacityBytes: Int
    /// Bytes of the documents that wait to be read; falls again when the ledger comes back. Default 8 GiB.
    public var backlogBytes: Int
    /// What a sender is told when the journal is full. Default 30 seconds.
    public var retryAfterSeconds: Int
    /// How long a statement waits for a lock of the file. Default 10 seconds.
    public var busyTimeoutSeconds: Double
    /// Documents that one transaction of a replay looks at.
    public var replayPageDocuments: Int
    /// How writes share transactions.
    public var group: GroupLimits

    /// Makes limits.
    public init(
        capacityBytes: Int = 64 << 30, backlogBytes: Int = 8 << 30, retryAfterSeconds: Int = 30,
        busyTimeoutSeconds: Double = 10, replayPageDocuments: Int = 500, group: GroupLimits = GroupLimits()
    ) {
        self.capacityBytes = capacityBytes
        self.backlogBytes = backlogBytes
        self.retryAfterSeconds = retryAfterSeconds
        self.busyTimeoutSeconds = busyTimeoutSeconds
        self.replayPageDocuments = replayPageDocuments
        self.group = group
    }

    /// Bytes of one row of content: documents are stored, and read, in pieces of this size.
    public static let chunkBytes = 256 << 10

    /// Whether there is room for a new document.
    func hasRoom(for byteCount: Int, in counts: JournalCounts) -> Bool {
        counts.bytes + byteCount <= capacityBytes && counts.pendingBytes + byteCount <= backlogBytes
    }
}
