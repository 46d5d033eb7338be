import Documents
import Foundation
import GRDB
import Indicators
import Ledger
import Observations
import Places
import Rollups
import Storage

/// Puts a ledger's file back into a form of earlier versions: facts and history in JSON, cells in rows of their own.
///
/// The rows are written here as those versions wrote them, so the tables and checksums of then stand here for good.
struct OldLedger {
    let path: String

    /// What the file holds, as the ledger tells it.
    let readings: [(number: Int64, reading: Reading)]
    let claims: [(number: Int64, claim: Claim, fingerprint: Int64)]
    let changes: [RecordedChange]
    let versions: [CellVersion]

    /// Looks at all that a ledger holds.
    init(of ledger: SQLiteLedger, at path: String) async throws {
        self.path = path
        let documents = try await ledger.documents(after: 0, limit: 1000)
        var readings: [(Int64, Reading)] = []
        for document in documents {
            if let reading = try await ledger.reading(of: document.facts.document) {
                readings.append((document.sequence, reading))
            }
        }
        self.readings = readings
        claims = documents.flatMap { document in
            document.facts.claims.map { (document.sequence, $0, $0.fingerprint) }
        }
        changes = try await ledger.changes(matching: .all, after: 0, limit: 1000)
        var versions: [CellVersion] = []
        for cell in try await ledger.cells(matching: .all, after: nil, limit: 1000) {
            versions += try await ledger.history(of: cell.key)
        }
        self.versions = versions
    }

    /// Writes the file as version 6 left it, the results apart: they were folded again by every update of the rules.
    func write() throws {
        let file = try DatabaseQueue(path: path)
        try file.write { db in
            try db.execute(sql: Self.tables)
            for (number, reading) in readings { try write(reading, number, db) }
            for (number, claim, fingerprint) in claims {
                let json = try RowCodec.encode(claim)
                try db.execute(
                    sql: "UPDATE claim SET claim = ?, checksum = ? WHERE document = ? AND fingerprint = ?",
                    arguments: [json, Self.checksum(number, json), number, fingerprint])
            }
            for recorded in changes { try write(recorded, db) }
            try writeHistory(db)
            try db.execute(
                sql:
                    "DROP TABLE quarantine; DROP TABLE quarantine_older; \(Self.quarantine); "
                    + "DROP TABLE adjudication; DROP TABLE frozen; DROP TABLE freeze; DROP TABLE waiting; DROP TABLE catalogue; "
                    + "DROP TABLE arrival; DELETE FROM stamp WHERE name = 'arrivals'; "
                    + "DELETE FROM grdb_migrations WHERE identifier GLOB 'ledger.[789] *' "
                    + "OR identifier GLOB 'ledger.1[0-9] *'")
        }
        try file.close()
    }

    private static let tables = """
        DROP TABLE history; DROP TABLE result;
        CREATE TABLE result (
            place TEXT NOT NULL, year INTEGER NOT NULL, parent TEXT, checksum INTEGER NOT NULL, result BLOB NOT NULL,
            PRIMARY KEY (place, year)) STRICT;
        CREATE TABLE cell (
            place TEXT NOT NULL, year INTEGER NOT NULL, indicator TEXT NOT NULL, checksum INTEGER NOT NULL,
            cell BLOB NOT NULL, PRIMARY KEY (place, year, indicator)) STRICT;
        CREATE TABLE history (
            place TEXT NOT NULL, year INTEGER NOT NULL, indicator TEXT NOT NULL, moment INTEGER NOT NULL,
            cell_checksum INTEGER, checksum INTEGER NOT NULL, brief BLOB,
            PRIMARY KEY (place, year, indicator, moment)) STRICT, WITHOUT ROWID;
        """

    /// As versions 6 to 12 kept what they did not take from below.
    static let quarantine = """
        CREATE TABLE quarantine (
            node TEXT NOT NULL, stream TEXT NOT NULL, sequence INTEGER NOT NULL, reason TEXT NOT NULL,
            time INTEGER NOT NULL, fact BLOB NOT NULL, PRIMARY KEY (node, stream, sequence)) STRICT
        """

    private static func checksum(_ number: Int64, _ json: Data) -> Int64 {
        var checksum = RowChecksum()
        checksum.add(number)
        checksum.add(json)
        return checksum.value
    }

    private func write(_ reading: Reading, _ number: Int64, _ db: Database) throws {
        let findings = try RowCodec.encode(DocumentFacts.Findings(of: reading))
        let mentions = try RowCodec.encode(reading.mentions)
        var text = RowChecksum()
        text.add(Data(reading.text.utf8))
        text.add(mentions)
        let row = try Row.fetchOne(db, sql: "SELECT * FROM reading WHERE document = ?", arguments: [number])
        guard let row else { return }
        var checksum = RowChecksum()
        for column in [
            "document", "stored_sequence", "stored_at", "engine", "catalogue", "gazetteer", "observations",
            "failed_checks", "text_length",
        ] { checksum.add(row[column] as Int64) }
        checksum.add(text.value)
        checksum.add(findings)
        try db.execute(
            sql: "UPDATE reading SET findings = ?, text_checksum = ?, checksum = ? WHERE document = ?",
            arguments: [findings, text.value, checksum.value, number])
        try db.execute(
            sql: "UPDATE text SET mentions = ? WHERE document = ?", arguments: [mentions, number])
    }

    private func write(_ recorded: RecordedChange, _ db: Database) throws {
        let number = try Int64.fetchOne(
            db, sql: "SELECT document FROM edition_change WHERE sequence = ?", arguments: [recorded.sequence])
        let json = try RowCodec.encode(recorded.change)
        var checksum = RowChecksum()
        checksum.add(recorded.sequence)
        checksum.add(recorded.time)
        checksum.add(number)
        checksum.add(recorded.change.place?.rawValue)
        checksum.add(recorded.change.indicator.rawValue)
        checksum.add(json)
        try db.execute(
            sql: "UPDATE edition_change SET change = ?, checksum = ? WHERE sequence = ?",
            arguments: [json, checksum.value, recorded.sequence])
    }

    /// One moment a version, whose causes are the documents that the version names at its own place.
    private func writeHistory(_ db: Database) throws {
        try db.execute(sql: "DELETE FROM moment")
        for (index, version) in versions.enumerated() {
            let moment = Int64(index) + 1
            let place = version.key.place.rawValue
            let causes = try RowCodec.encode(
                version.causes.map { OldCause(document: $0, touched: [.init(place: version.key.place, year: 2020)]) })
            var checksum = RowChecksum()
            checksum.add(moment)
            checksum.add(version.since)
            checksum.add(causes)
            try db.execute(
                sql: "INSERT INTO moment (sequence, time, checksum, causes) VALUES (?, ?, ?, ?)",
                arguments: [moment, version.since, checksum.value, causes])
            let brief = try version.brief.map { try RowCodec.encode($0) }
            let cell: Int64? = brief == nil ? nil : 7
            checksum = RowChecksum()
            checksum.add(place)
            checksum.add(Int64(version.key.year))
            checksum.add(version.key.indicator.rawValue)
            checksum.add(moment)
            checksum.add(cell)
            checksum.add(brief ?? Data())
            try db.execute(
                sql: "INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    place, version.key.year, version.key.indicator.rawValue, moment, cell, checksum.value, brief,
                ])
        }
    }

    /// What brought a change about, as it was written.
    private struct OldCause: Encodable {
        let document: DocumentID
        let touched: [PlaceYear]
    }
}
