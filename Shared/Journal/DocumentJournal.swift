import Documents

/// The durable queue of documents at an ingest service: bytes and claims in, work out, nothing ever dropped.
///
/// A verb that changes something returns when the change survives a crash. All verbs may be called concurrently. Verbs
/// about one document throw ``JournalError`` (`unknown_document`) when the journal does not hold it, and a journal in a
/// file throws `StorageError` when the file fails; an outage is never the document's fault.
public protocol DocumentJournal: Sendable {
    /// Takes a document in; the answer is the receipt *taken*.
    ///
    /// The same document again is known, and the same claim again (by node, source and hints) changes nothing.
    /// - Throws: ``JournalError`` when the id is not the hash of the bytes, or when the document alone is larger than the
    ///   journal. A journal that is full for now is not an error, but an answer.
    nonisolated(nonsending) func accept(_ submission: Submission) async throws -> Acceptance

    /// What waits to be read and stored, new documents before replays, each in the order in which it came.
    ///
    /// - Parameters:
    ///   - cursor: where the last answer ended; a document that becomes pending later comes after every cursor.
    ///   - limit: how many at most.
    func pending(after cursor: QueueCursor, limit: Int) async throws -> [PendingDocument]

    /// A stretch of a document's bytes, shorter than `length` at the end of the document.
    ///
    /// - Throws: ``JournalError`` when `offset` lies beyond the end, or when the stored bytes are damaged.
    func content(of id: DocumentID, offset: Int, length: Int) async throws -> [UInt8]

    /// The ledger holds a reading of the document by this edition. Doing it twice changes nothing.
    func complete(_ id: DocumentID, edition: String) async throws

    /// An attempt failed and the document stays pending. A document that does not wait is left as it is.
    ///
    /// - Returns: the attempts that counted so far, this one included.
    func recordFailure(_ id: DocumentID, _ failure: Failure, attemptCounts: Bool) async throws -> Int

    /// The document cannot be read: it becomes a dead letter. One that the ledger already holds a reading of stays
    /// stored, with the failure beside it.
    func bury(_ id: DocumentID, _ failure: Failure) async throws

    /// The document is marked secret: it goes to quarantine. It is not lent any more, and what the ledger has not heard of it
    /// it does not hear; it hears that no reading will come, unless it has one. One that a person has released stays as it is.
    ///
    /// - Returns: whether it is in quarantine now.
    @discardableResult
    func quarantine(_ id: DocumentID, _ failure: Failure) async throws -> Bool

    /// A person says that a document in quarantine may be read: it waits like a new one, and the ledger hears who handed it in.
    ///
    /// - Throws: ``JournalError`` (`not_quarantined`) when it is not in quarantine, or its bytes are destroyed.
    func release(_ id: DocumentID, by word: QuarantineWord) async throws

    /// A person orders that the bytes of a document in quarantine be removed. Its entry stays, with the order in its log.
    ///
    /// - Throws: ``JournalError`` (`not_quarantined`) when it is not in quarantine, or its bytes are destroyed already.
    func destroy(_ id: DocumentID, by word: QuarantineWord) async throws

    /// Keeps which documents are in the ledger of the root, whose name that is, and how far the node's ledger was asked.
    /// Documents that the journal does not have are passed over.
    ///
    /// - Returns: those that were not settled with this root before.
    func settle(_ documents: [DocumentID], root: String, cursor: SettlementCursor) async throws -> [DocumentID]

    /// How far the node's ledger was asked for what is settled.
    func settlementCursor() async throws -> SettlementCursor

    /// The documents of which it is not known that the ledger of the root has them, among so many behind a place of the
    /// journal: what an ingest node asks its ledger, and a forwarder the node above, about by name.
    ///
    /// - Parameters:
    ///   - sequence: ``UnsettledPage/next`` of the last answer, 0 at first.
    ///   - count: how many documents of the journal are looked at, settled ones among them.
    ///
    /// Complexity: linear in `count` and in what is to be reported.
    func unsettled(after sequence: Int64, among count: Int) async throws -> UnsettledPage

    /// How many documents are settled.
    func settledCount() async throws -> Int

    /// Orders a replay: stored and buried documents become pending again, behind everything new, with no attempts counted;
    /// step by step, by ``advance(replays:)``, and never so many at once that new documents find no room. The order survives a crash.
    ///
    /// Complexity: linear in the documents looked at, for their number.
    func order(replayOf selection: DocumentSelection) async throws -> ReplayOrder

    /// Carries the running orders on by one transaction, the oldest first: at most `limit` further documents become
    /// pending, and only as long as fewer replays wait than ``JournalLimits/waitingReplayDocuments`` and
    /// ``JournalLimits/waitingReplayBytes`` say. At most ``JournalLimits/replayPageDocuments`` documents are looked at.
    ///
    /// - Returns: the orders that moved, as they stand now; none when no order runs or enough replays wait. Call it until
    ///   it returns none, and again when fewer replays wait.
    func advance(replays limit: Int) async throws -> [ReplayOrder]

    /// All orders that were ever given, in that order.
    func replayOrders() async throws -> [ReplayOrder]

    /// Takes an order back; documents that it made pending stay so. One that has ended is left as it is.
    ///
    /// - Returns: the order as it stands now; `nil` when there is none of this number.
    @discardableResult
    func cancel(replay id: ReplayOrder.ID) async throws -> ReplayOrder?

    /// What the journal knows of a document; `nil` when it does not hold it.
    func status(of id: DocumentID) async throws -> JournalEntry?

    /// Documents in the order in which they were taken, for the operator.
    ///
    /// - Parameter sequence: the ``JournalEntry/sequence`` at which the last answer ended, 0 at first.
    func documents(matching selection: DocumentSelection, after sequence: Int64, limit: Int) async throws
        -> [JournalEntry]

    /// What the ledger has not been told yet, in the order in which it happened.
    ///
    /// - Parameter sequence: the ``JournalFact/sequence`` at which the last answer ended, 0 at first.
    func unreportedFacts(after sequence: Int64, limit: Int) async throws -> [JournalFact]

    /// How much of the journal the ledger has not been told yet, documents in quarantine aside: of them nothing is handed on. Complexity:
    /// linear in that.
    func backlog() async throws -> JournalBacklog

    /// When the oldest of the documents went to quarantine about which nobody has decided, milliseconds since 1970 (UTC); `nil` when there
    /// is none. Complexity: logarithmic.
    func oldestQuarantine() async throws -> Int64?

    /// The ledger has answered for these facts. Doing it twice changes nothing.
    func markReported(_ sequences: [Int64]) async throws

    /// Removes the bytes of stored documents that are older than ``JournalLimits/retentionSeconds``, and of the oldest
    /// stored ones while all are more than ``JournalLimits/retentionBytes``; by default none.
    ///
    /// Documents that wait, dead letters, documents of which the ledger has not heard all, and those that a running replay
    /// order has yet to look at keep their bytes, however old. Entry and claims stay, marked
    /// ``JournalEntry/isPurged``. It works in several transactions, so that documents can be taken in meanwhile.
    func purge() async throws -> PurgeReport

    /// Reads everything that is kept and compares it with its checksums, and each document with its name. The journal goes
    /// on meanwhile; a cancelled task ends it.
    ///
    /// - Parameter progress: told after every page of documents; it may throw to give up.
    /// - Throws: `CancellationError`, what `progress` threw, or `StorageError` when the file cannot be read at all. Damage
    ///   is not an error, but an answer.
    func verify(progress: @escaping @Sendable (JournalVerification) throws -> Void) async throws -> JournalVerification

    /// How many documents are in which state. Complexity: constant.
    func counts() async throws -> JournalCounts
}

extension DocumentJournal {
    /// What the ledger has not been told yet, from the first.
    public func unreportedFacts(limit: Int) async throws -> [JournalFact] {
        try await unreportedFacts(after: 0, limit: limit)
    }
}
