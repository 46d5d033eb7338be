import Documents
import GRDB
import Observations
import Places
import Rollups
import Storage

/// What the parent refused, by the number in the outbox. It stands until the same fact was handed up again, under a higher number, and got
/// another verdict.
struct RefusalRows {
    let db: Database
    /// The stream of the ledger.
    let stream: String

    private var documents: DocumentRows { DocumentRows(db: db) }

    /// Where a refusal stands: no later entry of the outbox about the same fact has a verdict, and none was taken that brought along
    /// the reading or burial that was refused, as a retraction does; of several entries about the same only the last one went up. The
    /// join goes by the refusals, which are few.
    private static let standing = """
        refusal CROSS JOIN outbox ON outbox.sequence = refusal.sequence WHERE NOT EXISTS (
            SELECT 1 FROM outbox AS later WHERE later.document = outbox.document AND later.sequence > outbox.sequence
            AND ((later.kind = outbox.kind AND later.detail = outbox.detail
                AND (later.sequence <= ?1 OR later.sequence IN (SELECT sequence FROM refusal)))
            OR (outbox.kind IN (1, 3) AND later.kind <> 2 AND later.sequence <= ?1
                AND later.sequence NOT IN (SELECT sequence FROM refusal)
                AND NOT EXISTS (
                    SELECT 1 FROM outbox AS newer WHERE newer.document = later.document AND newer.kind = later.kind
                    AND newer.detail = later.detail AND newer.sequence > later.sequence AND newer.sequence <= ?1))))
        """

    /// What of that people are told: nothing of a document that is retracted here, as long as the parent has never taken anything of it
    /// but claims, or has taken the retraction since. Where an entry was handed up or passed over cannot be told, it counts as taken.
    private static let listed = """
        \(standing) AND NOT EXISTS (
            SELECT 1 FROM retraction WHERE retraction.document = outbox.document AND retraction.is_retracted
            AND (NOT EXISTS (
                SELECT 1 FROM outbox AS taken WHERE taken.document = outbox.document AND taken.kind <> 2
                AND taken.sequence <= ?1 AND taken.sequence NOT IN (SELECT sequence FROM refusal))
            OR EXISTS (
                SELECT 1 FROM outbox AS word WHERE word.document = outbox.document AND word.kind = 4
                AND word.sequence > outbox.sequence AND word.sequence <= ?1
                AND word.sequence NOT IN (SELECT sequence FROM refusal)
                AND NOT EXISTS (
                    SELECT 1 FROM outbox AS newer WHERE newer.document = word.document AND newer.kind = 4
                    AND newer.sequence > word.sequence))))
        """

    /// Up to where the parent has verdicts.
    private func handedUp() throws -> Int64 {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT handed_up FROM uplink WHERE id = 1 AND stream = ?"), arguments: [stream])
            ?? 0
    }

    func keep(_ refusals: [HandUpRefusal], now: Int64) throws {
        var kept: Set<Int64> = []
        for refusal in refusals where kept.insert(refusal.sequence).inserted {
            try db.cachedStatement(
                sql: """
                    INSERT INTO refusal (sequence, document, reason, time)
                    SELECT sequence, document, ?, ? FROM outbox WHERE sequence = ?
                    ON CONFLICT (sequence) DO UPDATE SET reason = excluded.reason
                    """
            ).execute(arguments: [refusal.reason, now, refusal.sequence])
        }
    }

    func refusals(of document: Int64) throws -> [HandUpRefusal] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT refusal.sequence, refusal.reason FROM \(Self.standing) AND refusal.document = ?2 "
                    + "ORDER BY refusal.sequence"), arguments: [try handedUp(), document]
        ).map { HandUpRefusal(sequence: $0["sequence"], reason: $0["reason"]) }
    }

    func count() throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT count(*) FROM \(Self.listed)"), arguments: [try handedUp()]) ?? 0
    }

    /// The documents of which something is listed.
    func listedDocuments() throws -> [Int64] {
        try Int64.fetchAll(
            db.cachedStatement(sql: "SELECT DISTINCT refusal.document FROM \(Self.listed)"),
            arguments: [try handedUp()])
    }

    /// The documents of which something stands refused, listed or not.
    func standingDocuments() throws -> [Int64] {
        try Int64.fetchAll(
            db.cachedStatement(sql: "SELECT DISTINCT refusal.document FROM \(Self.standing)"),
            arguments: [try handedUp()])
    }

    /// A page, the newest first.
    func page(
        before sequence: Int64?, limit: Int, _ gazetteer: Gazetteer
    ) throws -> [(sequence: Int64, fact: RefusedFact)] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT refusal.sequence, refusal.document, refusal.reason, refusal.time, outbox.kind, outbox.detail
                    FROM \(Self.listed) AND (?2 IS NULL OR refusal.sequence < ?2)
                    ORDER BY refusal.sequence DESC LIMIT ?3
                    """), arguments: [try handedUp(), sequence, limit])
        return try rows.compactMap { row -> (sequence: Int64, fact: RefusedFact)? in
            guard let kind = Fact.Kind(number: row["kind"]) else { return nil }
            let (document, detail): (Int64, Int64) = (row["document"], row["detail"])
            let before = try Self.unlessDamaged { try tries(kind, of: document, detail: detail) }
            let id = try Self.unlessDamaged { try documents.id(of: document) }
            let subject = try Self.unlessDamaged { try self.subject(kind, of: document, detail: detail, gazetteer) }
            let time: Int64 = row["time"]
            let fact = RefusedFact(
                kind: kind, subject: subject ?? RefusedFact.Subject(document: id), reason: row["reason"],
                since: before?.since ?? time, last: time, times: before?.times ?? 1)
            return (row["sequence"], fact)
        }
    }

    /// When a fact was refused first, and how often it was.
    private func tries(_ kind: Fact.Kind, of document: Int64, detail: Int64) throws -> (since: Int64, times: Int)? {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT min(time) AS since, count(*) AS times FROM refusal
                    JOIN outbox ON outbox.sequence = refusal.sequence
                    WHERE outbox.document = ? AND outbox.kind = ? AND outbox.detail = ?
                    """), arguments: [document, kind.number, detail])
        guard let row, let since: Int64 = row["since"] else { return nil }
        return (since, row["times"])
    }

    /// What a fact of the outbox is about; `nil` when it leads to no such fact any more.
    private func subject(
        _ kind: Fact.Kind, of document: Int64, detail: Int64, _ gazetteer: Gazetteer
    ) throws -> RefusedFact.Subject? {
        let known = try documents.facts(of: document)
        return try OutboxRows(db: db).facts(kind, of: document, detail: detail)
            .first { $0.kind == kind && $0.detail == detail }?
            .subject(known: known) { Attribution.place($0, in: gazetteer, year: $1) }
    }

    /// An answer; `nil` where a row or a page that it needs is damaged, so that the list goes on without it.
    private static func unlessDamaged<Answer>(_ answer: () throws -> Answer?) throws -> Answer? {
        do {
            return try answer()
        } catch  where SQLiteLedger.isDamage(error) {
            return nil
        }
    }
}
