/// What every service tells of its sockets.
extension Metric {
    /// Whether the other side is reached.
    public static let linkUp = Metric(
        "shangji_link_up", .gauge,
        "Whether the other side of an outward link is reached now: ledger, work (the journal), parent.", by: ["link"])
    /// Connections made.
    public static let linkConnects = Metric(
        "shangji_link_connects_total", .counter,
        "How often the other side of an outward link was reached; all after the first are reconnects.", by: ["link"])
    /// Refusals by the other side.
    public static let linkRefusals = Metric(
        "shangji_link_refusals_total", .counter, "How often the other side of an outward link refused this service.",
        by: ["link"])
    /// Messages refused here.
    public static let messagesRefused = Metric(
        "shangji_messages_refused_total", .counter,
        "Messages that were refused at a socket: no message of the protocol, too many, or for a place that is not the sender's.",
        by: ["socket"])
    /// Handshakes that failed.
    public static let handshakeFailures = Metric(
        "shangji_handshake_failures_total", .counter,
        "Connections that came to nothing, by direction (in: somebody knocked here; out: we were turned away) and reason.",
        by: ["direction", "reason"])
    /// Handshakes that failed, by whose.
    public static let handshakeFailuresByAddress = Metric(
        "shangji_handshake_failures_by_address_total", .counter,
        "The same by the host that knocked here, or by where we were turned away; the first hundred addresses by name.",
        by: ["direction", "address", "reason"])

    static let linkMetrics = [
        linkUp, linkConnects, linkRefusals, messagesRefused, handshakeFailures, handshakeFailuresByAddress,
    ]
}
