import Documents
import Observations
import Rollups
import Synchronization

/// A ledger without a file, for tests and simulations of what stands on a ledger. Nothing in it survives the process.
///
/// It joins, folds and answers as ``SQLiteLedger`` does; no row of it can be damaged.
public final class InMemoryLedger: FactLedger {
    /// The roll-up that makes the cells.
    public let fold: Fold
    private let now: @Sendable () -> Int64
    private let contents: Mutex<LedgerContents>

    /// Makes an empty ledger.
    ///
    /// - Parameters:
    ///   - fold: the roll-up.
    ///   - now: the wall clock, milliseconds since 1970 (UTC). It dates what people are shown, and is where the counters of
    ///     what persons say begin; see ``Retraction/counter(after:time:)``. Nothing else goes by it.
    public init(fold: Fold, now: @escaping @Sendable () -> Int64 = { 0 }) {
        self.fold = fold
        self.now = now
        contents = Mutex(LedgerContents(fold: fold))
    }

    func read<Answer: Sendable>(_ body: (LedgerContents) throws -> Answer) rethrows -> Answer {
        try contents.withLock { try body($0) }
    }

    func write<Answer: Sendable>(_ body: (inout LedgerContents, Int64) throws -> Answer) rethrows -> Answer {
        let now = self.now()
        return try contents.withLock { try body(&$0, now) }
    }

    /// Reads when all that was stored before is folded as far as the answer depends on it.
    func read<Answer: Sendable>(
        folding scope: FoldScope, _ body: (LedgerContents) throws -> Answer
    ) rethrows -> Answer {
        try write { contents, now in
            contents.foldWaiting(in: scope, at: now)
            return try body(contents)
        }
    }

    /// Folds what waits.
    @discardableResult
    public func foldWaiting(in scope: FoldScope) async throws -> [LedgerError] { read(folding: scope) { _ in [] } }

    /// Joins facts and folds what they touch.
    public func store(_ facts: [Fact]) async throws -> [FactVerdict] {
        let now = self.now()
        return contents.withLock { contents in
            var changed: Set<DocumentID> = []
            let verdicts = facts.map { fact in
                if let reason = fact.refusal { return FactVerdict.refused(reason: reason) }
                switch fact.lawful(in: fold.gazetteer) {
                case .failure(let overreach): return .refused(reason: overreach.reason)
                case .success(let fact):
                    if contents.join(fact, at: now) { changed.insert(fact.document) }
                    return .stored
                }
            }
            contents.refold(changed, at: now)
            return verdicts
        }
    }

    /// Records the next retraction or restoration of a document and folds what it touches.
    public func retract(
        _ document: DocumentID, isRetracted: Bool, reason: String, person: String?
    ) async throws -> Retraction {
        let now = self.now()
        return try contents.withLock { contents in
            guard let entry = contents.entries[document] else { throw LedgerError.unknown(document) }
            let retraction = try Retraction(
                of: document, after: entry.retraction?.counter, isRetracted: isRetracted, reason: reason,
                person: person, time: now)
            if contents.join(.retraction(document: document, retraction: retraction), at: now) {
                contents.refold([document], at: now)
            }
            return retraction
        }
    }

    /// Folds everything again from the documents and compares.
    public func verify(
        pageSize: Int, progress: @Sendable (VerificationProgress) -> Void
    ) async throws -> [LedgerDifference] {
        let contents = read(folding: .all) { $0 }
        let expected = contents.recomputed()
        var differences: [LedgerDifference] = []
        for (id, entry) in expected.entries {
            let stored = contents.entries[id]?.touched ?? []
            differences += entry.touched.subtracting(stored).map { .init(.touch("\(id)", $0), .missing) }
            differences += stored.subtracting(entry.touched).map { .init(.touch("\(id)", $0), .superfluous) }
        }
        for key in Set(contents.results.keys).union(expected.results.keys).sorted() {
            switch (contents.results[key], expected.results[key]) {
            case (nil, _?): differences.append(.init(.result(key), .missing))
            case (_?, nil): differences.append(.init(.result(key), .superfluous))
            case (let stored, let right): if stored != right { differences.append(.init(.result(key), .different)) }
            }
        }
        for (stage, count) in [
            (VerificationProgress.Stage.documents, contents.order.count), (.results, contents.results.count),
        ] {
            progress(VerificationProgress(stage: stage, done: count, total: count, differences: differences.count))
        }
        return differences
    }

    /// Folds everything again from the documents.
    public func rebuild() async throws {
        contents.withLock { contents in
            let expected = contents.recomputed()
            contents.entries = expected.entries
            contents.touching = expected.touching
            contents.results = expected.results
            contents.waiting = expected.waiting
            contents.children = expected.children
        }
    }
}
