import Messages
import Metrics

/// The nodes below as samples, each under its path from here: `yueyang/yueyangxian`.
///
/// What nodes report is theirs to invent, so the number of samples has a limit; the names of direct children stand on the
/// list of admitted keys.
struct TreeFigures {
    /// How many nodes have samples of their own at most: more than a province has divisions.
    static let nodeLimit = 1_000
    /// How deep the tree is looked at.
    static let depthLimit = 8
    /// The longest label.
    static let labelLimit = 120

    private let below: [NodeReport.Below]
    private let edition: String

    /// - Parameter edition: of the catalogue by which this node reads.
    init(_ below: [NodeReport.Below], edition: String) {
        self.below = below
        self.edition = edition
    }

    /// Writes them on a page, nodes nearer to this one first.
    func write(on page: inout MetricPage) {
        var level = below.map { (path: $0.report.node, child: $0) }
        var omitted = 0
        var room = Self.nodeLimit
        for _ in 0..<Self.depthLimit {
            let told = level.prefix(room)
            for entry in told { write(entry.child, entry.path, on: &page) }
            room -= told.count
            omitted += level.count - told.count
            level = told.flatMap { entry in
                entry.child.report.below.map { (path: "\(entry.path)/\($0.report.node)", child: $0) }
            }
        }
        omitted += level.count
        page.set(.treeOmitted, omitted)
    }

    private func write(_ child: NodeReport.Below, _ path: String, on page: inout MetricPage) {
        let path = String(path.prefix(Self.labelLimit))
        let place = String((child.report.place ?? "").prefix(Self.labelLimit))
        page.set(.treeConnected, child.isConnected, path, place)
        page.set(.treeSilent, child.silentSeconds, path, place)
        // Of one that has not reported nothing is known.
        page.set(.treeOtherCatalogue, child.report.edition.map { $0 != edition } ?? false, path, place)
        page.set(.treeCatalogueNotTaken, child.report.catalogue?.refusedEdition != nil, path, place)
        for (metric, name) in [
            (Metric.treeLag, "lag"), (.treeLagSeconds, "lag_seconds"),
            (.treeOldest, "oldest_seconds"), (.treeConnects, "connects"), (.treeDocuments, "documents"),
            (.treeDead, "dead"), (.treeRefused, "refused"), (.treeQuarantined, "quarantined"),
            (.treeTurnedAway, "turned_away"),
        ] {
            page.set(metric, child.report.counts[name] ?? 0, path, place)
        }
    }
}
