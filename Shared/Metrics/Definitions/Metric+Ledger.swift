/// What Aggregate tells of its ledger.
extension Metric {
    /// Documents in the ledger.
    public static let ledgerDocuments = Metric(
        "shangji_ledger_documents", .gauge,
        "Documents in the ledger by state: read, dead (could not be read), awaited (handed in, not read yet), unplaced (no place was found), retracted.",
        by: ["state"])
    /// Figures.
    public static let ledgerObservations = Metric(
        "shangji_ledger_observations", .gauge, "Figures that were read out of the documents.")
    /// Cells.
    public static let ledgerCells = Metric(
        "shangji_ledger_cells", .gauge, "Cells (figure of a place and year) that were added up.")
    /// Results that wait.
    public static let ledgerWaiting = Metric(
        "shangji_ledger_waiting_results", .gauge,
        "Places and years with facts that are not added up yet; they are, at the latest when somebody asks for them.")
    /// Checks that failed.
    public static let ledgerFailedChecks = Metric(
        "shangji_ledger_failed_checks", .gauge, "Statements of documents that their own arithmetic does not bear out.")
    /// Facts not taken from below.
    public static let ledgerQuarantined = Metric(
        "shangji_ledger_quarantined_facts", .gauge,
        "Facts from nodes below that are not taken, since the node does not answer for the place or this ledger is damaged; “shangji sync --refused” lists them."
    )
    /// Readers with another catalogue under the same number.
    public static let ledgerRefusedReaders = Metric(
        "shangji_ledger_refused_readers", .gauge,
        "Readers that knock and are refused, since their catalogue has the number of the ledger's and another content.")
    /// Whether a catalogue from above is not taken.
    public static let ledgerCatalogueNotTaken = Metric(
        "shangji_ledger_catalogue_not_taken", .gauge,
        "Whether a catalogue that the node above hands down is not taken; the log and doctor say why.")
    /// Facts stored.
    public static let ledgerStored = Metric(
        "shangji_ledger_facts_stored_total", .counter, "Facts of this node's own services that were answered.")
    /// Facts from below.
    public static let ledgerFromBelow = Metric(
        "shangji_ledger_facts_from_below_total", .counter, "Facts that nodes below handed up and that were answered.")

    static let ledgerMetrics = [
        ledgerDocuments, ledgerObservations, ledgerCells, ledgerWaiting, ledgerFailedChecks, ledgerQuarantined,
        ledgerRefusedReaders,
        ledgerCatalogueNotTaken,
        ledgerStored, ledgerFromBelow,
    ]
}
