/// A connection between processes into which a test can put a ``Proxy``.
public enum Crossing: String, Sendable, CaseIterable {
    /// From whoever hands documents in to ingest.
    case submit
    /// From the readers to ingest.
    case work
    /// From the readers and from ingest to aggregate.
    case store
}
