import Documents

/// All that the journal knows of a document, its bytes excepted.
public struct JournalEntry: Hashable, Codable, Sendable {
    /// What a document waits for.
    public enum Status: String, Codable, Sendable, CaseIterable {
        /// To be read and stored.
        case pending
        /// Nothing: the ledger holds a reading.
        case stored
        /// The operator: it could not be read.
        case buried
        /// The operator: it is marked secret. Nobody is lent it, and nothing of it is told to the ledger.
        case quarantined
    }

    /// Its position in the order in which documents were taken; the cursor of listings.
    public var sequence: Int64
    /// The document.
    public var id: DocumentID
    /// Its length in bytes.
    public var byteCount: Int
    /// What it waits for.
    public var status: Status
    /// Its position in the queue; see ``PendingDocument/turn``.
    public var turn: Int64
    /// Whether it was replayed.
    public var isReplay: Bool
    /// The attempts that failed and counted since it was taken or replayed.
    public var attempts: Int
    /// The edition of the reading that the ledger holds; `nil` when it holds none.
    public var edition: String?
    /// Why the last attempt failed; `nil` when none failed since it was taken, stored or replayed.
    public var failure: Failure?
    /// Who handed it in, in the order of node, source, time.
    public var claims: [Claim]
    /// When it was taken, milliseconds since 1970 (UTC); for people only. `nil` in journals that an older version wrote.
    public var takenAt: Int64?
    /// When it last became stored or a dead letter, milliseconds since 1970 (UTC); for people only. `nil` before that, and
    /// in journals that an older version wrote.
    public var endedAt: Int64?
    /// The last attempts that failed, oldest first, ``JournalLimits/loggedAttempts`` at most; they outlive a replay.
    public var attemptLog: [FailedAttempt]
    /// Whether its bytes were removed by age or size; see ``DocumentJournal/purge()``. Handed in again, they are kept
    /// again.
    public var isPurged: Bool
    /// Whether a person has looked at it and said that it may be read though it is marked secret.
    public var isCleared: Bool
    /// The root whose ledger holds what was read, or that it could not be read; `nil` before that.
    public var settlement: Settlement?

    /// A document that has just been taken.
    init(sequence: Int64, id: DocumentID, byteCount: Int, turn: Int64, takenAt: Int64?) {
        self.sequence = sequence
        self.id = id
        self.byteCount = byteCount
        self.turn = turn
        self.takenAt = takenAt
        claims = []
        attemptLog = []
        isPurged = false
        isCleared = false
        status = .pending
        isReplay = false
        attempts = 0
    }

    /// The furthest promise that holds: a replay takes nothing back.
    public var receipt: Receipt { edition == nil ? .taken : settlement == nil ? .stored : .settled }

    /// Whether the operator must look at it: it could not be read, and the ledger holds no earlier reading either.
    public var isDeadLetter: Bool { status == .buried }

    /// What waits in the queue, if it does.
    public var pending: PendingDocument? {
        guard status == .pending else { return nil }
        return PendingDocument(
            turn: turn, id: id, byteCount: byteCount, claims: claims, attempts: attempts, isReplay: isReplay,
            isCleared: isCleared)
    }
}
