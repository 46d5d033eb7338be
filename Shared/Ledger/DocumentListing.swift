import Documents
import GRDB
import Places
import Rollups

/// Makes the entries of a listing; what several documents share is read once.
struct DocumentListing {
    let db: Database
    let fold: Fold
    private var usesOf: [PlaceYear: [DocumentID: [PlaceResult.FigureUse]]] = [:]

    init(db: Database, fold: Fold) {
        self.db = db
        self.fold = fold
    }

    /// The entry of a document; `nil` when it was neither read nor buried.
    mutating func document(_ sequence: Int64) throws -> LedgerDocument? {
        let rows = DocumentRows(db: db)
        guard let (facts, reading) = try rows.known(sequence) else { return nil }
        var uses = fold.usesWithoutPlace(of: facts)
        for key in try rows.touches(of: sequence) { uses += try self.uses(at: key)[facts.document] ?? [] }
        uses.sort { $0.index < $1.index }
        return LedgerDocument(
            sequence: sequence, facts: facts, uses: uses, textLength: reading?.textLength ?? 0,
            storedAt: reading?.storedAt)
    }

    private mutating func uses(at key: PlaceYear) throws -> [DocumentID: [PlaceResult.FigureUse]] {
        if let known = usesOf[key] { return known }
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT place, year, parent, checksum, result FROM result WHERE place = ? AND year = ?"),
            arguments: [key.place.rawValue, key.year])
        let uses = try row.map { try ResultRows(db: db).resultWithoutCells($0).uses } ?? []
        let byDocument = Dictionary(grouping: uses, by: \.document)
        usesOf[key] = byDocument
        return byDocument
    }
}
