import Documents
import Foundation
import GRDB
import Indicators
import Observations
import Packing
import Places
import Quantities
import Rollups
import Storage

/// Brings the rows of a ledger that kept JSON into their packed form. Complexity: linear in the ledger.
///
/// A damaged row stays as it is: its checksum did not agree before and does not agree now, so it is found as before.
struct PackingOfOldRows {
    let db: Database

    func run() throws {
        try packReadings()
        try packClaims()
        try packMoments()
        try packHistory()
        try packChanges()
    }

    private func packReadings() throws {
        for document in try Int64.fetchAll(db, sql: "SELECT document FROM reading") {
            guard let columns = try DocumentRows(db: db).readingColumns(document), let row = ReadingRow(columns),
                let findings: DocumentFacts.Findings = json(row.findings)
            else { continue }
            var textChecksum = row.textChecksum
            if let (text, old) = try DocumentRows(db: db).text(of: document, checksum: row.textChecksum),
                let mentions: [Mention] = json(old)
            {
                let packed = Packer.pack(mentions)
                textChecksum = ReadingRow.textChecksum(text, packed)
                try db.cachedStatement(sql: "UPDATE text SET mentions = ? WHERE document = ?")
                    .execute(arguments: [packed, document])
            }
            let packed = ReadingRow(row, findings: Packer.pack(findings), textChecksum: textChecksum)
            try db.cachedStatement(
                sql: "UPDATE reading SET findings = ?, text_checksum = ?, checksum = ? WHERE document = ?"
            ).execute(arguments: [packed.findings, packed.textChecksum, packed.checksum, document])
        }
    }

    private func packClaims() throws {
        let names = try Row.fetchAll(db, sql: "SELECT document, fingerprint FROM claim")
        for name in names {
            let document: Int64 = name["document"]
            let fingerprint: Int64 = name["fingerprint"]
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT claim, checksum FROM claim WHERE document = ? AND fingerprint = ?"),
                arguments: [document, fingerprint])
            guard let row, DocumentRows.checksum(document, row["claim"] as Data) == row["checksum"],
                let claim: Claim = json(row["claim"])
            else { continue }
            let packed = Packer.pack(claim)
            try db.cachedStatement(
                sql: "UPDATE claim SET claim = ?, checksum = ? WHERE document = ? AND fingerprint = ?"
            ).execute(arguments: [packed, DocumentRows.checksum(document, packed), document, fingerprint])
        }
    }

    private func packMoments() throws {
        for moment in try Int64.fetchAll(db, sql: "SELECT sequence FROM moment") {
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT time, checksum, causes FROM moment WHERE sequence = ?"),
                arguments: [moment])
            guard let row, HistoryRows.checksum(moment: moment, row["time"], row["causes"]) == row["checksum"],
                let causes: [ChangeCause] = json(row["causes"])
            else { continue }
            let packed = Packer.pack(causes)
            try db.cachedStatement(sql: "UPDATE moment SET causes = ?, checksum = ? WHERE sequence = ?")
                .execute(arguments: [packed, HistoryRows.checksum(moment: moment, row["time"], packed), moment])
        }
    }

    /// Versions of single cells become the changes of a place and year. Where one of them is damaged, all of them are.
    private func packHistory() throws {
        let keys = try Row.fetchAll(db, sql: "SELECT DISTINCT place, year, moment FROM old_history")
        for name in keys {
            let key = PlaceYear(name)
            let moment: Int64 = name["moment"]
            let rows = try Row.fetchAll(
                db.cachedStatement(
                    sql: "SELECT indicator, cell_checksum, checksum, brief FROM old_history "
                        + "WHERE place = ? AND year = ? AND moment = ? ORDER BY indicator"),
                arguments: [key.place.rawValue, key.year, moment])
            var isSound = true
            var changes: [HistoryRows.Change] = []
            for row in rows {
                let indicator = IndicatorCode(rawValue: row["indicator"])
                let old: Data? = row["brief"]
                let brief: CellBrief? = old.flatMap { json($0) }
                isSound =
                    isSound && (old == nil) == (brief == nil)
                    && Self.checksum(key, indicator, moment, row["cell_checksum"], old) == row["checksum"]
                changes.append(.init(indicator: indicator, brief: brief.map { Packer.pack($0) }))
            }
            let packed = HistoryRows.pack(changes)
            let checksum = HistoryRows.checksum(of: key, moment, packed)
            try db.cachedStatement(
                sql: "INSERT INTO history (place, year, moment, checksum, changes) VALUES (?, ?, ?, ?, ?)"
            ).execute(arguments: [key.place.rawValue, key.year, moment, isSound ? checksum : ~checksum, packed])
        }
    }

    private func packChanges() throws {
        for sequence in try Int64.fetchAll(db, sql: "SELECT sequence FROM edition_change") {
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT \(ChangeRows.columns) FROM edition_change WHERE sequence = ?"),
                arguments: [sequence])
            func checksum(_ row: Row, _ change: Data) -> Int64 {
                ChangeRows.checksum(sequence, row["time"], row["document"], row["place"], row["indicator"], change)
            }
            guard let row, checksum(row, row["change"]) == row["checksum"],
                let change: ReadingChange = json(row["change"])
            else { continue }
            let packed = Packer.pack(change)
            try db.cachedStatement(sql: "UPDATE edition_change SET change = ?, checksum = ? WHERE sequence = ?")
                .execute(arguments: [packed, checksum(row, packed), sequence])
        }
    }

    private func json<Value: Decodable>(_ bytes: Data) -> Value? { try? RowCodec.decode(from: bytes) }

    private static func checksum(
        _ key: PlaceYear, _ indicator: IndicatorCode, _ moment: Int64, _ cell: Int64?, _ brief: Data?
    ) -> Int64 {
        var checksum = RowChecksum()
        checksum.add(key.place.rawValue)
        checksum.add(Int64(key.year))
        checksum.add(indicator.rawValue)
        checksum.add(moment)
        checksum.add(cell)
        checksum.add(brief ?? Data())
        return checksum.value
    }
}
