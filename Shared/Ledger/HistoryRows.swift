import Foundation
import GRDB
import Indicators
import Packing
import Places
import Rollups
import Storage

/// The rows of the cells' history: one a moment at which anything changed, and one for each place and year of which cells
/// changed then. They are only ever added.
struct HistoryRows {
    /// What a cell says from a moment on, packed; `nil` when there is none any more.
    struct Change {
        let indicator: IndicatorCode
        let brief: Data?
    }

    let db: Database

    /// The number of the next moment.
    func nextMoment() throws -> Int64 {
        try (Int64.fetchOne(db.cachedStatement(sql: "SELECT max(sequence) FROM moment")) ?? 0) + 1
    }

    /// Begins a moment.
    ///
    /// - Parameter time: milliseconds since 1970 (UTC).
    func begin(_ moment: Int64, at time: Int64, causes: [ChangeCause]) throws {
        let packed = Packer.pack(causes)
        try db.cachedStatement(sql: "INSERT INTO moment (sequence, time, checksum, causes) VALUES (?, ?, ?, ?)")
            .execute(arguments: [moment, time, Self.checksum(moment: moment, time, packed), packed])
    }

    /// Writes what cells say from a moment on.
    func write(_ changes: [Change], of key: PlaceYear, at moment: Int64) throws {
        let packed = Self.pack(changes)
        try db.cachedStatement(
            sql: "INSERT INTO history (place, year, moment, checksum, changes) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [
            key.place.rawValue, key.year, moment, Self.checksum(of: key, moment, packed), packed,
        ])
    }

    /// What the history says last of each cell of a place and year that exists by it. Complexity: linear in their history.
    func lastBriefs(of key: PlaceYear) throws -> [IndicatorCode: Data] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT place, year, moment, checksum, changes FROM history WHERE place = ? AND year = ? "
                    + "ORDER BY moment"), arguments: [key.place.rawValue, key.year])
        var last: [IndicatorCode: Data] = [:]
        // A damaged row tells nothing, and is found when the ledger is verified.
        for row in rows {
            for change in (try? Self.changes(row)) ?? [] { last[change.indicator] = change.brief }
        }
        return last
    }

    /// The places and years that have a history and no result any more.
    func vanished() throws -> [PlaceYear] {
        try Row.fetchAll(
            db,
            sql: "SELECT DISTINCT place, year FROM history AS past WHERE NOT EXISTS "
                + "(SELECT 1 FROM result WHERE place = past.place AND year = past.year)"
        ).map { PlaceYear($0) }
    }

    /// The versions of a cell, oldest first. Complexity: linear in the history of its place and year.
    func versions(of key: Cell.Key, fold: Fold) throws -> [CellVersion] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT place, year, moment, history.checksum AS checksum, changes, "
                    + "time, moment.checksum AS moment_checksum, causes "
                    + "FROM history JOIN moment ON moment.sequence = history.moment "
                    + "WHERE place = ? AND year = ? ORDER BY moment"), arguments: [key.place.rawValue, key.year])
        var versions: [CellVersion] = []
        for row in rows {
            guard let change = try Self.changes(row).first(where: { $0.indicator == key.indicator }) else { continue }
            let causes = try Self.causes(row, moment: row["moment"], checksum: row["moment_checksum"])
            let time: Int64 = row["time"]
            if !versions.isEmpty { versions[versions.count - 1].until = time }
            versions.append(
                CellVersion(
                    key: key, since: time, until: nil, brief: try change.brief.map { try Unpacker.unpack(from: $0) },
                    causes: ChangeCause.documents(causes, behind: key, fold: fold)))
        }
        return versions
    }

    /// A page of the history from a number of a row on, in the order in which it was written; `number` is that of the row.
    func page(from number: Int64, limit: Int) throws -> [Row] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT rowid AS number, place, year, moment, checksum, changes FROM history "
                    + "WHERE rowid >= ? ORDER BY rowid LIMIT ?"), arguments: [number, limit])
    }

    /// What a row of `history` keeps.
    static func changes(_ row: Row) throws -> [Change] {
        let packed: Data = row["changes"]
        let key = PlaceYear(row)
        guard checksum(of: key, row["moment"], packed) == row["checksum"] else {
            throw LedgerError.damagedHistory("history of \(key.place) for \(key.year)")
        }
        return try Sections(packed).all.map { section in
            Change(indicator: section.indicator, brief: section.bytes.isEmpty ? nil : section.bytes)
        }
    }

    /// The causes of a moment.
    static func causes(_ row: Row, moment: Int64, checksum expected: Int64) throws -> [ChangeCause] {
        let packed: Data = row["causes"]
        guard checksum(moment: moment, row["time"], packed) == expected else {
            throw LedgerError.damagedHistory("record of what brought about the changes of moment \(moment)")
        }
        return try Unpacker.unpack(from: packed)
    }

    /// A cell that is gone has an empty section: every brief has bytes.
    static func pack(_ changes: [Change]) -> Data {
        var packer = Packer()
        packer.add(sections: changes, code: \.indicator) { $1.add(raw: $0.brief ?? Data()) }
        return Data(packer.bytes)
    }

    static func checksum(moment: Int64, _ time: Int64, _ causes: Data) -> Int64 {
        var checksum = RowChecksum()
        checksum.add(moment)
        checksum.add(time)
        checksum.add(causes)
        return checksum.value
    }

    static func checksum(of key: PlaceYear, _ moment: Int64, _ changes: Data) -> Int64 {
        var checksum = RowChecksum()
        checksum.add(key.place.rawValue)
        checksum.add(Int64(key.year))
        checksum.add(moment)
        checksum.add(changes)
        return checksum.value
    }
}
