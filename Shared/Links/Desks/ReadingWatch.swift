import Documents
import Messages

/// How long a reader has worked on each document: a pure state machine that tells on which it has worked for too long.
///
/// Work counts from ``began(_:)`` to ``ended(_:)``, not while a document waits for a thread, and only while the reader runs: of a process
/// or machine that stood still for an hour a second counts.
public struct ReadingWatch: Sendable {
    /// A document on which the reader has worked for too long.
    public struct Overdue: Hashable, Sendable {
        /// The document.
        public var document: DocumentID
        /// All leases under which it is being read or waits to be: it may have been lent again after the line broke.
        public var tokens: [UInt64]
        /// For how long it might have been read.
        public var limit: Duration
    }

    private struct Work {
        var document: DocumentID
        var limit: Duration
        /// `nil` while it waits for a thread.
        var spent: Duration?
    }

    /// What counts at most between two ticks.
    public static let longestStep = Duration.seconds(1)

    private let limit: Duration
    private var works: [UInt64: Work] = [:]
    private var lastTick: Duration?

    /// - Parameter limit: how long a short document may take; for each MiB a tenth is added.
    public init(limit: Duration) { self.limit = limit }

    /// A whole document is there to be read.
    public mutating func lent(_ lease: Lease) {
        works[lease.token] = Work(document: lease.document, limit: limit + limit * max(0, lease.bytes) / (10 << 20))
    }

    /// Reading begins.
    public mutating func began(_ token: UInt64) { works[token]?.spent = .zero }

    /// It has ended, however.
    public mutating func ended(_ token: UInt64) { works[token] = nil }

    /// Time passed. Call it a few times a second.
    /// - Returns: the documents that have taken too long, in the order of their leases.
    public mutating func tick(now: Duration) -> [Overdue] {
        let step = min(now - (lastTick ?? now), Self.longestStep)
        lastTick = now
        for token in works.keys { works[token]?.spent? += step }
        var overdue: [Overdue] = []
        for (_, work) in works.sorted(by: { $0.key < $1.key }) {
            guard let spent = work.spent, spent > work.limit, !overdue.contains(where: { $0.document == work.document })
            else { continue }
            let tokens = works.filter { $0.value.document == work.document }.map(\.key).sorted()
            overdue.append(Overdue(document: work.document, tokens: tokens, limit: work.limit))
        }
        return overdue
    }
}
