/// A metric that a service tells: its name, what it measures, and by which labels it is told apart.
///
/// All metrics of the product are written down once, in the extensions of this type, so that alert rules and the operator's
/// article can be held against ``all``.
public struct Metric: Hashable, Sendable {
    /// How the values behave.
    public enum Kind: String, Sendable {
        /// Only grows, and begins at 0 with every start of the process.
        case counter
        /// Rises and falls.
        case gauge
    }

    /// Lower case with the base unit at the end; a counter ends with `_total`.
    public let name: String
    /// How the values behave.
    public let kind: Kind
    /// One sentence for the operator.
    public let meaning: String
    /// The names of the labels, in the order in which their values are given.
    public let labels: [String]

    init(_ name: String, _ kind: Kind, _ meaning: String, by labels: [String] = []) {
        self.name = name
        self.kind = kind
        self.meaning = meaning
        self.labels = labels
    }

    /// Every metric that some service tells, in the order of their names.
    public static let all: [Metric] =
        (processMetrics + linkMetrics + ingestMetrics + forwardMetrics + extractMetrics + ledgerMetrics + uplinkMetrics
        + treeMetrics)
        .sorted { $0.name < $1.name }
}
