import Foundation
import GRDB
import Indicators
import Places
import Rollups
import Storage

/// The rows of results: one for each place and year without its cells, and one for each cell.
struct ResultRows {
    let db: Database

    /// The result of a place and year; `nil` when none is stored.
    func result(_ key: PlaceYear) throws -> PlaceResult? {
        try header(of: key).map(result)
    }

    /// The row of a result without its cells, as it stands there.
    func header(of key: PlaceYear) throws -> Row? {
        try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT place, year, parent, checksum, result FROM result WHERE place = ? AND year = ?"),
            arguments: [key.place.rawValue, key.year])
    }

    /// The rows of the cells of a place and year, as they stand there.
    func cells(of key: PlaceYear) throws -> [Row] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT place, year, indicator, checksum, cell FROM cell WHERE place = ? AND year = ? "
                    + "ORDER BY indicator"), arguments: [key.place.rawValue, key.year])
    }

    /// The result of a row of `result`, its cells added.
    func result(_ row: Row) throws -> PlaceResult {
        var result = try self.resultWithoutCells(row)
        result.cells = try cells(of: result.key).map(Self.cell)
        return result
    }

    /// The result of a row of `result` as it stands there.
    func resultWithoutCells(_ row: Row) throws -> PlaceResult {
        let key = PlaceYear(place: PlaceCode(rawValue: row["place"]), year: row["year"])
        let json: Data = row["result"]
        return try Self.decode(json, of: key, isSound: Self.checksum(key, row["parent"], json) == row["checksum"])
    }

    /// The cell of a row of `cell`.
    static func cell(_ row: Row) throws -> Cell {
        let key = PlaceYear(place: PlaceCode(rawValue: row["place"]), year: row["year"])
        let json: Data = row["cell"]
        return try decode(json, of: key, isSound: checksum(key, row["indicator"], json) == row["checksum"])
    }

    /// A result of another shape is as good as a damaged one: it has to be folded again.
    private static func decode<Value: Decodable>(_ json: Data, of key: PlaceYear, isSound: Bool) throws -> Value {
        guard isSound else { throw LedgerError.damaged(key) }
        do {
            return try RowCodec.decode(from: json)
        } catch is DecodingError {
            throw LedgerError.damaged(key)
        }
    }

    /// The keys of stored results one level below.
    func children(of key: PlaceYear) throws -> [PlaceYear] {
        try String.fetchAll(
            db.cachedStatement(sql: "SELECT place FROM result WHERE parent = ? AND year = ? ORDER BY place"),
            arguments: [key.place.rawValue, key.year]
        ).map { PlaceYear(place: PlaceCode(rawValue: $0), year: key.year) }
    }

    /// Writes a result, touching only the rows that differ; `nil` takes it away.
    ///
    /// - Returns: whether anything differed.
    func replace(
        _ key: PlaceYear, parent: PlaceYear?, by result: PlaceResult?, history: inout HistoryRecorder
    ) throws -> Bool {
        let place = key.place.rawValue
        func cell(_ indicator: String) -> Cell.Key {
            Cell.Key(place: key.place, year: key.year, indicator: IndicatorCode(rawValue: indicator))
        }
        guard var header = result else {
            let gone = try String.fetchAll(
                db.cachedStatement(sql: "SELECT indicator FROM cell WHERE place = ? AND year = ?"),
                arguments: [place, key.year])
            for indicator in gone { try history.record(nil, of: cell(indicator)) }
            try db.cachedStatement(sql: "DELETE FROM result WHERE place = ? AND year = ?")
                .execute(arguments: [place, key.year])
            return db.changesCount > 0
        }
        let cells = header.cells
        header.cells = []
        let json = try RowCodec.encode(header)
        try db.cachedStatement(
            sql: "INSERT INTO result (place, year, parent, checksum, result) VALUES (?, ?, ?, ?, ?) "
                + "ON CONFLICT DO UPDATE SET parent = excluded.parent, checksum = excluded.checksum, "
                + "result = excluded.result WHERE result.checksum <> excluded.checksum"
        ).execute(arguments: [
            place, key.year, parent?.place.rawValue, Self.checksum(key, parent?.place.rawValue, json), json,
        ])
        var differs = db.changesCount > 0
        let known = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT indicator, checksum FROM cell WHERE place = ? AND year = ?"),
            arguments: [place, key.year])
        var obsolete = Dictionary(known.map { ($0["indicator"] as String, $0["checksum"] as Int64) }) { first, _ in
            first
        }
        for cell in cells {
            let json = try RowCodec.encode(cell)
            let checksum = Self.checksum(key, cell.indicator.rawValue, json)
            guard obsolete.removeValue(forKey: cell.indicator.rawValue) != checksum else { continue }
            differs = true
            try history.record((cell, checksum), of: cell.key)
            try db.cachedStatement(
                sql: "INSERT OR REPLACE INTO cell (place, year, indicator, checksum, cell) VALUES (?, ?, ?, ?, ?)"
            ).execute(arguments: [place, key.year, cell.indicator.rawValue, checksum, json])
        }
        for indicator in obsolete.keys {
            differs = true
            try history.record(nil, of: cell(indicator))
            try db.cachedStatement(sql: "DELETE FROM cell WHERE place = ? AND year = ? AND indicator = ?")
                .execute(arguments: [place, key.year, indicator])
        }
        return differs
    }

    private static func checksum(_ key: PlaceYear, _ name: String?, _ json: Data) -> Int64 {
        var checksum = RowChecksum()
        checksum.add(key.place.rawValue)
        checksum.add(Int64(key.year))
        checksum.add(name)
        checksum.add(json)
        return checksum.value
    }
}
