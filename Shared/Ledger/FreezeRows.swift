import Documents
import Foundation
import GRDB
import Indicators
import Observations
import Packing
import Places
import Rollups
import Storage

/// The rows of what is kept under names: one for each freeze, and for each one a row for each place and year with what its cells
/// said. They are only ever added.
struct FreezeRows {
    let db: Database

    /// All freezes, by name.
    func all() throws -> [Freeze] {
        try Row.fetchAll(db, sql: "SELECT name, checksum, freeze FROM freeze ORDER BY name").map(Self.freeze)
    }

    /// The freeze of a name; `nil` when there is none.
    func freeze(named name: String) throws -> Freeze? {
        try Row.fetchOne(db, sql: "SELECT name, checksum, freeze FROM freeze WHERE name = ?", arguments: [name])
            .map(Self.freeze)
    }

    /// Keeps cells, which stand in the order of their keys.
    func keep(_ cells: [FrozenCell], as freeze: Freeze) throws {
        let json = try RowCodec.encode(freeze)
        try db.execute(
            sql: "INSERT INTO freeze (name, checksum, freeze) VALUES (?, ?, ?)",
            arguments: [freeze.name, Self.checksum(freeze.name, json), json])
        var rest = cells[...]
        while let first = rest.first {
            let key = PlaceYear(place: first.key.place, year: first.key.year)
            let some = rest.prefix { $0.key.place == key.place && $0.key.year == key.year }
            rest = rest.dropFirst(some.count)
            let packed = Self.pack(Array(some))
            try db.cachedStatement(
                sql: "INSERT INTO frozen (freeze, place, year, checksum, cells) VALUES (?, ?, ?, ?, ?)"
            ).execute(arguments: [
                freeze.name, key.place.rawValue, key.year, Self.checksum(freeze.name, key, packed), packed,
            ])
        }
    }

    /// What is kept under a name, in the order of cells.
    func cells(of name: String) throws -> [FrozenCell] {
        try Row.fetchAll(
            db,
            sql: "SELECT freeze, place, year, checksum, cells FROM frozen WHERE freeze = ? ORDER BY place, year",
            arguments: [name]
        ).flatMap(Self.cells)
    }

    /// A page of the rows from a number of a row on, in the order in which they were written; `number` is that of the row.
    func page(from number: Int64, limit: Int) throws -> [Row] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT rowid AS number, freeze, place, year, checksum, cells FROM frozen "
                    + "WHERE rowid >= ? ORDER BY rowid LIMIT ?"), arguments: [number, limit])
    }

    /// What a row of `freeze` says.
    static func freeze(_ row: Row) throws -> Freeze {
        let json: Data = row["freeze"]
        guard checksum(row["name"], json) == row["checksum"] else { throw LedgerError.damagedFreeze(row["name"]) }
        return try RowCodec.decode(from: json)
    }

    /// What a row of `frozen` keeps.
    static func cells(_ row: Row) throws -> [FrozenCell] {
        let key = PlaceYear(row)
        let packed: Data = row["cells"]
        guard checksum(row["freeze"], key, packed) == row["checksum"] else {
            throw LedgerError.damagedFreeze(row["freeze"])
        }
        return try Sections(packed).all.map { section in
            try Unpacker.unpack(section.bytes) { unpacker in
                // The brief comes last: it ends where the bytes end.
                let inputs = try unpacker.value([FrozenCell.Input].self)
                return FrozenCell(
                    key: Cell.Key(place: key.place, year: key.year, indicator: section.indicator),
                    brief: try unpacker.value(), inputs: inputs)
            }
        }
    }

    private static func pack(_ cells: [FrozenCell]) -> Data {
        var packer = Packer()
        packer.add(sections: cells, code: \.key.indicator) { cell, packer in
            packer.add(cell.inputs)
            packer.add(cell.brief)
        }
        return Data(packer.bytes)
    }

    private static func checksum(_ name: String, _ json: Data) -> Int64 {
        var checksum = RowChecksum()
        checksum.add(name)
        checksum.add(json)
        return checksum.value
    }

    private static func checksum(_ name: String, _ key: PlaceYear, _ cells: Data) -> Int64 {
        var checksum = RowChecksum()
        checksum.add(name)
        checksum.add(key.place.rawValue)
        checksum.add(Int64(key.year))
        checksum.add(cells)
        return checksum.value
    }
}

extension FrozenCell.Input: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(document)
        packer.add(edition)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init(document: try unpacker.value(), edition: try unpacker.value())
    }
}
