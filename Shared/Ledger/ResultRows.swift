import Foundation
import GRDB
import Packing
import Places
import Rollups
import Storage

/// The rows of results, one for each place and year: all that its readers are shown, and apart from it what the fold of the
/// place above needs, so that a parent is folded without unpacking its children.
struct ResultRows {
    static let columns = "place, year, parent, cells, checksum, handed_checksum, handed, content"

    let db: Database

    /// The row of a result, as it stands there.
    func row(of key: PlaceYear) throws -> Row? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT \(Self.columns) FROM result WHERE place = ? AND year = ?"),
            arguments: [key.place.rawValue, key.year])
    }

    /// What a place hands up; `nil` when no result is stored.
    func contribution(of key: PlaceYear) throws -> Contribution? {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT place, year, handed_checksum, handed FROM result WHERE place = ? AND year = ?"),
            arguments: [key.place.rawValue, key.year])
        return try row.map(Self.contribution)
    }

    /// What the row of a result hands up.
    static func contribution(_ row: Row) throws -> Contribution {
        let key = PlaceYear(row)
        let handed: Data = row["handed"]
        guard checksum(key, handed: handed) == row["handed_checksum"] else { throw LedgerError.damaged(key) }
        return try unpacking(key) { try Unpacker.unpack(from: handed) }
    }

    /// The result of a row.
    static func result(_ row: Row) throws -> PlaceResult {
        let key = PlaceYear(row)
        return try unpacking(key) { try content(row).result(of: key) }
    }

    /// The fates of the figures in the result of a row.
    static func uses(_ row: Row) throws -> [PlaceResult.FigureUse] {
        try unpacking(PlaceYear(row)) { try content(row).uses() }
    }

    /// Some cells of the result of a row, in the order of indicators.
    static func cells(_ row: Row, where isWanted: (Cell.Key) -> Bool) throws -> [Cell] {
        let key = PlaceYear(row)
        return try unpacking(key) {
            try content(row).cells(of: key) { isWanted(Cell.Key(place: key.place, year: key.year, indicator: $0)) }
        }
    }

    /// The content of a row, its checksum verified.
    private static func content(_ row: Row) throws -> PackedResult {
        let key = PlaceYear(row)
        let content: Data = row["content"]
        guard checksum(key, parent: row["parent"], cells: row["cells"], content: content) == row["checksum"] else {
            throw LedgerError.damaged(key)
        }
        return PackedResult(content)
    }

    /// A result of another shape is as good as a damaged one: it has to be folded again.
    private static func unpacking<Value>(_ key: PlaceYear, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch is UnpackingError {
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

    /// Writes a result when it differs from the stored one; `nil` takes it away.
    ///
    /// - Returns: whether what is handed up differs: else nothing above is touched by it.
    func replace(
        _ key: PlaceYear, parent: PlaceYear?, by result: PlaceResult?, history: inout HistoryRecorder
    ) throws -> Bool {
        let before = try row(of: key)
        // A damaged row says nothing of what was; the history does.
        let known = before.flatMap { try? Self.content($0) }
        let isDamaged = before != nil && known == nil
        guard let result else {
            guard before != nil else { return false }
            try history.record(key, from: isDamaged ? nil : .some(known), to: nil)
            try db.cachedStatement(sql: "DELETE FROM result WHERE place = ? AND year = ?")
                .execute(arguments: [key.place.rawValue, key.year])
            return true
        }
        let content = PackedResult(result)
        let handed = Packer.pack(Contribution(of: result))
        let place = parent?.place.rawValue
        let isSame = known?.data == content.data && before?["parent"] as String? == place
        let isHandedSame =
            before?["handed"] as Data? == handed
            && before?["handed_checksum"] as Int64? == Self.checksum(key, handed: handed)
        guard !isSame || !isHandedSame else { return false }
        try history.record(key, from: isDamaged ? nil : .some(known), to: (result, content))
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO result (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            key.place.rawValue, key.year, place, result.cells.count,
            Self.checksum(key, parent: place, cells: result.cells.count, content: content.data),
            Self.checksum(key, handed: handed), handed, content.data,
        ])
        return !isHandedSame
    }

    private static func checksum(_ key: PlaceYear, parent: String?, cells: Int, content: Data) -> Int64 {
        var checksum = RowChecksum()
        checksum.add(key.place.rawValue)
        checksum.add(Int64(key.year))
        checksum.add(parent)
        checksum.add(Int64(cells))
        checksum.add(content)
        return checksum.value
    }

    private static func checksum(_ key: PlaceYear, handed: Data) -> Int64 {
        var checksum = RowChecksum()
        checksum.add(key.place.rawValue)
        checksum.add(Int64(key.year))
        checksum.add(handed)
        return checksum.value
    }
}

extension PlaceYear {
    /// The key of a row with a place and a year.
    init(_ row: Row) {
        self.init(place: .init(rawValue: row["place"]), year: row["year"])
    }
}
