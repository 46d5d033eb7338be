import Documents
import GRDB
import Places
import Rollups

/// All results, folded from the facts alone.
struct Recomputation {
    let db: Database
    let fold: Fold

    /// Which documents touch which place and year, by year.
    ///
    /// - Parameter damaged: is told of a document whose rows are not what was written; it takes part in nothing unless this
    ///   throws.
    func touches(damaged: (LedgerError) throws -> Void) throws -> [Int: [PlaceYear: [Int64]]] {
        let documents = DocumentRows(db: db)
        var touches: [Int: [PlaceYear: [Int64]]] = [:]
        let sequences = try Int64.fetchAll(db, sql: "SELECT sequence FROM document ORDER BY sequence")
        for document in sequences {
            do {
                for key in try documents.touched(documents.facts(of: document), document, in: fold) {
                    touches[key.year, default: [:]][key, default: []].append(document)
                }
            } catch let error as LedgerError {
                try damaged(error)
            }
        }
        return touches
    }

    /// The results of a year that say anything, from the touches of that year.
    func results(of touches: [PlaceYear: [Int64]]) throws -> [PlaceYear: PlaceResult] {
        let documents = DocumentRows(db: db)
        var byDepth: [Int: Set<PlaceYear>] = [:]
        for key in touches.keys {
            var depth = fold.depth(of: key)
            byDepth[depth, default: []].insert(key)
            var next = fold.parent(of: key)
            while let parent = next, depth > 0 {
                depth -= 1
                byDepth[depth, default: []].insert(parent)
                next = fold.parent(of: parent)
            }
        }
        var results: [PlaceYear: PlaceResult] = [:]
        var children: [PlaceYear: [Contribution]] = [:]
        for depth in byDepth.keys.sorted(by: >) {
            for key in (byDepth[depth] ?? []).sorted() {
                let touching = touches[key] ?? []
                let result = fold.result(
                    of: key, documents: try touching.compactMap { try documents.facts(of: $0) },
                    decisions: try touching.compactMap { try documents.decision(of: $0) },
                    handedUp: children[key] ?? [])
                guard !fold.isBlank(result) else { continue }
                results[key] = result
                if let parent = fold.parent(of: key) { children[parent, default: []].append(Contribution(of: result)) }
            }
        }
        return results
    }

    /// Puts the recomputed touches and results in the place of the stored ones.
    ///
    /// - Parameters:
    ///   - now: milliseconds since 1970 (UTC), for the history of what changes by it.
    ///   - damaged: is told of a document whose rows are not what was written; it takes part in nothing unless this throws.
    func rewrite(now: Int64, damaged: (LedgerError) throws -> Void) throws {
        var history = HistoryRecorder(db: db, time: now, comparesBriefs: true)
        try db.execute(sql: "DELETE FROM result; DELETE FROM touch")
        try WaitingRows(db: db).removeAll()
        for (_, touches) in try touches(damaged: damaged).sorted(by: { $0.key < $1.key }) {
            for (key, documents) in touches {
                for document in documents {
                    try db.cachedStatement(sql: "INSERT INTO touch (document, place, year) VALUES (?, ?, ?)")
                        .execute(arguments: [document, key.place.rawValue, key.year])
                }
            }
            for (key, result) in try results(of: touches).sorted(by: { $0.key < $1.key }) {
                _ = try ResultRows(db: db).replace(key, parent: fold.parent(of: key), by: result, history: &history)
            }
        }
        try ArrivalRows(db: db).rewrite(with: fold)
        for key in try history.rows.vanished() { try history.record(key, from: nil, to: nil) }
    }
}
