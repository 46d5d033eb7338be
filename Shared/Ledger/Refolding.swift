import Documents
import GRDB
import Observations
import Places
import Rollups

/// Folds again what changed facts touch, children before parents, and writes what comes out.
///
/// A result is always made from its inputs as they stand in the ledger, never by adding a difference to the result
/// before: increment and recomputation cannot disagree.
///
/// With a group of writes only the places and years are folded that its documents belong to. What lies above them is noted
/// as waiting, in the same transaction, and folded later, for all the groups since at once: a province has the figures of a
/// hundred counties, and folding it, and writing what changed into its history, with every group made a first load ten times
/// as long and its file ten times as large.
struct Refolding {
    /// What a group of writes has changed, and results that need not be read again.
    struct State: Sendable {
        /// The roll-up that makes the cells; it changes when another catalogue is taken.
        var fold: Fold
        /// Documents whose facts are different, with their names.
        var changed: [Int64: DocumentID] = [:]
        /// Findings as they are stored, of documents that this group needs; empty between groups.
        var findings: [Int64: DocumentFacts.Findings] = [:]
        /// The results that wait to be folded, as they stand in the file.
        var waiting: Set<PlaceYear> = []
        /// What places hand up, as it is stored.
        private(set) var handedUp: [PlaceYear: Contribution] = [:]
        private var lines = 0

        /// Nothing has changed yet.
        init(fold: Fold) { self.fold = fold }

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
    private var waiting: WaitingRows { WaitingRows(db: db) }

    /// Brings touches up to date with the changed documents of a group, and the results that they touch; what lies above
    /// waits from now on.
    func refold(_ state: inout State) throws {
        guard !state.changed.isEmpty else { return }
        var causes: [PlaceYear: Set<Int64>] = [:]
        for document in state.changed.keys.sorted() {
            for key in try retouch(document, &state) { causes[key, default: []].insert(document) }
        }
        try refold(causes, &state)
        state.changed = [:]
        state.findings = [:]
    }

    /// Folds those of some results that wait.
    ///
    /// - Parameter keys: no one of them lies above another.
    /// - Returns: why results cannot be folded; they go on waiting.
    func refoldWaiting(_ keys: some Sequence<PlaceYear>, _ state: inout State) throws -> [LedgerError] {
        // What the group changed before comes first: it may let others wait, and these too.
        try refold(&state)
        var failures: [LedgerError] = []
        for key in keys where state.waiting.contains(key) {
            do {
                try refold([key: []], &state)
            } catch let error as LedgerError {
                failures.append(error)
            }
        }
        state.findings = [:]
        return failures
    }

    /// Folds all that waits in a scope.
    ///
    /// - Returns: why results cannot be folded; they go on waiting.
    func refoldWaiting(in scope: FoldScope, _ state: inout State) throws -> [LedgerError] {
        try refold(&state)
        var failures: [LedgerError] = []
        for level in scope.levels(of: state.waiting, in: fold) { failures += try refoldWaiting(level, &state) }
        return failures
    }

    /// Records which places and years a document touches now.
    ///
    /// - Returns: those that it touches now or did before.
    private func retouch(_ document: Int64, _ state: inout State) throws -> Set<PlaceYear> {
        let before = try documents.touches(of: document)
        let facts = try facts(of: document, &state)
        let after = try documents.touched(facts, document, in: fold)
        for key in before.subtracting(after) {
            try db.cachedStatement(sql: "DELETE FROM touch WHERE document = ? AND place = ? AND year = ?")
                .execute(arguments: [document, key.place.rawValue, key.year])
        }
        for key in after.subtracting(before) {
            try db.cachedStatement(sql: "INSERT INTO touch (document, place, year) VALUES (?, ?, ?)")
                .execute(arguments: [document, key.place.rawValue, key.year])
        }
        do {
            let arrivals = after.isEmpty ? try documents.arrivals(facts, document, in: fold) : []
            try ArrivalRows(db: db).replace(document, by: arrivals)
        } catch is LedgerError {
            // A damaged list of claims of a document that no result needs; it is found when the ledger is verified.
        }
        return before.union(after)
    }

    /// Folds results and, where one hands up something else, lets wait what lies above it.
    ///
    /// - Parameter causes: the results, each with the documents of which that is known; those because of which it waited come
    ///   to them.
    private func refold(_ causes: [PlaceYear: Set<Int64>], _ state: inout State) throws {
        var causes = causes
        for key in causes.keys where state.waiting.contains(key) {
            causes[key]?.formUnion(try waiting.documents(behind: key))
        }
        var history = HistoryRecorder(db: db, time: now)
        history.causes = try changeCauses(causes, state)
        for key in causes.keys.map({ (fold.depth(of: $0), $0) }).sorted(by: { ($1.0, $0.1) < ($0.0, $1.1) }).map(\.1) {
            let result = try result(of: key, &state, &history)
            let parent = fold.parent(of: key)
            let kept = fold.isBlank(result) ? nil : result
            let isHandedUp = try rows.replace(key, parent: parent, by: kept, history: &history)
            if state.waiting.remove(key) != nil { try waiting.remove(key) }
            guard isHandedUp else { continue }
            state.remember(kept.map(Contribution.init), of: key, limits: limits)
            guard let parent else { continue }
            let documents = causes[key] ?? []
            if causes[parent] != nil {
                // It is folded in a moment, since it lies higher.
                causes[parent]?.formUnion(documents)
            } else {
                try waiting.add(parent, because: documents)
                state.waiting.insert(parent)
            }
        }
    }

    /// The documents behind a fold with what they touch. One whose name is damaged is left out: the fold needs it not, and it
    /// is found when the ledger is verified.
    private func changeCauses(_ causes: [PlaceYear: Set<Int64>], _ state: State) throws -> [ChangeCause] {
        var touched: [Int64: [PlaceYear]] = [:]
        for (key, documents) in causes {
            for document in documents { touched[document, default: []].append(key) }
        }
        return try touched.sorted { $0.key < $1.key }.compactMap { document, keys in
            do {
                return ChangeCause(document: try state.changed[document] ?? documents.id(of: document), touched: keys)
            } catch is LedgerError {
                return nil
            }
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
