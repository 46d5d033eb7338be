import Documents
import GRDB
import Indicators
import Places
import Rollups

/// Looks at every row of a ledger and folds every result again, page by page over one state of the file.
///
/// A result is compared with the fold of its inputs as they are stored, children first; where a result is not what it
/// should be, what lies above is compared with what follows from the right one. So each difference is told once, at its
/// origin, and the memory needed is that of a page.
struct Verification {
    let fold: Fold
    private(set) var differences: [LedgerDifference] = []
    /// Places and years whose facts are damaged, and all above them: nothing can be said of their results.
    private var unknowable: Set<PlaceYear> = []
    /// Documents that belong to a place and year though that is not stored, and the other way round.
    private var untold: [PlaceYear: Set<Int64>] = [:]
    private var mistold: [PlaceYear: Set<Int64>] = [:]
    /// What should be stored, where something else is; `nil` where nothing should.
    private var corrected: [PlaceYear: PlaceResult?] = [:]
    private var correctedBelow: [PlaceYear: [PlaceYear]] = [:]

    init(fold: Fold) { self.fold = fold }

    // MARK: Documents

    /// Looks at a page of documents.
    ///
    /// - Returns: the last one's number; `nil` when there are no more.
    mutating func verifyDocuments(_ db: Database, after sequence: Int64, limit: Int) throws -> (
        last: Int64, count: Int
    )? {
        let sequences = try Int64.fetchAll(
            db.cachedStatement(sql: "SELECT sequence FROM document WHERE sequence > ? ORDER BY sequence LIMIT ?"),
            arguments: [sequence, limit])
        for document in sequences { try verify(document, db) }
        return sequences.last.map { ($0, sequences.count) }
    }

    private mutating func verify(_ document: Int64, _ db: Database) throws {
        let rows = DocumentRows(db: db)
        let touched = try rows.touches(of: document)
        guard let id = try sound(rows.id(of: document), or: .document("number \(document)")) else {
            return giveUp(touched)
        }
        let name = id.description
        let before = differences.count
        if let columns = try rows.readingColumns(document) {
            if let reading = ReadingRow(columns) {
                if try rows.text(of: document, checksum: reading.textChecksum) == nil { add(.text(name), .damaged) }
            } else {
                add(.reading(name), .damaged)
            }
        }
        let textIsDamaged = differences.last?.subject == .text(name)
        _ = try sound(rows.claims(of: document), or: .claims(name))
        _ = try sound(rows.burial(of: document), or: .burial(name))
        _ = try sound(rows.retraction(of: document), or: .retraction(name))
        // The fold needs no text.
        guard differences.count == before + (textIsDamaged ? 1 : 0) else { return giveUp(touched) }
        guard let facts = try sound(rows.facts(of: document), or: .reading(name)) else { return giveUp(touched) }
        let expected = facts.map(fold.touched(by:)) ?? []
        for key in expected.subtracting(touched).sorted() {
            add(.touch(name, key), .missing)
            untold[key, default: []].insert(document)
        }
        for key in touched.subtracting(expected).sorted() {
            add(.touch(name, key), .superfluous)
            mistold[key, default: []].insert(document)
        }
    }

    private mutating func giveUp(_ touched: Set<PlaceYear>) {
        for key in touched { unknowable.formUnion([key] + fold.ancestors(of: key)) }
    }

    /// Rows that belong to no document.
    mutating func verifyOwners(_ db: Database) throws {
        for table in ["reading", "text", "claim", "burial", "retraction", "touch", "edition_change"] {
            let strays = try Int64.fetchAll(
                db,
                sql: "SELECT DISTINCT document FROM \(table) WHERE document NOT IN (SELECT sequence FROM document) "
                    + "ORDER BY document")
            for stray in strays where !differences.contains(where: { $0.subject == .document("number \(stray)") }) {
                add(.document("number \(stray)"), .missing)
                giveUp(try DocumentRows(db: db).touches(of: stray))
            }
        }
    }

    // MARK: Results

    /// The years in which anything is stored or should be.
    func years(_ db: Database) throws -> [Int] {
        let stored = try Int.fetchAll(
            db, sql: "SELECT year FROM result UNION SELECT year FROM touch UNION SELECT year FROM cell")
        return Set(stored).union(untold.keys.map(\.year)).sorted()
    }

    /// The keys of a year, those that lie deepest first.
    func keys(_ db: Database, in year: Int) throws -> [PlaceYear] {
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT place, year FROM result WHERE year = ?1 UNION SELECT place, year FROM touch WHERE year = ?1 "
                + "UNION SELECT place, year FROM cell WHERE year = ?1", arguments: [year])
        var keys = Set(rows.map { PlaceYear($0) }).union(untold.keys.filter { $0.year == year })
        for key in keys { keys.formUnion(fold.ancestors(of: key)) }
        return keys.map { (fold.depth(of: $0), $0) }.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.map(\.1)
    }

    /// Folds some results again and compares.
    mutating func verifyResults(_ db: Database, _ keys: some Sequence<PlaceYear>) throws {
        for key in keys where !unknowable.contains(key) {
            let expected = try result(of: key, db)
            let before = differences.count
            try compare(key, with: expected, db)
            guard differences.count > before else { continue }
            corrected[key] = .some(expected)
            if let parent = fold.parent(of: key) { correctedBelow[parent, default: []].append(key) }
        }
    }

    private func result(of key: PlaceYear, _ db: Database) throws -> PlaceResult? {
        let rows = DocumentRows(db: db)
        let documents = Set(try rows.documents(touching: key)).union(untold[key] ?? []).subtracting(mistold[key] ?? [])
        var children = Dictionary(
            uniqueKeysWithValues: try ResultRows(db: db).children(of: key).filter { corrected[$0] == nil }.map {
                ($0, try ResultRows(db: db).result($0))
            })
        for child in correctedBelow[key] ?? [] { children[child] = corrected[child] }
        let result = fold.result(
            of: key, documents: try documents.sorted().compactMap { try rows.facts(of: $0) },
            children: children.values.compactMap { $0 })
        return fold.isBlank(result) ? nil : result
    }

    private mutating func compare(_ key: PlaceYear, with expected: PlaceResult?, _ db: Database) throws {
        let rows = ResultRows(db: db)
        var header = expected
        header?.cells = []
        if let row = try rows.header(of: key) {
            if let expected = header {
                if let stored = try sound(rows.resultWithoutCells(row), or: .result(key)) {
                    let isRight = stored == expected && row["parent"] as String? == fold.parent(of: key)?.place.rawValue
                    if !isRight { add(.result(key), .different) }
                }
            } else {
                // Its cells are superfluous with it.
                return add(.result(key), .superfluous)
            }
        } else if header != nil {
            return add(.result(key), .missing)
        }
        var cells = Dictionary(uniqueKeysWithValues: (expected?.cells ?? []).map { ($0.key, $0) })
        for row in try rows.cells(of: key) {
            let name = Cell.Key(row)
            guard let expected = cells.removeValue(forKey: name) else {
                add(.cell(name), .superfluous)
                continue
            }
            if let stored = try sound(ResultRows.cell(row), or: .cell(name)), stored != expected {
                add(.cell(name), .different)
            }
        }
        for name in cells.keys.sorted() { add(.cell(name), .missing) }
    }

    // MARK: History and changes

    /// Looks at a page of the versions of cells.
    ///
    /// - Returns: the last row's position; `nil` when there are no more.
    mutating func verifyHistory(
        _ db: Database, after position: HistoryRows.Position?, limit: Int
    ) throws -> (last: HistoryRows.Position, count: Int)? {
        let rows = try HistoryRows(db: db).page(after: position, limit: limit)
        for row in rows { _ = try sound(HistoryRows.brief(row), or: .history(Cell.Key(row))) }
        return rows.last.map { (HistoryRows.Position(key: Cell.Key($0), moment: $0["moment"]), rows.count) }
    }

    /// Looks at a page of moments.
    mutating func verifyMoments(_ db: Database, after sequence: Int64, limit: Int) throws -> (last: Int64, count: Int)?
    {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT sequence, time, checksum, causes FROM moment WHERE sequence > ? ORDER BY sequence LIMIT ?"),
            arguments: [sequence, limit])
        for row in rows {
            let number: Int64 = row["sequence"]
            _ = try sound(HistoryRows.causes(row, moment: number, checksum: row["checksum"]), or: .moment(number))
        }
        return rows.last.map { ($0["sequence"], rows.count) }
    }

    /// Looks at a page of recorded changes.
    mutating func verifyChanges(_ db: Database, after sequence: Int64, limit: Int) throws -> (last: Int64, count: Int)?
    {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT \(ChangeRows.columns) FROM edition_change WHERE sequence > ? ORDER BY sequence LIMIT ?"),
            arguments: [sequence, limit])
        for row in rows {
            let document: Int64 = row["document"]
            let name = (try? DocumentRows(db: db).id(of: document).description) ?? "number \(document)"
            _ = try sound(ChangeRows(db: db).change(row), or: .change(name))
        }
        return rows.last.map { ($0["sequence"], rows.count) }
    }

    // MARK: Differences

    private mutating func add(_ subject: LedgerDifference.Subject, _ kind: LedgerDifference.Kind) {
        differences.append(LedgerDifference(subject, kind))
    }

    /// What a row says; `nil`, and a difference, when it is not what was written.
    private mutating func sound<Value>(
        _ value: @autoclosure () throws -> Value, or subject: LedgerDifference.Subject
    ) throws -> Value? {
        do {
            return try value()
        } catch is LedgerError {
            add(subject, .damaged)
        } catch is DecodingError {
            add(subject, .damaged)
        }
        return nil
    }
}
