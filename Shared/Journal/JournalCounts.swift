/// How many documents a journal holds, by what they wait for.
public struct JournalCounts: Hashable, Codable, Sendable {
    /// All documents that were ever taken: the sum of pending, stored, buried and quarantined.
    public var taken = 0
    /// Documents that wait to be read.
    public var pending = 0
    /// Documents whose reading the ledger holds.
    public var stored = 0
    /// Dead letters.
    public var buried = 0
    /// Documents that are marked secret.
    public var quarantined = 0
    /// Bytes of all documents that are kept.
    public var bytes = 0
    /// Bytes of the documents that wait to be read.
    public var pendingBytes = 0
    /// Replays among the documents that wait to be read.
    public var replays = 0
    /// Bytes of the replays among the documents that wait to be read.
    public var replayBytes = 0
    /// Documents whose bytes were removed by age or size.
    public var purged = 0
    /// Documents whose entry was found damaged since the journal was opened, and passed over by the queue: somebody must
    /// look. ``DocumentJournal/verify(progress:)`` names them.
    public var damaged = 0

    /// An empty journal.
    public init() {}

    /// Counts a document in (`times` 1) or out (-1).
    mutating func count(_ entry: JournalEntry, times: Int) {
        count(
            entry.status, isReplay: entry.isReplay, isPurged: entry.isPurged, documents: times,
            bytes: times * entry.byteCount)
    }

    /// Counts documents of one sort in.
    mutating func count(
        _ status: JournalEntry.Status, isReplay: Bool, isPurged: Bool, documents: Int, bytes: Int
    ) {
        taken += documents
        if isPurged { purged += documents } else { self.bytes += bytes }
        switch status {
        case .pending:
            pending += documents
            pendingBytes += bytes
            if isReplay {
                replays += documents
                replayBytes += bytes
            }
        case .stored: stored += documents
        case .buried: buried += documents
        case .quarantined: quarantined += documents
        }
    }

    /// Counts a document in its new state.
    mutating func replace(_ old: JournalEntry, by new: JournalEntry) {
        count(old, times: -1)
        count(new, times: 1)
    }
}
