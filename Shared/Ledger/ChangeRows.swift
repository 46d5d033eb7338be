import Documents
import Foundation
import GRDB
import Indicators
import Observations
import Packing
import Places
import Storage

/// The rows of what later editions told differently. They are only ever added.
struct ChangeRows {
    let db: Database

    /// Adds the changes that a new reading of a document brought.
    ///
    /// - Parameter time: milliseconds since 1970 (UTC).
    func add(_ changes: [ReadingChange], of document: Int64, at time: Int64) throws {
        guard !changes.isEmpty else { return }
        var sequence =
            try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(sequence) FROM edition_change")) ?? 0
        for change in changes {
            sequence += 1
            let packed = Packer.pack(change)
            try db.cachedStatement(
                sql: "INSERT INTO edition_change (sequence, time, document, place, indicator, checksum, change) "
                    + "VALUES (?, ?, ?, ?, ?, ?, ?)"
            ).execute(arguments: [
                sequence, time, document, change.place?.rawValue, change.indicator.rawValue,
                Self.checksum(sequence, time, document, change.place?.rawValue, change.indicator.rawValue, packed),
                packed,
            ])
        }
    }

    /// A page of changes, in the order in which they were recorded.
    func changes(matching selection: ChangeSelection, after sequence: Int64, limit: Int) throws -> [RecordedChange] {
        var conditions = ["sequence > ?"]
        var arguments: StatementArguments = [sequence]
        func add(_ condition: String, _ value: (some DatabaseValueConvertible)?) {
            guard let value else { return }
            conditions.append(condition)
            arguments += [value]
        }
        add("time >= ?", selection.since)
        add("document = (SELECT document.sequence FROM document WHERE id = ?)", selection.document?.description)
        add("place = ?", selection.place?.rawValue)
        add("indicator = ?", selection.indicator?.rawValue)
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT \(Self.columns) FROM edition_change WHERE \(conditions.joined(separator: " AND ")) "
                + "ORDER BY sequence LIMIT ?", arguments: arguments + [max(0, limit)])
        return try rows.map(change)
    }

    static let columns = "sequence, time, document, place, indicator, checksum, change"

    /// What a row holds.
    func change(_ row: Row) throws -> RecordedChange {
        let packed: Data = row["change"]
        let expected = Self.checksum(
            row["sequence"], row["time"], row["document"], row["place"], row["indicator"], packed)
        guard expected == row["checksum"] else {
            let document = try DocumentRows(db: db).id(of: row["document"])
            throw LedgerError.damagedHistory("record of what a later edition changed in document \(document)")
        }
        return RecordedChange(
            sequence: row["sequence"], time: row["time"], change: try Unpacker.unpack(from: packed))
    }

    static func checksum(
        _ sequence: Int64, _ time: Int64, _ document: Int64, _ place: String?, _ indicator: String, _ change: Data
    ) -> Int64 {
        var checksum = RowChecksum()
        checksum.add(sequence)
        checksum.add(time)
        checksum.add(document)
        checksum.add(place)
        checksum.add(indicator)
        checksum.add(change)
        return checksum.value
    }
}
