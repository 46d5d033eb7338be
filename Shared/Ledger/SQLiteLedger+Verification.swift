import GRDB
import Rollups
import Storage

extension SQLiteLedger {
    /// Looks at every row and folds everything again, in pages over one consistent state of the file, beside the writer,
    /// then at every page of the file. The write-ahead log cannot shrink meanwhile.
    public func verify(
        pageSize: Int, progress: @Sendable (VerificationProgress) -> Void
    ) async throws -> [LedgerDifference] {
        do {
            // What was stored before is looked at; what comes in meanwhile may wait.
            try await foldWaiting(in: .all)
        } catch  where StorageError.isDamage(error) {
            // It goes on waiting, and is found damaged.
        }
        do {
            let snapshot = try file.pool.makeSnapshot()
            return try await verify(snapshot, pageSize: max(1, pageSize), progress: progress)
        } catch {
            throw StorageError.translating(error, file: file.path)
        }
    }

    private func verify(
        _ snapshot: DatabaseSnapshot, pageSize: Int, progress: (VerificationProgress) -> Void
    ) async throws -> [LedgerDifference] {
        let fresh = Verification(fold: fold)
        var verification = try await snapshot.read { db in
            var verification = fresh
            try verification.readable { try $0.noteWaiting(db) }
            try verification.verifyOwners(db)
            try verification.readable { try $0.verifyFreezes(db) }
            try verification.readable { try $0.verifyCatalogues(db) }
            return verification
        }
        func pages(
            _ stage: VerificationProgress.Stage, of table: String, _ look: @escaping VerificationWalk.Look
        ) async throws {
            let walk = VerificationWalk(snapshot: snapshot, table: table, pageSize: pageSize, look: look)
            try await walk.run(&verification) { verification, done, total in
                progress(
                    VerificationProgress(
                        stage: stage, done: done, total: total, differences: verification.differences.count))
            }
        }
        try await pages(.documents, of: "document") { try $0.verifyDocuments($1, from: $2, limit: $3) }
        try await Self.verifyResults(&verification, snapshot, pageSize: pageSize, progress: progress)
        try await pages(.history, of: "moment") { try $0.verifyMoments($1, from: $2, limit: $3) }
        try await pages(.history, of: "history") { try $0.verifyHistory($1, from: $2, limit: $3) }
        try await pages(.changes, of: "edition_change") { try $0.verifyChanges($1, from: $2, limit: $3) }
        try await pages(.freezes, of: "frozen") { try $0.verifyFrozenCells($1, from: $2, limit: $3) }
        try await verifyPages(&verification, snapshot)
        // Whatever could not be read must have been told.
        if verification.differences.isEmpty, let error = verification.unreadable { throw error }
        return verification.differences
    }

    private static func verifyResults(
        _ verification: inout Verification, _ snapshot: DatabaseSnapshot, pageSize: Int,
        progress: (VerificationProgress) -> Void
    ) async throws {
        let found = verification
        let years: [Int]
        do {
            years = try await snapshot.read { try found.years($0) }
        } catch  where StorageError.isDamage(error) {
            return verification.noteUnreadable(error)
        }
        for year in years {
            let found = verification
            let keys: [PlaceYear]
            do {
                keys = try await snapshot.read { try found.keys($0, in: year) }
            } catch  where StorageError.isDamage(error) {
                verification.noteUnreadable(error)
                continue
            }
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
    }

    /// Looks at the pages of every table, its indices among them.
    private func verifyPages(_ verification: inout Verification, _ snapshot: DatabaseSnapshot) async throws {
        let path = file.path
        for table in try await snapshot.read({ try TablePages($0, file: path).tables() }) {
            try Task.checkCancellation()
            let damage = try await snapshot.read { try TablePages($0, file: path).damage(in: table) }
            if damage != nil { verification.add(.table(table), .unreadable) }
        }
    }
}
