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

    /// The entry of a document of a page; a damaged one stands among the others as a dead letter that says what to do.
    mutating func entry(_ sequence: Int64) throws -> LedgerDocument? {
        do {
            return try document(sequence)
        } catch let error as LedgerError where error.code == .damagedDocument {
            let failure = Failure(stage: .store, code: error.code.rawValue, reason: error.description, mayHeal: true)
            let facts = DocumentFacts(
                document: try DocumentRows(db: db).id(of: sequence), claims: [], outcome: .buried(failure))
            return LedgerDocument(sequence: sequence, facts: facts, uses: [], textLength: 0, storedAt: nil)
        }
    }

    private mutating func uses(at key: PlaceYear) throws -> [DocumentID: [PlaceResult.FigureUse]] {
        if let known = usesOf[key] { return known }
        let rows = ResultRows(db: db)
        let uses: [PlaceResult.FigureUse]
        do {
            uses = try rows.row(of: key).map(ResultRows.uses) ?? []
        } catch let error as LedgerError where error.code == .damagedResult {
            // The fates follow from the documents of the place alone.
            let documents = DocumentRows(db: db)
            let touching = try documents.documents(touching: key)
            uses =
                fold.result(
                    of: key, documents: try touching.compactMap { try documents.facts(of: $0) },
                    decisions: try touching.compactMap { try documents.decision(of: $0) }, children: []
                ).uses
        }
        let byDocument = Dictionary(grouping: uses, by: \.document)
        usesOf[key] = byDocument
        return byDocument
    }
}
