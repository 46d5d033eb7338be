import GRDB
import Places
import Rollups

/// The rows of documents that arrived and are in no cell: which place's report each may be. They follow from the facts, as touches do, and are
/// written where a document's facts change; no result depends on them.
struct ArrivalRows {
    let db: Database

    /// What is kept of a document.
    func arrivals(of document: Int64) throws -> Set<Arrival> {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT place, year, state FROM arrival WHERE document = ?"),
            arguments: [document])
        return Set(
            rows.compactMap { row in
                Arrival.State(rawValue: row["state"]).map {
                    Arrival(place: PlaceCode(rawValue: row["place"]), year: Self.year(row["year"]), state: $0)
                }
            })
    }

    /// Keeps what holds of a document now.
    func replace(_ document: Int64, by arrivals: Set<Arrival>) throws {
        guard try self.arrivals(of: document) != arrivals else { return }
        try db.cachedStatement(sql: "DELETE FROM arrival WHERE document = ?").execute(arguments: [document])
        for arrival in arrivals {
            try db.cachedStatement(sql: "INSERT INTO arrival (document, place, year, state) VALUES (?, ?, ?, ?)")
                .execute(arguments: [
                    document, arrival.place.rawValue, arrival.year ?? Self.noYear, arrival.state.rawValue,
                ])
        }
    }

    /// What arrived of a place for a year. Complexity: logarithmic.
    func states(at key: PlaceYear) throws -> Set<Arrival.State> {
        let states = try String.fetchAll(
            db.cachedStatement(sql: "SELECT DISTINCT state FROM arrival WHERE place = ? AND year = ?"),
            arguments: [key.place.rawValue, key.year])
        return Set(states.compactMap(Arrival.State.init))
    }

    /// The documents of a place in a state, of any year or of none.
    func documents(of place: PlaceCode, _ state: Arrival.State) throws -> [Int64] {
        try Int64.fetchAll(
            db.cachedStatement(
                sql: "SELECT DISTINCT document FROM arrival WHERE place = ? AND state = ? ORDER BY document"),
            arguments: [place.rawValue, state.rawValue])
    }

    /// Tells of them in the coverage of cells. Complexity: constant where nothing waits, as on most days.
    func tell(in cells: inout [Cell], _ fold: Fold) throws {
        guard try Bool.fetchOne(db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM arrival)")) == true else {
            return
        }
        let results = ResultRows(db: db)
        try fold.tellArrivals(in: &cells) { key throws(any Error) in
            try states(at: key)
        } report: { key throws(any Error) in
            try results.contribution(of: key)?.state ?? .noReport
        }
    }

    /// Whether the file comes from a version that kept none.
    func areMissing() throws -> Bool {
        try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM stamp WHERE name = 'arrivals')") ?? false
    }

    /// Makes all rows again. Complexity: linear in the number of documents, and in the contents of those that touch nothing.
    func rewrite(with fold: Fold) throws {
        try db.execute(sql: "DELETE FROM arrival; DELETE FROM stamp WHERE name = 'arrivals'")
        let documents = DocumentRows(db: db)
        let untouching = try Int64.fetchAll(
            db,
            sql: "SELECT sequence FROM document WHERE NOT EXISTS (SELECT 1 FROM touch WHERE touch.document = sequence)")
        for document in untouching {
            do {
                try replace(document, by: documents.arrivals(documents.facts(of: document), document, in: fold))
            } catch is LedgerError {
                // A damaged document takes part in nothing; it is found when the ledger is verified.
            }
        }
    }

    private static let noYear = 0

    private static func year(_ stored: Int) -> Int? { stored == noYear ? nil : stored }
}

extension DocumentRows {
    /// Which places' reports a document may be whose figures are in no cell.
    func arrivals(_ facts: DocumentFacts?, _ document: Int64, in fold: Fold) throws -> Set<Arrival> {
        if let facts { return fold.arrivals(of: facts) }
        // Whether it is retracted is told when it is read: until then a node above does not hear of it either.
        guard let awaited = try awaited(document) else { return [] }
        return fold.arrival(of: awaited).map { [$0] } ?? []
    }

    /// A document of which nothing but claims are known; `nil` where there is no claim, as for what a decision is kept under.
    func awaited(_ document: Int64) throws -> AwaitedDocument? {
        let claims = try claims(of: document)
        return claims.isEmpty ? nil : AwaitedDocument(document: try id(of: document), claims: claims)
    }
}
