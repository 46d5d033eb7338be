import Documents
import Foundation
import GRDB
import Observations
import Packing
import Places
import Quantities
import Rollups
import Storage

/// The rows of what is known of documents, each verified by its checksum when it is read.
struct DocumentRows {
    let db: Database

    func sequence(of id: DocumentID) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT sequence FROM document WHERE id = ?"), arguments: [id.description])
    }

    func id(of document: Int64) throws -> DocumentID {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT id, checksum FROM document WHERE sequence = ?"), arguments: [document])
        guard let row, let id = DocumentID(row["id"] as String),
            Self.checksum(document, named: id.description) == row["checksum"]
        else { throw LedgerError.damaged("number \(document)", "name") }
        return id
    }

    /// All that is known of a document; `nil` when it was neither read nor buried.
    func facts(of document: Int64) throws -> DocumentFacts? {
        try known(document)?.facts
    }

    /// All that is known of a document, and the row of its reading.
    func known(_ document: Int64) throws -> (facts: DocumentFacts, reading: ReadingRow?)? {
        let id = try id(of: document)
        if let row = try readingColumns(document) {
            guard let reading = ReadingRow(row) else { throw LedgerError.damaged(id.description, "reading") }
            return (try facts(id, document, .read(try reading.unpacked)), reading)
        }
        guard let failure = try burial(of: document) else { return nil }
        return (try facts(id, document, .buried(failure)), nil)
    }

    /// What is known of a document beside what became of it, added to that.
    func facts(
        _ id: DocumentID, _ document: Int64, _ outcome: DocumentFacts.Outcome
    ) throws -> DocumentFacts {
        DocumentFacts(
            document: id, claims: try claims(of: document), outcome: outcome, retraction: try retraction(of: document),
            adjudications: try adjudications(of: document))
    }

    /// The columns of a reading, not verified.
    func readingColumns(_ document: Int64) throws -> Row? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT \(ReadingRow.columns) FROM reading WHERE document = ?"),
            arguments: [document])
    }

    /// Text and mentions as they were written; `nil` when they are damaged or missing.
    func text(of document: Int64, checksum: Int64) throws -> (text: Data, mentions: Data)? {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT text, mentions FROM text WHERE document = ?"), arguments: [document])
        guard let row else { return nil }
        let text: Data = row["text"]
        let mentions: Data = row["mentions"]
        return ReadingRow.textChecksum(text, mentions) == checksum ? (text, mentions) : nil
    }

    /// The text of a document; `nil` when there is no reading of it.
    func text(of document: Int64) throws -> String? {
        guard let columns = try readingColumns(document) else { return nil }
        guard let row = ReadingRow(columns), let (text, _) = try text(of: document, checksum: row.textChecksum) else {
            throw LedgerError.damaged(try id(of: document).description, "text")
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The whole reading of a document; `nil` when there is none.
    func reading(of document: Int64) throws -> Reading? {
        guard let known = try known(document), let row = known.reading, let findings = known.facts.findings else {
            return nil
        }
        let id = known.facts.document
        guard let (text, mentions) = try text(of: document, checksum: row.textChecksum) else {
            throw LedgerError.damaged(id.description, "text")
        }
        return Reading(
            document: id, edition: findings.edition, metadata: findings.metadata,
            mentions: try Unpacker.unpack(from: mentions), observations: findings.observations,
            checks: findings.checks, text: String(decoding: text, as: UTF8.self))
    }

    func claims(of document: Int64) throws -> [Claim] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT claim, checksum FROM claim WHERE document = ?"), arguments: [document]
        ).map { row in
            let packed: Data = row["claim"]
            guard Self.checksum(document, packed) == row["checksum"] else {
                throw LedgerError.damaged(try id(of: document).description, "list of claims")
            }
            return try Unpacker.unpack(Claim.self, from: packed)
        }.sorted()
    }

    func burial(of document: Int64) throws -> Failure? {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT failure, checksum FROM burial WHERE document = ?"), arguments: [document])
        return try row.map { row in
            let json: Data = row["failure"]
            guard Self.checksum(document, json) == row["checksum"] else {
                throw LedgerError.damaged(try id(of: document).description, "burial")
            }
            return try RowCodec.decode(Failure.self, from: json)
        }
    }

    /// Whether a document lies in quarantine where it was handed in; see `DocumentFacts.isWithheld`.
    func isWithheld(_ document: Int64) throws -> Bool {
        guard try burial(of: document)?.isSecret == true else { return false }
        return try readingColumns(document) == nil
    }

    /// The last retraction or restoration of a document.
    func retraction(of document: Int64) throws -> Retraction? {
        try retractionRow(of: document).map { row in
            guard let retraction = row.retraction else {
                throw LedgerError.damagedRetraction(try id(of: document).description)
            }
            return retraction
        }
    }

    /// The row of a document's retraction; its content is `nil` when it is damaged.
    func retractionRow(of document: Int64) throws -> RetractionRow? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT \(RetractionRow.columns) FROM retraction WHERE document = ?"),
            arguments: [document]
        ).map(RetractionRow.init)
    }

    /// The documents that touch a place and year.
    func documents(touching key: PlaceYear) throws -> [Int64] {
        try Int64.fetchAll(
            db.cachedStatement(sql: "SELECT document FROM touch WHERE place = ? AND year = ? ORDER BY document"),
            arguments: [key.place.rawValue, key.year])
    }

    /// The places and years that a document touches.
    func touches(of document: Int64) throws -> Set<PlaceYear> {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT place, year FROM touch WHERE document = ?"), arguments: [document])
        return Set(rows.map { PlaceYear(place: PlaceCode(rawValue: $0["place"]), year: $0["year"]) })
    }

    /// The checksum of the row that names a document.
    static func checksum(_ document: Int64, named id: String) -> Int64 {
        var checksum = RowChecksum()
        checksum.add(document)
        checksum.add(id)
        return checksum.value
    }

    /// The checksum of a row that belongs to a document.
    static func checksum(_ document: Int64, _ bytes: Data) -> Int64 {
        var checksum = RowChecksum()
        checksum.add(document)
        checksum.add(bytes)
        return checksum.value
    }
}
