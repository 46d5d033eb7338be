import Storage

/// The sizes and times of a journal, each with its unit.
public struct JournalLimits: Hashable, Codable, Sendable {
    /// Bytes of all documents; at this limit the operator must act. Default 64 GiB.
    public var capacityBytes: Int
    /// Bytes of the new documents that wait to be read; falls again when the ledger comes back. Replays are not counted:
    /// they take no room that was not taken before. Default 8 GiB.
    public var backlogBytes: Int
    /// What a sender is told when the journal is full. Default 30 seconds.
    public var retryAfterSeconds: Int
    /// How long a statement waits for a lock of the file. Default 10 seconds.
    public var busyTimeoutSeconds: Double
    /// Documents that one transaction of a replay looks at.
    public var replayPageDocuments: Int
    /// Replays that wait to be read at most, in documents; an order goes on when fewer wait. Default 1,000.
    public var waitingReplayDocuments: Int
    /// Replays that wait to be read at most, in bytes; a larger document waits alone. Default 256 MiB.
    public var waitingReplayBytes: Int
    /// Failed attempts that are kept for each document. Default 16.
    public var loggedAttempts: Int
    /// How long the bytes of a stored document are kept, in seconds since it was stored; `nil`, the default, for ever.
    /// The one rule that goes by the wall clock, for want of another that outlives a process.
    public var retentionSeconds: Int?
    /// Bytes of all documents above which those of the oldest stored ones are removed; `nil`, the default, never.
    public var retentionBytes: Int?
    /// Documents that one transaction of a purge looks at. Default 200.
    public var purgePageDocuments: Int
    /// How writes share transactions.
    public var group: GroupLimits

    /// Makes limits.
    public init(
        capacityBytes: Int = 64 << 30, backlogBytes: Int = 8 << 30, retryAfterSeconds: Int = 30,
        busyTimeoutSeconds: Double = 10, replayPageDocuments: Int = 500, waitingReplayDocuments: Int = 1_000,
        waitingReplayBytes: Int = 256 << 20, loggedAttempts: Int = 16,
        retentionSeconds: Int? = nil, retentionBytes: Int? = nil, purgePageDocuments: Int = 200,
        group: GroupLimits = GroupLimits()
    ) {
        self.capacityBytes = capacityBytes
        self.backlogBytes = backlogBytes
        self.retryAfterSeconds = retryAfterSeconds
        self.busyTimeoutSeconds = busyTimeoutSeconds
        self.replayPageDocuments = replayPageDocuments
        self.waitingReplayDocuments = waitingReplayDocuments
        self.waitingReplayBytes = waitingReplayBytes
        self.loggedAttempts = loggedAttempts
        self.retentionSeconds = retentionSeconds
        self.retentionBytes = retentionBytes
        self.purgePageDocuments = purgePageDocuments
        self.group = group
    }

    /// Bytes of one row of content: documents are stored, and read, in pieces of this size.
    public static let chunkBytes = 256 << 10

    /// Whether there is room for a new document.
    func hasRoom(for byteCount: Int, in counts: JournalCounts) -> Bool {
        counts.bytes + byteCount <= capacityBytes
            && counts.pendingBytes - counts.replayBytes + byteCount <= backlogBytes
    }

    /// Whether there is room for the bytes of a document that was purged and is handed in again; it does not wait.
    func hasRoomAgain(for byteCount: Int, in counts: JournalCounts) -> Bool {
        counts.bytes + byteCount <= capacityBytes
    }

    /// Whether one more document may wait as a replay.
    func mayReplay(_ byteCount: Int, beside counts: JournalCounts) -> Bool {
        guard counts.replays > 0 else { return waitingReplayDocuments > 0 }
        return counts.replays < waitingReplayDocuments && counts.replayBytes + byteCount <= waitingReplayBytes
    }
}
