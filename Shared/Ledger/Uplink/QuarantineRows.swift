import Documents
import Foundation
import GRDB
import Indicators
import Observations
import Places

/// What this ledger did not take from nodes below: a row for each fact that is refused now, of each node no more than a number of them.
///
/// A fact is known again by what the outbox of its node knows it by. When it is refused again its row counts that; when it is
/// taken at last the row goes. Its content stays at the node that handed it up. Of facts whose row newer ones displaced only that
/// is kept by which they are known again, up to another number: each counts once, until it has a row again or is taken.
struct QuarantineRows {
    /// What came from outside is kept up to this length, in characters.
    static let textLimit = 1_000

    let db: Database

    /// Whether anything of a node is refused now.
    func holdsAny(of node: String) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM quarantine WHERE node = ?1)
                    OR EXISTS (SELECT 1 FROM quarantine_older WHERE node = ?1)
                    """), arguments: [node]) ?? false
    }

    /// A fact was refused. It is the newest row of all from now on.
    ///
    /// - Parameters:
    ///   - node: the node that handed it up, and the place for which it answers, where that is known.
    ///   - isRepeated: whether the same batch had come before, so that it does not count again.
    func add(
        _ fact: Fact, about subject: RefusedFact.Subject, from node: (name: String, place: PlaceCode?),
        reason: String, isRepeated: Bool = false, at time: Int64
    ) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO quarantine (sequence, node, node_place, document, kind, detail, is_about_cell, place, year,
                    indicator, reason, since, last, times)
                VALUES ((SELECT ifnull(max(sequence), 0) + 1 FROM quarantine),
                    ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
                ON CONFLICT (node, document, kind, detail) DO UPDATE SET
                    sequence = excluded.sequence, node_place = excluded.node_place, place = excluded.place,
                    year = excluded.year, reason = excluded.reason, last = excluded.last, times = times + ?
                """
        ).execute(arguments: [
            node.name, node.place?.rawValue, fact.document.description, fact.kind.number,
            fact.detail, subject.document == nil, subject.place.map { Self.cut($0.rawValue) }, subject.year,
            subject.indicator.map { Data(Self.cut($0.rawValue).utf8) }, Data(Self.cut(reason).utf8), time, time,
            isRepeated ? 0 : 1,
        ])
    }

    /// A fact is taken: it is not refused any more.
    func remove(_ fact: Fact, of node: String) throws {
        for table in ["quarantine", "quarantine_older"] { try remove(fact, of: node, from: table) }
    }

    /// When a fact says that its document is retracted, what was refused of that is refused no more: there is nothing left to take.
    ///
    /// - Returns: whether anything was.
    func withdraw(_ fact: Fact, of node: String) throws -> Bool {
        guard case .retraction(let document, let retraction) = fact, retraction.isRetracted else { return false }
        var rows = 0
        for table in ["quarantine", "quarantine_older"] {
            try db.cachedStatement(sql: "DELETE FROM \(table) WHERE node = ? AND document = ?")
                .execute(arguments: [node, document.description])
            rows += db.changesCount
        }
        return rows > 0
    }

    /// A fact that may have lost its row to newer ones is going to have one again.
    func relist(_ fact: Fact, of node: String) throws { try remove(fact, of: node, from: "quarantine_older") }

    private func remove(_ fact: Fact, of node: String, from table: String) throws {
        try db.cachedStatement(
            sql: "DELETE FROM \(table) WHERE node = ? AND document = ? AND kind = ? AND detail = ?"
        ).execute(arguments: [
            node, fact.document.description, fact.kind.number, fact.detail,
        ])
    }

    /// Keeps the newest rows of a node; the others only count from now on, as far as there is room.
    ///
    /// - Parameters:
    ///   - limit: rows of the node.
    ///   - counted: facts of the node without a row that are known again.
    func trim(_ node: String, to limit: Int, counted: Int) throws {
        let last = try Int64.fetchOne(
            db.cachedStatement(
                sql: "SELECT sequence FROM quarantine WHERE node = ? ORDER BY sequence DESC LIMIT 1 OFFSET ?"),
            arguments: [node, limit])
        guard let last else { return }
        try db.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO quarantine_older (node, document, kind, detail)
                SELECT node, document, kind, detail FROM quarantine WHERE node = ?1 AND sequence <= ?2
                ORDER BY sequence DESC LIMIT max(0, ?3 - (SELECT count(*) FROM quarantine_older WHERE node = ?1))
                """
        ).execute(arguments: [node, last, counted])
        try db.cachedStatement(sql: "DELETE FROM quarantine WHERE node = ? AND sequence <= ?")
            .execute(arguments: [node, last])
    }

    /// A page, the newest first.
    func page(before sequence: Int64?, limit: Int) throws -> [(sequence: Int64, fact: RefusedFact)] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT * FROM quarantine WHERE ?1 IS NULL OR sequence < ?1 ORDER BY sequence DESC LIMIT ?2"),
            arguments: [sequence, limit]
        ).compactMap { row in
            guard let kind = Fact.Kind(number: row["kind"]) else { return nil }
            let indicator: Data? = row["indicator"]
            let reason: Data = row["reason"]
            let subject = RefusedFact.Subject(
                document: row["is_about_cell"] ? nil : DocumentID(row["document"] as String),
                place: (row["place"] as String?).map(PlaceCode.init(rawValue:)), year: row["year"],
                indicator: indicator.map { IndicatorCode(rawValue: String(decoding: $0, as: UTF8.self)) })
            return (
                row["sequence"],
                RefusedFact(
                    node: row["node"], nodePlace: (row["node_place"] as String?).map(PlaceCode.init(rawValue:)),
                    kind: kind, subject: subject, reason: String(decoding: reason, as: UTF8.self),
                    since: row["since"], last: row["last"], times: row["times"])
            )
        }
    }

    /// How many facts of each node are refused and not listed, since newer ones took their place.
    func past() throws -> [String: Int] {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT node, count(*) AS facts FROM quarantine_older GROUP BY node"))
        return Dictionary(rows.map { ($0["node"], $0["facts"]) }, uniquingKeysWith: +)
    }

    /// How many facts are refused, those that are not listed any more among them.
    func count() throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(
                sql: "SELECT (SELECT count(*) FROM quarantine) + (SELECT count(*) FROM quarantine_older)")) ?? 0
    }

    private static func cut(_ text: String) -> String { String(text.prefix(textLimit)) }
}
