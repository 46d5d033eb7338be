/// What Aggregate tells of the nodes below it, as they last reported: machines of counties connect outward only, so nobody
/// can ask them from above.
extension Metric {
    private static let path = ["path", "place"]

    /// Whether a node's line is up.
    public static let treeConnected = Metric(
        "shangji_tree_node_connected", .gauge,
        "Whether the line of a node below is up, as the node directly above it last said.", by: path)
    /// How long a node is silent.
    public static let treeSilent = Metric(
        "shangji_tree_node_silent_seconds", .gauge, "For how long a node below has been without a line, in seconds.",
        by: path)
    /// What it has not handed up.
    public static let treeLag = Metric(
        "shangji_tree_node_lag_items", .gauge, "Entries that a node below had still to hand up when it last reported.",
        by: path)
    /// For how long.
    public static let treeLagSeconds = Metric(
        "shangji_tree_node_lag_seconds", .gauge,
        "For how long a node below had always had something to hand up when it last reported, in seconds.", by: path)
    /// The age of what it has not handed up.
    public static let treeOldest = Metric(
        "shangji_tree_node_oldest_unsent_seconds", .gauge,
        "How long ago the oldest reading was stored that a node below had still to hand up when it last reported, in seconds; 0 when there was none.",
        by: path)
    /// Its connections upward.
    public static let treeConnects = Metric(
        "shangji_tree_node_connects_total", .counter,
        "How often a node below has reached the node above it since its own start, when it last reported; all after the first are reconnects.",
        by: path)
    /// Its documents.
    public static let treeDocuments = Metric(
        "shangji_tree_node_documents", .gauge, "Documents in the ledger of a node below.", by: path)
    /// Its dead letters.
    public static let treeDead = Metric(
        "shangji_tree_node_dead_documents", .gauge, "Documents that a node below could not read.", by: path)
    /// What was refused of it.
    public static let treeRefused = Metric(
        "shangji_tree_node_refused_facts", .gauge, "Facts of a node below that the node above it refused.", by: path)
    /// What it did not take.
    public static let treeQuarantined = Metric(
        "shangji_tree_node_quarantined_facts", .gauge, "Facts that a node below did not take from those under it.",
        by: path)
    /// Whom it turned away.
    public static let treeTurnedAway = Metric(
        "shangji_tree_node_handshake_failures", .gauge,
        "Connections that came to nothing at a node below since its start.", by: path)
    /// Whether it reads by another catalogue.
    public static let treeOtherCatalogue = Metric(
        "shangji_tree_node_other_catalogue", .gauge,
        "Whether a node below reads by a catalogue of another edition than the node that tells.", by: path)
    /// Whether it did not take what was handed down.
    public static let treeCatalogueNotTaken = Metric(
        "shangji_tree_node_catalogue_not_taken", .gauge,
        "Whether a node below has not taken a catalogue that was handed down to it.", by: path)
    /// Nodes that are not told.
    public static let treeOmitted = Metric(
        "shangji_tree_nodes_omitted", .gauge,
        "Nodes below that have no metrics of their own here, since there are too many.")

    static let treeMetrics = [
        treeConnected, treeSilent, treeLag, treeLagSeconds, treeOldest, treeConnects, treeDocuments, treeDead,
        treeRefused, treeQuarantined, treeTurnedAway, treeOtherCatalogue, treeCatalogueNotTaken, treeOmitted,
    ]
}
