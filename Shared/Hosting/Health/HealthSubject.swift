public import Metrics

/// A service that is asked how it is.
///
/// Both verbs are answered by the service's own actor: an answer proves that it lives.
public protocol HealthSubject: Sendable {
    /// Why the service cannot do its work yet, or any more, each as a sentence; empty when it is ready. Must not depend on
    /// the network or a disk: whoever is asked here and does not answer is taken for dead.
    func hindrances() async -> [String]

    /// The values of this moment.
    /// - Throws: when the store cannot be read.
    func measure() async throws -> MetricPage
}
