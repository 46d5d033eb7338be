import GRDB
import Indicators
import Places
import Rollups

/// Every result and cell, folded again from the facts.
extension Verification {
    /// The years in which anything is stored or should be.
    func years(_ db: Database) throws -> [Int] {
        let stored = try Int.fetchAll(
            db, sql: "SELECT year FROM result UNION SELECT year FROM touch")
        return Set(stored).union(untold.keys.map(\.year)).sorted()
    }

    /// The keys of a year, those that lie deepest first.
    func keys(_ db: Database, in year: Int) throws -> [PlaceYear] {
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT place, year FROM result WHERE year = ?1 UNION SELECT place, year FROM touch WHERE year = ?1",
            arguments: [year])
        var keys = Set(rows.map { PlaceYear($0) }).union(untold.keys.filter { $0.year == year })
        for key in keys { keys.formUnion(fold.ancestors(of: key)) }
        return keys.map { (fold.depth(of: $0), $0) }.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.map(\.1)
    }

    /// Folds some results again and compares, but for those that wait to be folded.
    mutating func verifyResults(_ db: Database, _ keys: some Sequence<PlaceYear>) throws {
        for key in keys where !unknowable.contains(key) && !waiting.contains(key) {
            let isReadable = try readable { try $0.verifyResult(of: key, db) }
            guard !isReadable else { continue }
            add(.result(key), .unreadable)
            giveUp([key])
        }
    }

    private mutating func verifyResult(of key: PlaceYear, _ db: Database) throws {
        guard knowsTouches else {
            if let row = try ResultRows(db: db).row(of: key) { _ = try sound(ResultRows.result(row), or: .result(key)) }
            return
        }
        let expected = try result(of: key, db)
        let before = differences.count
        try compare(key, with: expected, db)
        guard differences.count > before else { return }
        corrected[key] = .some(expected.map(Contribution.init))
        if let parent = fold.parent(of: key) { correctedBelow[parent, default: []].append(key) }
    }

    private func result(of key: PlaceYear, _ db: Database) throws -> PlaceResult? {
        let rows = DocumentRows(db: db)
        let documents = Set(try rows.documents(touching: key)).union(untold[key] ?? []).subtracting(mistold[key] ?? [])
        var children = Dictionary(
            uniqueKeysWithValues: try ResultRows(db: db).children(of: key).filter { corrected[$0] == nil }.map {
                ($0, try ResultRows(db: db).contribution(of: $0))
            })
        for child in correctedBelow[key] ?? [] { children[child] = corrected[child] }
        let result = fold.result(
            of: key, documents: try documents.sorted().compactMap { try rows.facts(of: $0) },
            decisions: try documents.sorted().compactMap { try rows.decision(of: $0) },
            handedUp: children.values.compactMap { $0 })
        return fold.isBlank(result) ? nil : result
    }

    private mutating func compare(_ key: PlaceYear, with expected: PlaceResult?, _ db: Database) throws {
        guard let row = try ResultRows(db: db).row(of: key) else {
            if expected != nil { add(.result(key), .missing) }
            return
        }
        guard let expected else { return add(.result(key), .superfluous) }
        guard var stored = try sound(ResultRows.result(row), or: .result(key)),
            let handed = try sound(ResultRows.contribution(row), or: .result(key))
        else { return }
        var cells = Dictionary(uniqueKeysWithValues: stored.cells.map { ($0.key, $0) })
        for cell in expected.cells {
            switch cells.removeValue(forKey: cell.key) {
            case cell: break
            case nil: add(.cell(cell.key), .missing)
            case .some: add(.cell(cell.key), .different)
            }
        }
        for name in cells.keys.sorted() { add(.cell(name), .superfluous) }
        let isHandedRight = handed == Contribution(of: expected)
        stored.cells = expected.cells
        if stored != expected || !isHandedRight || row["parent"] as String? != fold.parent(of: key)?.place.rawValue {
            add(.result(key), .different)
        }
    }
}
