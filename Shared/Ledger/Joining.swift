import Documents
import Foundation
import GRDB
import Observations
import Packing
import Rollups
import Storage

/// Joins a fact to what is known of its document, such that the order and number of arrivals do not matter:
/// of readings the highest edition, of equal claims the earliest, of burials the furthest stage, of retractions and
/// restorations the highest counter, and so of decisions about one subject.
struct Joining {
    let db: Database
    /// Tells the places of readings whose difference is recorded.
    let fold: Fold
    /// Milliseconds since 1970 (UTC); for people only.
    let now: Int64

    private var rows: DocumentRows { DocumentRows(db: db) }

    /// Joins a fact, and notes the document when its facts are different now.
    func join(_ fact: PreparedFact, _ state: inout Refolding.State) throws {
        switch fact {
        case .reading(let reading):
            let document = try number(of: reading.document)
            for claim in reading.claims where try join(claim, to: document) {
                state.changed[document] = reading.document
            }
            if try join(reading, to: document) {
                state.changed[document] = reading.document
                state.findings[document] = reading.values
            }
        case .claim(let id, let claim):
            let document = try number(of: id)
            if try join(claim, to: document) { state.changed[document] = id }
        case .burial(let id, let failure):
            let document = try number(of: id)
            if try join(failure, to: document) { state.changed[document] = id }
        case .retraction(let id, let retraction):
            let document = try number(of: id)
            if try join(retraction, to: document) { state.changed[document] = id }
        case .adjudication(let adjudication):
            let document = try number(of: adjudication.document)
            if try join(adjudication, to: document) { state.changed[document] = adjudication.document }
        case .refused:
            break
        }
    }

    /// The number of a document, a new one for a document of which the ledger never heard.
    func number(of id: DocumentID) throws -> Int64 {
        if let known = try rows.sequence(of: id) { return known }
        let number =
            try (Int64.fetchOne(db.cachedStatement(sql: "SELECT max(sequence) FROM document")) ?? 0) + 1
        try db.cachedStatement(sql: "INSERT INTO document (sequence, id, checksum) VALUES (?, ?, ?)").execute(
            arguments: [number, id.description, DocumentRows.checksum(number, named: id.description)])
        return number
    }

    // MARK: Readings

    /// - Returns: whether the document tells something else now.
    private func join(_ reading: PreparedReading, to document: Int64) throws -> Bool {
        let columns = try rows.readingColumns(document)
        var tellsMore = true
        // A damaged row is as good as none: the same reading, sent again, heals it.
        if let columns, let kept = ReadingRow(columns) {
            if kept.outranks(reading) { return false }
            // Most readings of a replay by the same edition are of this kind: nothing is folded again for them. By another edition
            // they are, since cells name the editions of their inputs.
            let tellsTheSame = kept.tellsTheSame(as: reading)
            tellsMore = !tellsTheSame || kept.edition != reading.edition
            if kept.edition < reading.edition, !tellsTheSame {
                try record(reading, after: try kept.unpacked, of: document)
            }
            if kept.holds(reading), try rows.text(of: document, checksum: kept.textChecksum) != nil { return false }
        } else if columns == nil, try isBuried(document) {
            try record(reading, after: nil, of: document)
        }
        let row = ReadingRow(
            reading, document: document, storedSequence: try columns.map { $0["stored_sequence"] } ?? nextStored(),
            storedAt: now)
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO reading (\(ReadingRow.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        ).execute(arguments: row.arguments)
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO text (document, text, mentions) VALUES (?, ?, ?)")
            .execute(arguments: [document, reading.text, reading.mentions])
        return tellsMore
    }

    /// Records what a reading tells differently from the one that it takes the place of; all of it is new in a document
    /// that was a dead letter.
    private func record(
        _ reading: PreparedReading, after kept: DocumentFacts.Findings?, of document: Int64
    ) throws {
        let after = try rows.facts(reading.document, document, .read(reading.values))
        let changes = after.changes(since: kept, fold: fold)
        try ChangeRows(db: db).add(changes, of: document, at: now)
    }

    private func isBuried(_ document: Int64) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM burial WHERE document = ?)"), arguments: [document])
            ?? false
    }

    private func nextStored() throws -> Int64 {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT ifnull(max(stored_sequence), 0) + 1 FROM reading")) ?? 1
    }

    // MARK: Claims

    private func join(_ claim: Claim, to document: Int64) throws -> Bool {
        let fingerprint = claim.fingerprint
        let known = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT claim, checksum FROM claim WHERE document = ? AND fingerprint = ?"),
            arguments: [document, fingerprint])
        if let known {
            let packed: Data = known["claim"]
            if DocumentRows.checksum(document, packed) == known["checksum"],
                try Unpacker.unpack(Claim.self, from: packed).time <= claim.time
            {
                return false
            }
        }
        let packed = Packer.pack(claim)
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO claim (document, fingerprint, claim, checksum) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [document, fingerprint, packed, DocumentRows.checksum(document, packed)])
        return true
    }

    // MARK: Burials

    private func join(_ failure: Failure, to document: Int64) throws -> Bool {
        let known = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT failure, checksum FROM burial WHERE document = ?"), arguments: [document])
        if let known {
            let json: Data = known["failure"]
            if DocumentRows.checksum(document, json) == known["checksum"],
                try RowCodec.decode(Failure.self, from: json).rank >= failure.rank
            {
                return false
            }
        }
        let json = try RowCodec.encode(failure)
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO burial (document, failure, checksum) VALUES (?, ?, ?)")
            .execute(arguments: [document, json, DocumentRows.checksum(document, json)])
        return true
    }

    // MARK: Retractions

    /// - Returns: whether another retraction or restoration holds now.
    func join(_ retraction: Retraction, to document: Int64) throws -> Bool {
        if let kept = try rows.retractionRow(of: document)?.retraction, kept >= retraction { return false }
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO retraction (\(RetractionRow.columns)) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: try RetractionRow.arguments(retraction, of: document))
        return true
    }

    // MARK: Decisions

    /// - Returns: whether another decision about the subject holds now.
    func join(_ adjudication: Adjudication, to document: Int64) throws -> Bool {
        let row = try rows.adjudicationRow(of: document, adjudication.subject)
        if let kept = row?.adjudication, kept >= adjudication { return false }
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO adjudication (\(AdjudicationRow.columns)) VALUES (?, ?, ?, ?, ?, ?, ?)"
        ).execute(arguments: try AdjudicationRow.arguments(adjudication, of: document))
        return true
    }
}
