import Observations
import Rollups

/// What another ledger says differently, in pages: for a dry run, where the other one is a throw-away copy that has read
/// with a new edition. Neither ledger is changed.
public struct LedgerComparison<Old: LedgerReading, New: LedgerReading>: Sendable {
    /// Figures that are told differently, of a page of documents.
    public struct Observations: Hashable, Sendable {
        /// The figures, by document, then indicator, then in the order of the text.
        public var changes: [ReadingChange]
        /// Where the next page begins; `nil` after the last one.
        public var next: Int64?
    }

    /// Cells that are told differently, of a page of cells.
    public struct Cells: Hashable, Sendable {
        /// The cells, in the order of their keys.
        public var changes: [CellChange]
        /// Where the next page begins; `nil` after the last one.
        public var next: Cell.Key?
    }

    let old: Old
    let new: New

    /// The figures that the new ledger tells differently, of its next `limit` documents. A document that came to the old
    /// ledger after the new one was copied is not compared; nor is one that is retracted, whose figures count nowhere.
    ///
    /// - Parameter sequence: ``Observations/next`` of the last page, 0 at first.
    public func observations(after sequence: Int64, limit: Int) async throws -> Observations {
        let page = try await new.documents(after: sequence, limit: limit)
        var changes: [ReadingChange] = []
        // A reading outranks a burial, so a document without a reading never had one.
        for document in page where !document.facts.isRetracted && document.facts.findings != nil {
            let before = try await old.document(document.facts.document)?.facts
            if let before {
                changes += before.changes(to: document.facts, from: old.fold, to: new.fold)
            } else {
                changes += ReadingComparison.changes(
                    of: document.facts.document, from: nil, to: document.facts.side(in: new.fold))
            }
        }
        return Observations(changes: changes, next: page.count < limit ? nil : page.last?.sequence)
    }

    /// The cells that the two tell differently, among the next `limit` of either.
    ///
    /// - Parameter key: ``Cells/next`` of the last page, `nil` at first.
    public func cells(after key: Cell.Key?, limit: Int) async throws -> Cells {
        let before = try await old.cells(matching: .all, after: key, limit: limit)
        let after = try await new.cells(matching: .all, after: key, limit: limit)
        // Beyond the end of the shorter page nothing is known of that side.
        let ends = [before, after].compactMap { $0.count < limit ? nil : $0.last?.key }
        let next = ends.min()
        var sides: [Cell.Key: CellChange] = [:]
        for cell in before { sides[cell.key] = CellChange(key: cell.key, old: cell, new: nil) }
        for cell in after { sides[cell.key, default: CellChange(key: cell.key, old: nil, new: nil)].new = cell }
        let changes = sides.values.filter { change in
            change.old != change.new && next.map { change.key <= $0 } ?? true
        }
        return Cells(changes: changes.sorted { $0.key < $1.key }, next: next)
    }
}

extension LedgerReading {
    /// What another ledger says differently from this one.
    public func difference<Other: LedgerReading>(to other: Other) -> LedgerComparison<Self, Other> {
        LedgerComparison(old: self, new: other)
    }
}
