/// What Ingest tells at a forwarder of the line to the node above.
extension Metric {
    /// Documents not handed on.
    public static let forwardLag = Metric(
        "shangji_forward_lag_documents", .gauge, "Documents that the node above has not taken yet.")
    /// Their bytes.
    public static let forwardLagBytes = Metric(
        "shangji_forward_lag_bytes", .gauge, "Bytes of the documents that the node above has not taken yet.")
    /// The age of the oldest.
    public static let forwardOldest = Metric(
        "shangji_forward_oldest_unsent_seconds", .gauge,
        "How long ago the oldest document was taken in that the node above has not taken yet, in seconds; 0 when there is none."
    )
    /// The last contact.
    public static let forwardSilent = Metric(
        "shangji_forward_silent_seconds", .gauge,
        "How long ago the node above was last reached, in seconds; 0 while it is, and since the start of the process when it never was."
    )

    static let forwardMetrics = [forwardLag, forwardLagBytes, forwardOldest, forwardSilent]
}
