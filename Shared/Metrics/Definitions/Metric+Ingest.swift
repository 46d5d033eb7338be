/// What Ingest tells of its journal, and of those who hand in and read.
extension Metric {
    /// Documents in the journal.
    public static let journalDocuments = Metric(
        "shangji_journal_documents", .gauge,
        "Documents in the journal by state: pending (wait to be read), stored (in the ledger), dead (could not be read), quarantined (marked secret, unread).",
        by: ["state"])
    /// Documents in the root's ledger.
    public static let journalSettled = Metric(
        "shangji_journal_settled_documents", .gauge, "Documents of the journal that are in the ledger of the root.")
    /// How long nobody decides.
    public static let journalOldestQuarantined = Metric(
        "shangji_journal_oldest_quarantined_seconds", .gauge,
        "How long ago the oldest document went to quarantine about which nobody has decided, in seconds; 0 when there is none."
    )
    /// Bytes in the journal.
    public static let journalBytes = Metric(
        "shangji_journal_bytes", .gauge, "Bytes of all documents in the journal.")
    /// Bytes that wait.
    public static let journalPendingBytes = Metric(
        "shangji_journal_pending_bytes", .gauge, "Bytes of the documents that wait to be read.")
    /// The limits of the journal.
    public static let journalLimit = Metric(
        "shangji_journal_limit_bytes", .gauge,
        "The limits at which submitters are told to wait: capacity (all documents), backlog (those that wait).",
        by: ["limit"])
    /// The age of the oldest waiting document.
    public static let journalOldestPending = Metric(
        "shangji_journal_oldest_pending_seconds", .gauge,
        "How long ago the oldest document that still waits to be read was taken, in seconds; 0 when none waits.")
    /// Facts the ledger does not know.
    public static let journalUnreported = Metric(
        "shangji_journal_has_unreported_facts", .gauge,
        "Whether the journal holds facts (who handed in, what could not be read) that the ledger has not confirmed.")
    /// Documents of running replays.
    public static let journalReplays = Metric(
        "shangji_journal_replays_pending", .gauge, "Documents that wait to be read again by order of a replay.")

    /// Documents on lease.
    public static let ingestLeased = Metric(
        "shangji_ingest_leased_documents", .gauge, "Documents that are lent to readers now.")
    /// Readers connected.
    public static let ingestReaders = Metric("shangji_ingest_readers", .gauge, "Readers that are connected.")
    /// Documents taken.
    public static let ingestTaken = Metric(
        "shangji_ingest_documents_taken_total", .counter, "New documents that were taken in.")
    /// Documents stored.
    public static let ingestStored = Metric(
        "shangji_ingest_documents_stored_total", .counter, "Documents of which the ledger has confirmed a reading.")
    /// Documents buried.
    public static let ingestDead = Metric(
        "shangji_ingest_documents_dead_total", .counter, "Documents that became dead letters.")
    /// Attempts that failed.
    public static let ingestFailedAttempts = Metric(
        "shangji_ingest_failed_attempts_total", .counter, "Attempts to read a document that failed and are repeated.")
    /// Offers declined.
    public static let ingestDeclined = Metric(
        "shangji_ingest_documents_declined_total", .counter,
        "Offered documents that were not taken: later (the journal is full or cannot be written, the sender tries again) or never (the document itself).",
        by: ["until"])
    /// Files moved aside.
    public static let ingestRejectedFiles = Metric(
        "shangji_ingest_files_rejected_total", .counter, "Files of the watched folder that were moved to rejected/.")
    /// Files that wait for a person.
    public static let ingestWaitingFiles = Metric(
        "shangji_ingest_files_waiting", .gauge,
        "Files of the watched folder, and folders in it, that cannot be read or moved: somebody must set it right.")

    static let ingestMetrics = [
        journalDocuments, journalSettled, journalBytes, journalPendingBytes, journalLimit, journalOldestPending,
        journalOldestQuarantined,
        journalUnreported, journalReplays, ingestLeased, ingestReaders, ingestTaken, ingestStored, ingestDead,
        ingestFailedAttempts, ingestDeclined, ingestRejectedFiles, ingestWaitingFiles, diskFree,
    ]

    /// Room on the disk.
    public static let diskFree = Metric(
        "shangji_data_free_bytes", .gauge, "Room that is left on the disk of the store, in bytes.")
}
