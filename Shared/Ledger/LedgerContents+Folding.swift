import Documents
import Places
import Rollups

/// Folding what changed, children before parents, as ``Refolding`` does it in a file.
extension LedgerContents {
    /// Brings touches up to date with changed documents, and the results and history of what they touch; what lies above waits.
    ///
    /// - Parameter now: milliseconds since 1970 (UTC).
    mutating func refold(_ changed: Set<DocumentID>, at now: Int64) {
        var causes: [PlaceYear: Set<DocumentID>] = [:]
        for document in changed {
            for key in retouch(document) { causes[key, default: []].insert(document) }
        }
        refold(causes, at: now)
    }

    /// Folds what waits in a scope.
    mutating func foldWaiting(in scope: FoldScope, at now: Int64) {
        for level in scope.levels(of: Set(waiting.keys), in: fold) {
            for key in level where waiting[key] != nil { refold([key: []], at: now) }
        }
    }

    private mutating func refold(_ causes: [PlaceYear: Set<DocumentID>], at now: Int64) {
        var causes = causes
        for key in causes.keys { causes[key]?.formUnion(waiting[key] ?? []) }
        var touched: [DocumentID: [PlaceYear]] = [:]
        for (key, documents) in causes {
            for document in documents { touched[document, default: []].append(key) }
        }
        let told = touched.map { ChangeCause(document: $0, touched: $1) }
        for key in causes.keys.sorted(by: { fold.depth(of: $0) > fold.depth(of: $1) }) {
            waiting[key] = nil
            let before = results[key]
            let after = result(of: key)
            guard before != after else { continue }
            let parent = fold.parent(of: key)
            put(after, at: key, under: parent)
            record(before?.cells ?? [], after?.cells ?? [], told, at: now)
            guard let parent, before.map(Contribution.init) != after.map(Contribution.init) else { continue }
            let documents = causes[key] ?? []
            if causes[parent] != nil {
                causes[parent]?.formUnion(documents)
            } else {
                waiting[parent, default: []].formUnion(documents)
            }
        }
    }

    /// The results that follow from the documents alone.
    func recomputed() -> LedgerContents {
        var fresh = LedgerContents(fold: fold)
        fresh.entries = entries
        for id in entries.keys { fresh.entries[id]?.touched = [] }
        fresh.refold(Set(entries.keys), at: 0)
        fresh.foldWaiting(in: .all, at: 0)
        return fresh
    }

    private mutating func retouch(_ document: DocumentID) -> Set<PlaceYear> {
        let before = entries[document]?.touched ?? []
        let entry = entries[document]
        let after =
            entry?.facts.map { fold.touched(by: $0) } ?? entry?.cellDecision.map { fold.touched(by: $0) } ?? []
        entries[document]?.touched = after
        for key in before.subtracting(after) { touching[key]?.remove(document) }
        for key in after.subtracting(before) { touching[key, default: []].insert(document) }
        return before.union(after)
    }

    private func result(of key: PlaceYear) -> PlaceResult? {
        let touching = touching[key] ?? []
        let result = fold.result(
            of: key, documents: touching.compactMap { entries[$0]?.facts },
            decisions: touching.compactMap { entries[$0]?.cellDecision },
            children: (children[key] ?? []).compactMap { results[$0] })
        return fold.isBlank(result) ? nil : result
    }

    private mutating func put(_ result: PlaceResult?, at key: PlaceYear, under parent: PlaceYear?) {
        results[key] = result
        guard let parent else { return }
        if result == nil { children[parent]?.remove(key) } else { children[parent, default: []].insert(key) }
    }

    private mutating func record(_ before: [Cell], _ after: [Cell], _ causes: [ChangeCause], at now: Int64) {
        var old = Dictionary(before.map { ($0.key, $0) }) { first, _ in first }
        for cell in after where old.removeValue(forKey: cell.key)?.withoutEditions != cell.withoutEditions {
            record(cell, cell.key, causes, at: now)
        }
        for key in old.keys { record(nil, key, causes, at: now) }
    }

    private mutating func record(_ cell: Cell?, _ key: Cell.Key, _ causes: [ChangeCause], at now: Int64) {
        var versions = history[key] ?? []
        if !versions.isEmpty { versions[versions.count - 1].until = now }
        versions.append(
            CellVersion(
                key: key, since: now, until: nil, brief: cell.map(CellBrief.init),
                causes: ChangeCause.documents(causes, behind: key, fold: fold)))
        history[key] = versions
    }
}

extension Cell {
    /// What the cell says, whoever read it.
    fileprivate var withoutEditions: Cell {
        var cell = self
        cell.editions = nil
        return cell
    }
}
