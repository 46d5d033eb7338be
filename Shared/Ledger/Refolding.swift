import Documents
import GRDB
import Observations
import Places
import Rollups

/// Folds again what changed facts touch, children before parents, and writes what comes out.
///
/// A result is always made from its inputs as they stand in the ledger, never by adding a difference to the result
/// before: increment and recomputation cannot disagree.
struct Refolding {
    /// What a group of writes has changed, and results that need not be read again.
    struct State: Sendable {
        /// Documents whose facts are different, with their names.
        var changed: [Int64: DocumentID] = [:]
        /// Findings as they are stored, of documents that this group needs; empty between groups.
        var findings: [Int64: DocumentFacts.Findings] = [:]
        /// What places hand up, as it is stored.
        private(set) var handedUp: [PlaceYear: Contribution] = [:]
        private var lines = 0

        /// Forgets what places hand up, which is read again when it is needed.
        mutating func forgetResults() {
            handedUp = [:]
            lines = 0
        }

        /// Keeps what a place hands up as it is stored now; `nil` when nothing is.
        mutating func remember(_ contribution: Contribution?, of key: PlaceYear, limits: LedgerLimits) {
            lines -= handedUp.removeValue(forKey: key)?.lines.count ?? 0
            guard let contribution else { return }
            if handedUp.count >= limits.cachedResults || lines + contribution.lines.count > limits.cachedLines {
                forgetResults()
            }
            handedUp[key] = contribution
            lines += contribution.lines.count
        }
    }

    let db: Database
    let fold: Fold
    /// Milliseconds since 1970 (UTC); for people only.
    let now: Int64
    /// How much ``State/handedUp`` may hold.
    let limits: LedgerLimits

    private var documents: DocumentRows { DocumentRows(db: db) }
    private var rows: ResultRows { ResultRows(db: db) }

    /// Brings touches and results up to date with the changed documents of a group.
    func refold(_ state: inout State) throws {
        guard !state.changed.isEmpty else { return }
        var history = HistoryRecorder(db: db, time: now)
        var dirty: Set<PlaceYear> = []
        for (document, id) in state.changed.sorted(by: { $0.key < $1.key }) {
            let touched = try retouch(document, &state)
            history.causes.append(ChangeCause(document: id, touched: touched))
            dirty.formUnion(touched)
        }
        try refold(dirty, &state, &history)
        state.changed = [:]
        state.findings = [:]
    }

    /// Records which places and years a document touches now.
    ///
    /// - Returns: those that it touches now or did before.
    private func retouch(_ document: Int64, _ state: inout State) throws -> Set<PlaceYear> {
        let before = try documents.touches(of: document)
        let after = try documents.touched(facts(of: document, &state), document, in: fold)
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

    /// Folds results and, where one hands up something else, what lies above it.
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
                guard try rows.replace(key, parent: parent, by: kept, history: &history) else { continue }
                state.remember(kept.map(Contribution.init), of: key, limits: limits)
                if let parent { byDepth[depth - 1, default: []].insert(parent) }
            }
            depth -= 1
        }
    }

    private func result(
        of key: PlaceYear, _ state: inout State, _ history: inout HistoryRecorder
    ) throws -> PlaceResult {
        var known: [DocumentFacts] = []
        var decisions: [Adjudication] = []
        for document in try documents.documents(touching: key) {
            if let facts = try facts(of: document, &state) {
                known.append(facts)
            } else if let decision = try documents.decision(of: document) {
                decisions.append(decision)
            }
        }
        var children: [Contribution] = []
        for child in try rows.children(of: key) {
            if let contribution = try stored(child, &state, &history) { children.append(contribution) }
        }
        return fold.result(of: key, documents: known, decisions: decisions, handedUp: children)
    }

    private func facts(of document: Int64, _ state: inout State) throws -> DocumentFacts? {
        if let findings = state.findings[document] {
            let id = try state.changed[document] ?? documents.id(of: document)
            return try documents.facts(id, document, .read(findings))
        }
        let facts = try documents.facts(of: document)
        state.findings[document] = facts?.findings
        return facts
    }

    private func stored(
        _ key: PlaceYear, _ state: inout State, _ history: inout HistoryRecorder
    ) throws -> Contribution? {
        if let known = state.handedUp[key] { return known }
        do {
            let stored = try rows.contribution(of: key)
            state.remember(stored, of: key, limits: limits)
            return stored
        } catch is LedgerError {
            // A result can always be made again from what is below it.
            let result = try result(of: key, &state, &history)
            _ = try rows.replace(key, parent: fold.parent(of: key), by: result, history: &history)
            let contribution = Contribution(of: result)
            state.remember(contribution, of: key, limits: limits)
            return contribution
        }
    }
}
