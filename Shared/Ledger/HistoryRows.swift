import Foundation
import GRDB
import Indicators
import Places
import Rollups
import Storage

/// The rows of the cells' history: one a moment at which anything changed, and one for each cell that changed then. They
/// are only ever added.
struct HistoryRows {
    let db: Database

    /// The number of the next moment.
    func nextMoment() throws -> Int64 {
        try (Int64.fetchOne(db.cachedStatement(sql: "SELECT max(sequence) FROM moment")) ?? 0) + 1
    }

    /// Begins a moment.
    ///
    /// - Parameter time: milliseconds since 1970 (UTC).
    func begin(_ moment: Int64, at time: Int64, causes: [ChangeCause]) throws {
        let json = try RowCodec.encode(causes)
        try db.cachedStatement(sql: "INSERT INTO moment (sequence, time, checksum, causes) VALUES (?, ?, ?, ?)")
            .execute(arguments: [moment, time, Self.checksum(moment: moment, time, json), json])
    }

    /// Whether a cell said the same before a moment.
    ///
    /// - Parameters:
    ///   - cell: the cell and the checksum of its row; `nil` when there is none any more.
    ///   - byBrief: whether only a change of what the history keeps is a change. After an update of the program the rows of
    ///     all cells may differ though none says anything else.
    func isKnown(
        _ cell: (cell: Cell, checksum: Int64)?, of key: Cell.Key, before moment: Int64, byBrief: Bool
    ) throws -> Bool {
        let before = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT cell_checksum, brief FROM history "
                    + "WHERE place = ? AND year = ? AND indicator = ? AND moment < ? ORDER BY moment DESC LIMIT 1"),
            arguments: Self.name(key) + [moment])
        guard byBrief else { return before?["cell_checksum"] as Int64? == cell?.checksum }
        return try before?["brief"] as Data? == cell.map { try RowCodec.encode(CellBrief(of: $0.cell)) }
    }

    /// Writes what a cell says from a moment on.
    func write(_ cell: (cell: Cell, checksum: Int64)?, of key: Cell.Key, at moment: Int64) throws {
        let brief = try cell.map { try RowCodec.encode(CellBrief(of: $0.cell)) }
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO history (place, year, indicator, moment, cell_checksum, checksum, brief) "
                + "VALUES (?, ?, ?, ?, ?, ?, ?)"
        ).execute(
            arguments: Self.name(key) + [
                moment, cell?.checksum, Self.checksum(of: key, moment, cell?.checksum, brief), brief,
            ])
    }

    /// Takes back what was written of a cell at a moment.
    func withdraw(_ key: Cell.Key, at moment: Int64) throws {
        try db.cachedStatement(
            sql: "DELETE FROM history WHERE place = ? AND year = ? AND indicator = ? AND moment = ?"
        ).execute(arguments: Self.name(key) + [moment])
    }

    private static func name(_ key: Cell.Key) -> StatementArguments {
        [key.place.rawValue, key.year, key.indicator.rawValue]
    }

    /// Cells that the history still has and that no longer exist.
    func vanished() throws -> [Cell.Key] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT place, year, indicator FROM history AS last
                WHERE brief IS NOT NULL AND moment = (
                    SELECT max(moment) FROM history
                    WHERE place = last.place AND year = last.year AND indicator = last.indicator)
                AND NOT EXISTS (
                    SELECT 1 FROM cell
                    WHERE place = last.place AND year = last.year AND indicator = last.indicator)
                """
        ).map(Cell.Key.init)
    }

    /// The versions of a cell, oldest first. Complexity: linear in their number.
    func versions(of key: Cell.Key, fold: Fold) throws -> [CellVersion] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT place, year, indicator, moment, cell_checksum, history.checksum AS checksum, brief, "
                    + "time, moment.checksum AS moment_checksum, causes "
                    + "FROM history JOIN moment ON moment.sequence = history.moment "
                    + "WHERE place = ? AND year = ? AND indicator = ? ORDER BY moment"),
            arguments: Self.name(key))
        var versions: [CellVersion] = []
        for row in rows {
            let brief = try Self.brief(row)
            let causes = try Self.causes(row, moment: row["moment"], checksum: row["moment_checksum"])
            let time: Int64 = row["time"]
            if !versions.isEmpty { versions[versions.count - 1].until = time }
            versions.append(
                CellVersion(
                    key: key, since: time, until: nil, brief: brief,
                    causes: ChangeCause.documents(causes, behind: key, fold: fold)))
        }
        return versions
    }

    /// Where a page of versions ends.
    struct Position: Sendable {
        let key: Cell.Key
        let moment: Int64
    }

    /// A page of versions, in the order of cells and moments.
    func page(after position: Position?, limit: Int) throws -> [Row] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT place, year, indicator, moment, cell_checksum, checksum, brief FROM history "
                    + "WHERE (place, year, indicator, moment) > (?, ?, ?, ?) "
                    + "ORDER BY place, year, indicator, moment LIMIT ?"),
            arguments: [
                position?.key.place.rawValue ?? "", position?.key.year ?? .min, position?.key.indicator.rawValue ?? "",
                position?.moment ?? .min, limit,
            ])
    }

    /// What a row of `history` keeps; `nil` when the cell was gone.
    static func brief(_ row: Row) throws -> CellBrief? {
        let json: Data? = row["brief"]
        let key = Cell.Key(row)
        guard checksum(of: key, row["moment"], row["cell_checksum"], json) == row["checksum"] else {
            throw LedgerError.damagedHistory("history of \(key.indicator) of \(key.place) for \(key.year)")
        }
        return try json.map { try RowCodec.decode(from: $0) }
    }

    /// The causes of a moment.
    static func causes(_ row: Row, moment: Int64, checksum expected: Int64) throws -> [ChangeCause] {
        let json: Data = row["causes"]
        guard checksum(moment: moment, row["time"], json) == expected else {
            throw LedgerError.damagedHistory("record of what brought about the changes of moment \(moment)")
        }
        return try RowCodec.decode(from: json)
    }

    private static func checksum(moment: Int64, _ time: Int64, _ json: Data) -> Int64 {
        var checksum = RowChecksum()
        checksum.add(moment)
        checksum.add(time)
        checksum.add(json)
        return checksum.value
    }

    private static func checksum(of key: Cell.Key, _ moment: Int64, _ cell: Int64?, _ json: Data?) -> Int64 {
        var checksum = RowChecksum()
        checksum.add(key.place.rawValue)
        checksum.add(Int64(key.year))
        checksum.add(key.indicator.rawValue)
        checksum.add(moment)
        checksum.add(cell)
        checksum.add(json ?? Data())
        return checksum.value
    }
}

extension Cell.Key {
    /// The key of a row with a place, a year and an indicator.
    init(_ row: Row) {
        self.init(
            place: .init(rawValue: row["place"]), year: row["year"], indicator: .init(rawValue: row["indicator"]))
    }
}
