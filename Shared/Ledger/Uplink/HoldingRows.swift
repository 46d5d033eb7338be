import Documents
import Foundation
import GRDB
import Observations
import Places
import Storage

/// What the ledger holds, in short, for the comparison with another one.
struct HoldingRows {
    let db: Database

    /// What is held of a document, be it only that it was handed in; `nil` when nothing is that could be handed up.
    func holding(of document: Int64) throws -> Holding? {
        let rows = DocumentRows(db: db)
        var holding = Holding(document: try rows.id(of: document))
        // A damaged reading is none: it cannot be handed up, and the other ledger may have it.
        if let row = try rows.readingColumns(document).flatMap(ReadingRow.init) {
            holding.edition = row.edition
            holding.findings = RowChecksum.of(row.findings)
        }
        holding.isBuried = try rows.burial(of: document) != nil
        let isKnown = holding.edition != nil || holding.isBuried
        // A retraction and a decision about a figure wait until the document was read or buried; a decision about a cell travels alone.
        if isKnown, let retraction = try rows.retraction(of: document) {
            holding.retraction = Int64(retraction.counter)
            holding.retractionContent = RowChecksum.of(try RowCodec.encode(retraction))
        }
        holding.decisions = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT detail, counter, adjudication FROM adjudication WHERE document = ? AND (is_about_cell OR ?)
                    ORDER BY detail
                    """), arguments: [document, isKnown]
        ).map { row in
            let json: Data = row["adjudication"]
            return Holding.Decision(detail: row["detail"], counter: row["counter"], content: RowChecksum.of(json))
        }
        if try !rows.isWithheld(document) {
            holding.claims = try Int64.fetchAll(
                db.cachedStatement(sql: "SELECT fingerprint FROM claim WHERE document = ? ORDER BY fingerprint"),
                arguments: [document])
        }
        return isKnown || !holding.decisions.isEmpty || !holding.claims.isEmpty ? holding : nil
    }

    /// What is held of a document by its name.
    func holding(of id: DocumentID) throws -> Holding? {
        try DocumentRows(db: db).sequence(of: id).flatMap(holding)
    }

    /// All documents, each under the places and years that it touches.
    /// - Parameters:
    ///   - isMeant: which places are meant; `nil` stands for documents that touch none.
    ///   - refused: documents that are passed over.
    func groups(where isMeant: (PlaceCode?) -> Bool, without refused: Set<Int64> = []) throws -> [HoldingGroup] {
        struct Key: Hashable {
            var place: String
            var year: Int
        }
        var groups: [Key: [Holding]] = [:]
        for document in try Int64.fetchAll(db, sql: "SELECT sequence FROM document ORDER BY id")
        where !refused.contains(document) {
            let touched = try Row.fetchAll(
                db.cachedStatement(sql: "SELECT place, year FROM touch WHERE document = ?"), arguments: [document]
            ).map { Key(place: $0["place"], year: $0["year"]) }
            let keys =
                touched.isEmpty
                ? (isMeant(nil) ? [Key(place: "", year: 0)] : [])
                : touched.filter { isMeant(PlaceCode(rawValue: $0.place)) }
            guard !keys.isEmpty, let holding = try holding(of: document) else { continue }
            for key in keys { groups[key, default: []].append(holding) }
        }
        return groups.map { key, holdings in
            HoldingGroup(
                place: key.place.isEmpty ? nil : PlaceCode(rawValue: key.place),
                year: key.place.isEmpty ? nil : key.year, holdings: holdings)
        }.sorted { ($0.place?.rawValue ?? "", $0.year ?? 0) < ($1.place?.rawValue ?? "", $1.year ?? 0) }
    }

    /// The documents that touch a place and year.
    func documents(of place: PlaceCode, _ year: Int) throws -> [DocumentID] {
        try Int64.fetchAll(
            db.cachedStatement(sql: "SELECT document FROM touch WHERE place = ? AND year = ?"),
            arguments: [place.rawValue, year]
        ).map { try DocumentRows(db: db).id(of: $0) }.sorted { $0.description < $1.description }
    }
}
