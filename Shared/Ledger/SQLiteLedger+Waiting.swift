import GRDB
import Places
import Rollups
import Storage

/// Results that wait to be folded.
extension SQLiteLedger {
    /// How many results wait. Complexity: constant; the file is not read.
    public var waitingCount: Int { writer.state.waiting.count }

    /// Folds what waits, in transactions of a few results each, so that facts come in between.
    @discardableResult
    public func foldWaiting(in scope: FoldScope) async throws -> [LedgerError] {
        let waiting = writer.state.waiting
        guard !waiting.isEmpty else { return [] }
        let (fold, limits, now) = (self.fold, self.limits, self.now)
        var failures: [LedgerError] = []
        for level in scope.levels(of: waiting, in: fold) {
            for start in stride(from: 0, to: level.count, by: max(1, limits.foldsPerWrite)) {
                try Task.checkCancellation()
                let keys = level[start...].prefix(max(1, limits.foldsPerWrite))
                guard !writer.state.waiting.isDisjoint(with: keys) else { continue }
                failures += try await writer.write { db, state in
                    try Refolding(db: db, fold: state.fold, now: now(), limits: limits).refoldWaiting(keys, &state)
                }
            }
        }
        return failures
    }

    /// Reads when all that was stored before is folded as far as the answer depends on it.
    ///
    /// What cannot be folded, since a document of the place is damaged, is read as it was folded last.
    func read<Answer: Sendable>(
        folding scope: FoldScope, _ body: @escaping @Sendable (Database) throws -> Answer
    ) async throws -> Answer {
        try await foldWaiting(in: scope)
        return try await read(body)
    }
}
