/// What Aggregate tells of the line to the node above.
extension Metric {
    /// Entries not handed up.
    public static let uplinkLag = Metric(
        "shangji_uplink_lag_items", .gauge, "Entries of the outbox on which the node above has not answered.")
    /// How long something has been waiting.
    public static let uplinkLagSeconds = Metric(
        "shangji_uplink_lag_seconds", .gauge,
        "For how long there has always been something to hand up, in seconds; begins anew with the process.")
    /// The age of the oldest entry.
    public static let uplinkOldest = Metric(
        "shangji_uplink_oldest_unsent_seconds", .gauge,
        "How long ago the oldest reading was stored on which the node above has not answered, in seconds; 0 when there is none."
    )
    /// Entries not at the root.
    public static let uplinkUnsettled = Metric(
        "shangji_uplink_unsettled_items", .gauge, "Entries of the outbox that the root does not have yet.")
    /// Facts refused above.
    public static let uplinkRefused = Metric(
        "shangji_uplink_refused_facts", .gauge,
        "Facts that the node above refused and has not taken since; “shangji sync --refused” lists them.")

    static let uplinkMetrics = [uplinkLag, uplinkLagSeconds, uplinkOldest, uplinkUnsettled, uplinkRefused]
}
