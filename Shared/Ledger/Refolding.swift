import Documents
import GRDB
import Places
import Rollups

/// Folds again what changed facts touch, children before parents, and writes what comes out.
///
/// A result is always made from its inputs as they stand in the ledger, never by adding a difference to the result
/// before: increment and recomputation cannot disagree.
struct Refolding {
    /// What a group of writes has changed, and results that need not be read again.
    struct State: Sendable {
        /// Documents whose facts are different.
        var changed: Set<Int64> = []
        /// Findings as they are stored, of documents that this group needs; empty between groups.
        var findings: [Int64: DocumentFacts.Findings] = [:]
        /// Results as they are stored.
        private(set) var results: [PlaceYear: PlaceResult] = [:]
        private var cells = 0

        /// Forgets the results, which are read again when they are needed.
        mutating func forgetResults() {
            results = [:]
            cells = 0
        }

        /// Keeps a result as it is stored now; `nil` when none is.
        mutating func remember(_ result: PlaceResult?, of key: PlaceYear, limits: LedgerLimits) {
            cells -= results.removeValue(forKey: key)?.cells.count ?? 0
            guard let result else { return }
            if results.count >= limits.cachedResults || cells + result.cells.count > limits.cachedCells {
                forgetResults()
            }
            results[key] = result
            cells += result.cells.count
        }
    }

    let db: Database
    let fold: Fold
    /// Milliseconds since 1970 (UTC); for people only.
    let now: Int64
    /// How much ``State/results`` may hold.
    let limits: LedgerLimits

    private var documents: DocumentRows { DocumentRows(db: db) }
    private var rows: ResultRows { ResultRows(db: db) }

    /// Brings touches and results up to date with the changed documents of a group.
    func refold(_ state: inout State) throws {
        guard !state.changed.isEmpty else { return }
        var history = HistoryRecorder(db: db, time: now)
        var dirty: Set<PlaceYear> = []
        for document in state.changed.sorted() {
            let touched = try retouch(document, &state)
            history.causes.append(ChangeCause(document: try documents.id(of: document), touched: touched))
            dirty.formUnion(touched)
        }
        state.changed = []
        try refold(dirty, &state, &history)
        try history.end()
        state.findings = [:]
    }

    /// Records which places and years a document touches now.
    ///
    /// - Returns: those that it touches now or did before.
    private func retouch(_ document: Int64, _ state: inout State) throws -> Set<PlaceYear> {
        let before = try documents.touches(of: document)
        let after = try facts(of: document, &state).map(fold.touched(by:)) ?? []
        for key in before.subtracting(after) {
            try db.cachedStatement(sql: "DELETE FROM touch WHERE document = ? AND place = ? AND year = ?")
                .execute(arguments: [document, key.place.rawValue, key.year])
        }
        for key in after.subtracting(before) {
            try db.cachedStatement(sql: "INSERT INTO touch (document, place, year) VALUES (?, ?, ?)")
                .execute(arguments: [document, key.place.rawValue, key.year])
        }
        return before.union(after)
    }

    /// Folds results and, where one changed, what lies above it.
    private func refold(
        _ dirty: Set<PlaceYear>, _ state: inout State, _ history: inout HistoryRecorder
    ) throws {
        var byDepth: [Int: Set<PlaceYear>] = [:]
        for key in dirty { byDepth[fold.depth(of: key), default: []].insert(key) }
        var depth = byDepth.keys.max() ?? -1
        while depth >= 0 {
            for key in (byDepth[depth] ?? []).sorted() {
                let result = try result(of: key, &state, &history)
                let parent = fold.parent(of: key)
                let kept = fold.isBlank(result) ? nil : result
                if let kept, state.results[key] == kept { continue }
                state.remember(kept, of: key, limits: limits)
                if try rows.replace(key, parent: parent, by: kept, history: &history), let parent {
                    byDepth[depth - 1, default: []].insert(parent)
                }
            }
            depth -= 1
        }
    }

    private func result(
        of key: PlaceYear, _ state: inout State, _ history: inout HistoryRecorder
    ) throws -> PlaceResult {
        let facts = try documents.documents(touching: key).compactMap { try self.facts(of: $0, &state) }
        var children: [PlaceResult] = []
        for child in try rows.children(of: key) {
            if let result = try stored(child, &state, &history) { children.append(result) }
        }
        return fold.result(of: key, documents: facts, children: children)
    }

    private func facts(of document: Int64, _ state: inout State) throws -> DocumentFacts? {
        if let findings = state.findings[document] {
            return try documents.facts(try documents.id(of: document), document, .read(findings))
        }
        let facts = try documents.facts(of: document)
        state.findings[document] = facts?.findings
        return facts
    }

    private func stored(
        _ key: PlaceYear, _ state: inout State, _ history: inout HistoryRecorder
    ) throws -> PlaceResult? {
        if let known = state.results[key] { return known }
        do {
            let stored = try rows.result(key)
            state.remember(stored, of: key, limits: limits)
            return stored
        } catch is LedgerError {
            // A result can always be made again from what is below it.
            _ = try rows.replace(key, parent: nil, by: nil, history: &history)
            let result = try result(of: key, &state, &history)
            _ = try rows.replace(key, parent: fold.parent(of: key), by: result, history: &history)
            state.remember(result, of: key, limits: limits)
            return result
        }
    }
}
