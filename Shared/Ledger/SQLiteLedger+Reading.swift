import Documents
import Foundation
import GRDB
import Indicators
import Observations
import Places
import Rollups
import Storage

extension SQLiteLedger {
    /// Documents that were read or buried. Complexity: linear in the page and its documents' results.
    public func documents(after sequence: Int64, limit: Int) async throws -> [LedgerDocument] {
        let fold = self.fold
        return try await read { db in
            let sequences = try Int64.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT sequence FROM document WHERE sequence > ? AND (
                            EXISTS (SELECT 1 FROM reading WHERE reading.document = sequence)
                            OR EXISTS (SELECT 1 FROM burial WHERE burial.document = sequence))
                        ORDER BY sequence LIMIT ?
                        """), arguments: [sequence, max(0, limit)])
            var listing = DocumentListing(db: db, fold: fold)
            return try sequences.compactMap { try listing.entry($0) }
        }
    }

    /// A document that was read or buried. Complexity: logarithmic.
    public func document(_ id: DocumentID) async throws -> LedgerDocument? {
        let fold = self.fold
        return try await read { db in
            var listing = DocumentListing(db: db, fold: fold)
            return try DocumentRows(db: db).sequence(of: id).flatMap { try listing.document($0) }
        }
    }

    /// Documents that belong to a place. Complexity: linear in them and in the results of the place.
    public func documents(of place: PlaceCode) async throws -> [LedgerDocument] {
        try await listed(
            "SELECT DISTINCT document FROM touch WHERE place = ? ORDER BY document", [place.rawValue])
    }

    /// Documents that belong to none. Complexity: linear in the number of documents, and in the contents of those.
    public func documentsWithoutPlace() async throws -> [LedgerDocument] {
        try await listed(
            """
            SELECT sequence FROM document WHERE NOT EXISTS (SELECT 1 FROM touch WHERE touch.document = sequence) AND (
                EXISTS (SELECT 1 FROM reading WHERE reading.document = sequence)
                OR EXISTS (SELECT 1 FROM burial WHERE burial.document = sequence))
            ORDER BY sequence
            """, [])
    }

    private func listed(_ query: String, _ arguments: StatementArguments) async throws -> [LedgerDocument] {
        let fold = self.fold
        return try await read { db in
            let sequences = try Int64.fetchAll(db.cachedStatement(sql: query), arguments: arguments)
            var listing = DocumentListing(db: db, fold: fold)
            return try sequences.compactMap { try listing.entry($0) }
        }
    }

    /// The text of a document as it was decoded.
    public func text(of id: DocumentID) async throws -> String? {
        try await read { db in
            let rows = DocumentRows(db: db)
            return try rows.sequence(of: id).flatMap { try rows.text(of: $0) }
        }
    }

    /// The whole reading of a document.
    public func reading(of id: DocumentID) async throws -> Reading? {
        try await read { db in
            let rows = DocumentRows(db: db)
            return try rows.sequence(of: id).flatMap { try rows.reading(of: $0) }
        }
    }

    /// Cells in the order of place, year, indicator. Complexity: linear in the page when places are named or none is, and no
    /// indicators are.
    public func cells(matching selection: CellSelection, after key: Cell.Key?, limit: Int) async throws -> [Cell] {
        var folded: Set<PlaceYear> = []
        while true {
            // Looked at before the page is read: another question may fold what this page was read without.
            let waiting = writer.state.waiting
            let page = try await storedCells(matching: selection, after: key, limit: limit)
            let scope = FoldScope(of: selection, after: key, page: page, limit: limit)
            // What waits again after it was folded waits for facts that came after the question.
            let open = waiting.filter { !folded.contains($0) && scope.contains($0, in: fold) }
            guard !open.isEmpty else { return page }
            try await foldWaiting(in: scope)
            folded.formUnion(open)
        }
    }

    private func storedCells(
        matching selection: CellSelection, after key: Cell.Key?, limit: Int
    ) async throws -> [Cell] {
        let fold = self.fold
        return try await read { db in
            let (condition, arguments) = selection.condition(from: key)
            let rows = try Row.fetchCursor(
                db,
                sql: "SELECT \(ResultRows.columns) FROM result WHERE \(condition) ORDER BY place, year",
                arguments: arguments)
            var cells: [Cell] = []
            while cells.count < limit, let row = try rows.next() {
                cells += try ResultRows.cells(row) { name in
                    selection.indicators?.contains(name.indicator) ?? true && key.map { $0 < name } ?? true
                }
            }
            cells = Array(cells.prefix(max(0, limit)))
            try ArrivalRows(db: db).tell(in: &cells, fold)
            return cells
        }
    }

    /// Results in the order of place, year.
    public func results(years: ClosedRange<Int>?, after key: PlaceYear?, limit: Int) async throws -> [PlaceResult] {
        try await read(folding: FoldScope(years: years)) { db in
            try Row.fetchAll(
                db,
                sql: "SELECT \(ResultRows.columns) FROM result "
                    + "WHERE year BETWEEN ? AND ? AND (place, year) > (?, ?) ORDER BY place, year LIMIT ?",
                arguments: [
                    years?.lowerBound ?? .min, years?.upperBound ?? .max, key?.place.rawValue ?? "", key?.year ?? .min,
                    max(0, limit),
                ]
            ).map(ResultRows.result)
        }
    }

    /// Documents with a reading, in the order in which they first had one.
    public func storedDocuments(after sequence: Int64, limit: Int) async throws -> [StoredDocument] {
        try await read { db in
            let rows = try Row.fetchAll(
                db.cachedStatement(
                    sql:
                        "SELECT stored_sequence, id FROM reading JOIN document ON document.sequence = reading.document "
                        + "WHERE stored_sequence > ? ORDER BY stored_sequence LIMIT ?"),
                arguments: [sequence, max(0, limit)])
            return try rows.map { row in
                guard let id = DocumentID(row["id"] as String) else {
                    throw LedgerError.damaged("number \(row["stored_sequence"] as Int64)", "name")
                }
                return StoredDocument(sequence: row["stored_sequence"], id: id)
            }
        }
    }

    /// What later editions told differently. Complexity: linear in the page when a document, place or indicator is named or
    /// nothing is, else in what was recorded.
    public func changes(
        matching selection: ChangeSelection, after sequence: Int64, limit: Int
    ) async throws -> [RecordedChange] {
        try await read { try ChangeRows(db: $0).changes(matching: selection, after: sequence, limit: limit) }
    }

    /// The versions of a cell. Complexity: linear in their number.
    public func history(of key: Cell.Key) async throws -> [CellVersion] {
        let fold = self.fold
        let scope = FoldScope(place: key.place, year: key.year)
        return try await read(folding: scope) { db in
            let rows = DocumentRows(db: db)
            let versions = try HistoryRows(db: db).versions(of: key, fold: fold)
            return try CauseSieve(of: key, fold: fold).sifted(versions) { try rows.cause($0) }
        }
    }

    /// How much the ledger holds. Complexity: linear in the ledger, without reading any content.
    public func counts() async throws -> LedgerCounts {
        try await read { db in
            func count(_ query: String) throws -> Int { try Int.fetchOne(db, sql: "SELECT \(query)") ?? 0 }
            var counts = LedgerCounts()
            counts.read = try count("count(*) FROM reading")
            let buried = "burial WHERE document NOT IN (SELECT document FROM reading)"
            let withheld = try count("count(*) FROM \(buried) AND \(Self.isSecret)")
            counts.buried = try count("count(*) FROM \(buried)") - withheld
            let cells = try count("count(DISTINCT document) FROM adjudication WHERE is_about_cell = 1")
            counts.awaited = try count("count(*) FROM document") - counts.read - counts.buried - withheld - cells
            counts.adjudicated = try count("count(*) FROM adjudication WHERE is_withdrawn = 0")
            counts.unplaced = try count("count(*) FROM reading WHERE document NOT IN (SELECT document FROM touch)")
            counts.retracted = try count("count(*) FROM retraction WHERE is_retracted = 1")
            counts.observations = try count("sum(observations) FROM reading")
            counts.failedChecks = try count("sum(failed_checks) FROM reading")
            counts.results = try count("count(*) FROM result")
            counts.cells = try count("sum(cells) FROM result")
            counts.waiting = try WaitingRows(db: db).count()
            return counts
        }
    }
}

extension SQLiteLedger {
    /// Whether a row of burials is of a document in quarantine. Within a string of JSON the marks of quotation would be escaped.
    fileprivate static let isSecret = "instr(CAST(failure AS TEXT), '\"code\":\"\(Failure.secretCode)\"') > 0"
}

extension CellSelection {
    /// The selection as a condition of SQL on results, from the one of a cell on.
    fileprivate func condition(from key: Cell.Key?) -> (String, StatementArguments) {
        var conditions = ["cells > 0"]
        var arguments = StatementArguments()
        func marks(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }
        if let places {
            conditions.append("place IN (\(marks(places.count)))")
            arguments += StatementArguments(places.map(\.rawValue).sorted())
        }
        if let years {
            conditions.append("year BETWEEN ? AND ?")
            arguments += [years.lowerBound, years.upperBound]
        }
        if let key {
            conditions.append("(place, year) >= (?, ?)")
            arguments += [key.place.rawValue, key.year]
        }
        return (conditions.joined(separator: " AND "), arguments)
    }
}
