import Documents
import Observations
import Places
import Rollups

extension InMemoryLedger {
    /// Keeps cells as they are now under a name.
    public func freeze(_ name: String, place: PlaceCode?, year: Int?, person: String?) async throws -> Freeze {
        try write { contents, now in
            contents.foldWaiting(in: FoldScope(place: place, year: year), at: now)
            var freeze = try Freeze(
                new: name, place: place, year: year, person: person, time: now, fold: contents.fold)
            guard contents.frozen[freeze.name] == nil else { throw LedgerError.frozenAlready(freeze.name) }
            let cells = contents.cells(meantBy: freeze)
            guard !cells.isEmpty else { throw LedgerError.nothingToFreeze }
            freeze.cells = cells.count
            contents.frozen[freeze.name] = (freeze, cells)
            return freeze
        }
    }

    /// All freezes, by name.
    public func freezes() async throws -> [Freeze] {
        read { $0.frozen.values.map(\.freeze).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) } }
    }

    /// What is kept under a name, in the order of cells.
    public func frozenCells(of name: String) async throws -> [FrozenCell] {
        try read { contents in
            guard let kept = contents.frozen[name] else { throw LedgerError.noFreeze(name) }
            return kept.cells
        }
    }

    /// What is different since.
    public func differences(since name: String) async throws -> [FrozenDifference] {
        try write { contents, now in
            guard let kept = contents.frozen[name] else { throw LedgerError.noFreeze(name) }
            contents.foldWaiting(in: FoldScope(place: kept.freeze.place, year: kept.freeze.year), at: now)
            return FrozenDifference.all(from: kept.cells, to: contents.cells(meantBy: kept.freeze))
        }
    }
}

extension LedgerContents {
    /// The cells that there are now of the places and years that a freeze keeps, in the order of cells.
    fileprivate func cells(meantBy freeze: Freeze) -> [FrozenCell] {
        results.values.filter { fold.isMeant($0.key, by: freeze) }.flatMap(\.cells).sorted { $0.key < $1.key }
            .map { FrozenCell($0) { entries[$0]?.reading?.edition } }
    }
}
