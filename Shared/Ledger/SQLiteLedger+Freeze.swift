import Documents
import Foundation
import GRDB
import Observations
import Places
import Rollups
import Storage

extension SQLiteLedger {
    /// Keeps cells as they are now under a name.
    public func freeze(_ name: String, place: PlaceCode?, year: Int?, person: String?) async throws -> Freeze {
        let now = self.now()
        let limits = self.limits
        let scope = FoldScope(place: place, year: year)
        // Most of what waits is folded before, so that facts come in between; the rest with it.
        try await foldWaiting(in: scope)
        return try await writer.write { db, state in
            let fold = state.fold
            let failures = try Refolding(db: db, fold: fold, now: now, limits: limits).refoldWaiting(in: scope, &state)
            if let failure = failures.first { throw failure }
            let rows = FreezeRows(db: db)
            var freeze = try Freeze(new: name, place: place, year: year, person: person, time: now, fold: fold)
            guard try rows.freeze(named: freeze.name) == nil else { throw LedgerError.frozenAlready(freeze.name) }
            let cells = try Self.cells(meantBy: freeze, db, fold)
            guard !cells.isEmpty else { throw LedgerError.nothingToFreeze }
            freeze.cells = cells.count
            try rows.keep(cells, as: freeze)
            return freeze
        }
    }

    /// All freezes, by name.
    public func freezes() async throws -> [Freeze] { try await read { try FreezeRows(db: $0).all() } }

    /// What is kept under a name, in the order of cells. Complexity: linear in it.
    public func frozenCells(of name: String) async throws -> [FrozenCell] {
        try await read { db in
            guard try FreezeRows(db: db).freeze(named: name) != nil else { throw LedgerError.noFreeze(name) }
            return try FreezeRows(db: db).cells(of: name)
        }
    }

    /// What is different since. Complexity: linear in the cells that are kept and in those that there are now.
    public func differences(since name: String) async throws -> [FrozenDifference] {
        let fold = self.fold
        let kept = try await read { try FreezeRows(db: $0).freeze(named: name) }
        guard let freeze = kept else { throw LedgerError.noFreeze(name) }
        return try await read(folding: FoldScope(place: freeze.place, year: freeze.year)) { db in
            FrozenDifference.all(
                from: try FreezeRows(db: db).cells(of: name), to: try Self.cells(meantBy: freeze, db, fold))
        }
    }

    /// The cells that there are now of the places and years that a freeze keeps.
    private static func cells(meantBy freeze: Freeze, _ db: Database, _ fold: Fold) throws -> [FrozenCell] {
        let documents = DocumentRows(db: db)
        var editions: [DocumentID: Edition?] = [:]
        func edition(_ document: DocumentID) throws -> Edition? {
            if let known = editions[document] { return known }
            let columns = try documents.sequence(of: document).flatMap { try documents.readingColumns($0) }
            let edition = columns.flatMap { ReadingRow($0) }?.edition
            editions[document] = .some(edition)
            return edition
        }
        let results = try Row.fetchCursor(
            db,
            sql: "SELECT \(ResultRows.columns) FROM result WHERE cells > 0 AND (?1 IS NULL OR year = ?1) "
                + "ORDER BY place, year", arguments: [freeze.year])
        var cells: [FrozenCell] = []
        while let row = try results.next() {
            guard fold.isMeant(PlaceYear(row), by: freeze) else { continue }
            cells += try ResultRows.result(row).cells.map { try FrozenCell($0, edition: edition) }
        }
        return cells
    }
}

extension Freeze {
    /// A freeze that is about to be made.
    ///
    /// - Throws: ``LedgerError`` for a blank name, and a place that the tree does not have.
    init(new name: String, place: PlaceCode?, year: Int?, person: String?, time: Int64, fold: Fold) throws {
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !name.isEmpty, name.utf8.count <= 200, !name.contains("\u{0}") else { throw LedgerError.noFreezeName }
        if let place, fold.gazetteer.place(place) == nil { throw LedgerError.nothingToFreeze }
        self.init(name: name, time: time, place: place, year: year, person: person, cells: 0)
    }
}
