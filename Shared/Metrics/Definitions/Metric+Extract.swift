/// What a reader tells.
extension Metric {
    /// Documents read.
    public static let extractRead = Metric(
        "shangji_extract_documents_read_total", .counter, "Documents that were read.")
    /// Documents not readable.
    public static let extractFailed = Metric(
        "shangji_extract_documents_failed_total", .counter, "Documents that could not be decoded or read.")
    /// Documents in hand.
    public static let extractHeld = Metric(
        "shangji_extract_held_documents", .gauge, "Documents that the reader holds on lease.")
    /// Readings without a verdict.
    public static let extractUnstored = Metric(
        "shangji_extract_unstored_facts", .gauge, "Readings on their way to the ledger that it has not confirmed.")

    static let extractMetrics = [extractRead, extractFailed, extractHeld, extractUnstored]
}
