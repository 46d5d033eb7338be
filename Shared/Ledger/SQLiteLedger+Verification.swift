import GRDB
import Rollups
import Storage

extension SQLiteLedger {
    /// Looks at every row and folds everything again, in pages over one consistent state of the file, beside the writer.
    /// The write-ahead log cannot shrink meanwhile.
    public func verify(
        pageSize: Int, progress: @Sendable (VerificationProgress) -> Void
    ) async throws -> [LedgerDifference] {
        // What was stored before is looked at; what comes in meanwhile may wait.
        try await foldWaiting(in: .all)
        do {
            let snapshot = try file.pool.makeSnapshot()
            return try await Self.verify(snapshot, fold: fold, pageSize: max(1, pageSize), progress: progress)
        } catch {
            throw StorageError.translating(error, file: file.path)
        }
    }

    private static func verify(
        _ snapshot: DatabaseSnapshot, fold: Fold, pageSize: Int, progress: (VerificationProgress) -> Void
    ) async throws -> [LedgerDifference] {
        let fresh = Verification(fold: fold)
        var verification = try await snapshot.read { db in
            var verification = fresh
            try verification.noteWaiting(db)
            try verification.verifyOwners(db)
            try verification.verifyFreezes(db)
            try verification.verifyCatalogues(db)
            return verification
        }
        func count(_ table: String) async throws -> Int {
            try await snapshot.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? 0 }
        }
        /// Goes through the pages of one table.
        func pages<Position: Sendable>(
            _ stage: VerificationProgress.Stage, of table: String, from start: Position,
            _ page: @escaping @Sendable (inout Verification, Database, Position) throws -> (last: Position, count: Int)?
        ) async throws {
            let total = try await count(table)
            var done = 0
            var position = start
            while true {
                try Task.checkCancellation()
                let (before, begin) = (verification, position)
                let (after, next) = try await snapshot.read { db in
                    var verification = before
                    let next = try page(&verification, db, begin)
                    return (verification, next)
                }
                verification = after
                guard let next else { break }
                position = next.last
                done += next.count
                progress(
                    VerificationProgress(
                        stage: stage, done: done, total: total, differences: verification.differences.count))
            }
        }
        try await pages(.documents, of: "document", from: Int64.min) {
            try $0.verifyDocuments($1, after: $2, limit: pageSize)
        }
        let found = verification
        for year in try await snapshot.read({ try found.years($0) }) {
            let found = verification
            let keys = try await snapshot.read { try found.keys($0, in: year) }
            for start in stride(from: 0, to: keys.count, by: pageSize) {
                try Task.checkCancellation()
                let page = keys[start..<min(start + pageSize, keys.count)]
                let before = verification
                verification = try await snapshot.read { db in
                    var verification = before
                    try verification.verifyResults(db, page)
                    return verification
                }
                progress(
                    VerificationProgress(
                        stage: .results, done: page.endIndex, total: keys.count,
                        differences: verification.differences.count))
            }
        }
        try await pages(.history, of: "moment", from: Int64.min) {
            try $0.verifyMoments($1, after: $2, limit: pageSize)
        }
        try await pages(.history, of: "history", from: HistoryRows.Position?.none) {
            try $0.verifyHistory($1, after: $2, limit: pageSize)
        }
        try await pages(.changes, of: "edition_change", from: Int64.min) {
            try $0.verifyChanges($1, after: $2, limit: pageSize)
        }
        try await pages(.freezes, of: "frozen", from: FreezeRows.Position?.none) {
            try $0.verifyFrozenCells($1, after: $2, limit: pageSize)
        }
        return verification.differences
    }
}
