import Documents
import GRDB
import Observations
import Rollups
import Storage

/// The log of what a ledger hands up: references to its rows, written by triggers whenever a row of facts is, and never
/// trimmed. What is sent is always read from the row as it is now.
struct OutboxRows {
    let db: Database

    private var documents: DocumentRows { DocumentRows(db: db) }

    /// The last number.
    func head() throws -> Int64 {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT ifnull(max(sequence), 0) FROM outbox")) ?? 0
    }

    /// When the first reading behind a number was stored, in milliseconds since 1970; `nil` when there is none.
    func oldestReading(after: Int64) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT reading.stored_at FROM outbox JOIN reading ON reading.document = outbox.document
                    WHERE outbox.sequence > ? AND outbox.kind = 1 ORDER BY outbox.sequence LIMIT 1
                    """), arguments: [after])
    }

    /// A stretch of the log: references that a later one repeats are passed over.
    func page(after: Int64, items limit: Int, bytes: Int) throws -> OutboxPage {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT sequence, document, kind, detail, EXISTS (
                        SELECT 1 FROM outbox AS later WHERE later.document = outbox.document
                        AND later.kind = outbox.kind AND later.detail = outbox.detail
                        AND later.sequence > outbox.sequence) AS superseded
                    FROM outbox WHERE sequence > ? ORDER BY sequence LIMIT ?
                    """), arguments: [after, limit])
        var page = OutboxPage(after: after, through: after, facts: [])
        var weight = 0
        for row in rows {
            guard weight < bytes else { break }
            let sequence: Int64 = row["sequence"]
            page.through = sequence
            guard !row["superseded"], let kind = Fact.Kind(number: row["kind"]) else { continue }
            for fact in try facts(kind, of: row["document"], detail: row["detail"]) {
                weight += Self.weight(fact)
                page.facts.append(NumberedFact(sequence: sequence, fact: fact))
            }
        }
        return page
    }

    /// Puts all that is known of a document at the end of the log, so that it is handed up again as if it were new.
    func append(_ document: Int64) throws {
        for (kind, table, detail) in [
            (Fact.Kind.claim, "claim", "fingerprint"), (.reading, "reading", "0"), (.burial, "burial", "0"),
            (.retraction, "retraction", "0"), (.decision, "adjudication", "detail"),
        ] {
            try db.cachedStatement(
                sql: "INSERT INTO outbox (document, kind, detail) SELECT document, \(kind.number), \(detail) "
                    + "FROM \(table) WHERE document = ?"
            ).execute(arguments: [document])
        }
    }

    /// What a reference leads to now. A retraction travels with what it is about, since a ledger takes none of a document
    /// that it does not know; it waits here until the document was read or buried. So does a decision about a figure; one about a
    /// cell travels alone. Of a document in quarantine no claim goes up, for that has the name of a file: only that nobody need wait for it,
    /// since a ledger above may have heard of it before anybody said that it is secret.
    func facts(_ kind: Fact.Kind, of document: Int64, detail: Int64) throws -> [Fact] {
        let id = try documents.id(of: document)
        if kind == .claim {
            guard try !documents.isWithheld(document) else { return [] }
            return try documents.claims(of: document).filter { $0.fingerprint == detail }
                .map { .claim(document: id, claim: $0) }
        }
        if kind == .decision, let decision = try documents.decision(of: document) {
            return [.adjudication(decision)]
        }
        let burial = kind == .reading ? nil : try documents.burial(of: document)
        let reading = kind == .burial ? nil : try reading(of: document, id)
        let outcome = reading ?? burial.map { .burial(document: id, failure: $0) }
        guard let outcome else { return [] }
        let retraction = try documents.retraction(of: document)
        // Claims of a document that was in quarantine have not gone up; they do when it was released and read.
        let wasSecret = try documents.burial(of: document)?.isSecret ?? false
        let held =
            reading != nil && wasSecret
            ? try documents.claims(of: document).map { Fact.claim(document: id, claim: $0) } : []
        return held + [outcome] + (retraction.map { [.retraction(document: id, retraction: $0)] } ?? [])
            + (try documents.adjudications(of: document) ?? []).map(Fact.adjudication)
    }

    private func reading(of document: Int64, _ id: DocumentID) throws -> Fact? {
        guard let findings = try documents.facts(of: document)?.findings else { return nil }
        return .reading(reading: Reading(withoutTextOf: findings, document: id), claims: [])
    }

    /// About as many bytes as a fact has on the wire.
    private static func weight(_ fact: Fact) -> Int {
        guard case .reading(let reading, _) = fact else { return 256 }
        return 512 + 512 * (reading.observations.count + reading.checks.count)
    }

    /// Documents whose reading or burial stands in a stretch of the log and was not refused by the parent.
    func documents(after: Int64, through: Int64, limit: Int) throws -> (ids: [DocumentID], through: Int64) {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT sequence, document FROM outbox WHERE sequence > ? AND sequence <= ? AND kind IN (1, 3)
                    AND NOT EXISTS (SELECT 1 FROM refusal WHERE refusal.sequence = outbox.sequence)
                    ORDER BY sequence LIMIT ?
                    """), arguments: [after, through, limit])
        let ids = try rows.map { try documents.id(of: $0["document"]) }
        return (ids, rows.count < limit ? max(after, through) : rows.last?["sequence"] ?? through)
    }

    /// Those of some documents whose reading or burial stands in the log up to a number and was not refused by the parent.
    func documents(_ ids: [DocumentID], through: Int64) throws -> [DocumentID] {
        try ids.filter { id in
            guard let document = try documents.sequence(of: id) else { return false }
            return try Bool.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT EXISTS (SELECT 1 FROM outbox WHERE document = ? AND kind IN (1, 3) AND sequence <= ?
                        AND NOT EXISTS (SELECT 1 FROM refusal WHERE refusal.sequence = outbox.sequence))
                        """), arguments: [document, through]) ?? false
        }
    }
}

extension Reading {
    /// A reading as it travels up: the figures with their sentences; text and mentions stay at the node that read.
    init(withoutTextOf findings: DocumentFacts.Findings, document: DocumentID) {
        self.init(
            document: document, edition: findings.edition, metadata: findings.metadata, mentions: [],
            observations: findings.observations, checks: findings.checks, text: "")
    }
}
