import Documents
import GRDB
import Observations
import Places
import Rollups
import Storage

/// What persons decided. A decision about a cell is kept under a name that no bytes have, so that it joins, touches its place
/// and travels up like the facts of any document.
extension DocumentRows {
    /// The decisions about figures of a document, in a fixed order; `nil` when there is none.
    func adjudications(of document: Int64) throws -> [Adjudication]? {
        let decisions = try rows(of: document, areAboutCells: false)
        return decisions.isEmpty ? nil : decisions.sorted { $0.order < $1.order }
    }

    /// The decision about a cell that is kept under a name; `nil` for any document.
    func decision(of document: Int64) throws -> Adjudication? { try rows(of: document, areAboutCells: true).first }

    /// The row of the last decision about a subject; its content is `nil` when it is damaged.
    func adjudicationRow(of document: Int64, _ subject: Adjudication.Subject) throws -> AdjudicationRow? {
        try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT \(AdjudicationRow.columns) FROM adjudication WHERE document = ? AND detail = ?"),
            arguments: [document, subject.detail]
        ).map(AdjudicationRow.init)
    }

    /// The places and years that the facts of a document change by themselves.
    func touched(_ facts: DocumentFacts?, _ document: Int64, in fold: Fold) throws -> Set<PlaceYear> {
        if let facts { return fold.touched(by: facts) }
        return try decision(of: document).map { fold.touched(by: $0) } ?? []
    }

    private func rows(of document: Int64, areAboutCells: Bool) throws -> [Adjudication] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT \(AdjudicationRow.columns) FROM adjudication WHERE document = ? AND is_about_cell = ?"),
            arguments: [document, areAboutCells]
        ).map { row in
            guard let adjudication = try AdjudicationRow(row).adjudication else {
                throw LedgerError.damagedAdjudication(try id(of: document).description)
            }
            return adjudication
        }
    }
}

extension Fold {
    /// The place and year of which a decision about a cell changes the result.
    func touched(by decision: Adjudication) -> Set<PlaceYear> {
        guard case .cell(let place, let year, _) = decision.subject else { return [] }
        return [PlaceYear(place: place, year: year)]
    }
}
