import Documents
import Foundation
import GRDB
import Indicators
import Ledger
import Observations
import Places
import Rollups
import Storage
import TestFiles
import Testing

/// Ledgers of earlier versions go on as if they had always been of this one.
@Suite struct LedgerMigrationTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("ledger.sqlite")
    }

    func alter(_ sql: String) throws {
        let file = try DatabaseQueue(path: path)
        try file.write { try $0.execute(sql: sql) }
        try file.close()
    }

    /// A ledger in the form of version 6 and what it said; one report of it was read twice.
    func old() async throws -> (state: LedgerState, changes: [RecordedChange], history: [[CellVersion]]) {
        let ledger = try Fixture.ledger(at: path)
        _ = try await ledger.store((0..<3).map { LedgerDamageTests.report($0) })
        _ = try await ledger.store([LedgerDamageTests.report(1, value: 8, edition: 2)])
        let state = try await LedgerState(of: ledger)
        let changes = try await ledger.changes(matching: .all, after: 0, limit: 10)
        let history = try await self.history(ledger, state)
        let old = try await OldLedger(of: ledger, at: path)
        try ledger.close()
        try old.write()
        return (state, changes, history)
    }

    func history(_ ledger: SQLiteLedger, _ state: LedgerState) async throws -> [[CellVersion]] {
        var history: [[CellVersion]] = []
        for cell in state.cells { history.append(try await ledger.history(of: cell.key)) }
        return history
    }

    static let cell = Cell.Key(place: Fixture.counties[0], year: 2020, indicator: Fixture.indicators[0])

    @Test func ledger_ofTheSixthVersion_saysTheSameAndGoesOn() async throws {
        let (state, changes, history) = try await old()
        #expect(changes.count == 1)
        let opened = try Fixture.ledger(at: path)
        #expect(opened.leftOut.isEmpty)
        #expect(try await LedgerState(of: opened) == state)
        #expect(try await opened.verify() == [])
        #expect(try await opened.changes(matching: .all, after: 0, limit: 10) == changes)
        #expect(try await self.history(opened, state) == history)
        // The same reading changes nothing, a later one does.
        _ = try await opened.store([LedgerDamageTests.report(1, value: 8, edition: 2)])
        #expect(try await self.history(opened, state) == history)
        _ = try await opened.store([LedgerDamageTests.report(0, value: 6, edition: 2)])
        #expect(try await opened.history(of: Self.cell).map(\.brief?.ownValue) == [5, 6])
        #expect(try await opened.verify() == [])
        try opened.close()
    }

    @Test func ledger_ofTheFirstVersion_isBroughtUpToDate() async throws {
        let (state, _, _) = try await old()
        try alter(
            """
            DROP TRIGGER outbox_reading; DROP TRIGGER outbox_claim; DROP TRIGGER outbox_burial;
            DROP TRIGGER outbox_retraction; DROP TABLE refusal; DROP TABLE outbox; DROP TABLE uplink;
            DROP TABLE inbound; DROP TABLE inbound_mark; DROP TABLE quarantine;
            DROP TABLE edition_change; DROP TABLE history; DROP TABLE moment; DROP TABLE retraction;
            ALTER TABLE document DROP COLUMN checksum;
            DELETE FROM grdb_migrations WHERE identifier <> 'ledger.1 facts, results';
            """)
        let opened = try Fixture.ledger(at: path)
        #expect(try await LedgerState(of: opened) == state)
        #expect(try await opened.verify() == [])
        // What was there before the outbox is handed up as well.
        let page = try await opened.outbox(after: 0, items: 100, bytes: 1 << 20)
        #expect(Set(page.facts.map(\.fact.document)) == Set((0..<3).map { Fixture.document("第\($0)县") }))
        #expect(try await opened.history(of: Self.cell).map(\.brief?.ownValue) == [5])
        _ = try await opened.retract(Fixture.document("第0县"), isRetracted: true, reason: "试报", person: nil)
        #expect(try await opened.history(of: Self.cell).count == 2)
        try opened.close()
    }

    /// Versions 6 to 12 kept all that they did not take from below, whole and for ever. The newest of each node is taken over.
    @Test func quarantine_ofTheVersionBefore_isTakenOverUpToTheLimit() async throws {
        _ = try await old()
        func claim(_ name: String, _ sequence: Int, of node: String) throws -> String {
            let fact = Fact.claim(document: Fixture.document(name), claim: Fixture.claim("/\(name)", year: 2020))
            let json = try RowCodec.encode(fact).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
                .joined()
            return "('\(node)', 's', \(sequence), 'Not \(name).', \(sequence * 10), X'\(json)')"
        }
        let limit = LedgerLimits().refusedPerNode
        var rows = try (1...limit + 1).map { try claim("\($0)", $0, of: "flood") }
        rows += [try claim("甲", 1, of: "county"), try claim("乙", 2, of: "county"), try claim("甲", 3, of: "county")]
        rows.append("('county', 's', 4, 'A form of which nobody knows.', 40, X'00')")
        try alter("INSERT INTO quarantine VALUES \(rows.joined(separator: ", "))")
        let opened = try Fixture.ledger(at: path)
        let page = try await opened.refusedBelow(before: nil, limit: 2 * limit)
        #expect(page.past.isEmpty, "what is not listed is not known again")
        let county = page.facts.filter { $0.node == "county" }
        #expect(county.map(\.subject.document) == [Fixture.document("甲"), Fixture.document("乙")])
        #expect(county.first?.since == 10 && county.first?.last == 30 && county.first?.times == 2)
        #expect(county.allSatisfy { $0.kind == .claim && $0.subject.year == 2020 && $0.nodePlace == nil })
        #expect(county.last?.reason == "Not 乙.")
        let flood = page.facts.filter { $0.node == "flood" }
        #expect(flood.count == limit && flood.last?.subject.document == Fixture.document("2"))
        try opened.close()
    }

    @Test func damage_ofAnOldLedger_isFoundInTheNewOne() async throws {
        _ = try await old()
        try alter(
            """
            UPDATE reading SET stored_at = 7 WHERE document = 1;
            UPDATE text SET mentions = CAST('[]' AS BLOB) WHERE document = 2;
            UPDATE claim SET checksum = checksum + 1 WHERE document = 3;
            UPDATE history SET brief = CAST('{}' AS BLOB) WHERE place = '420202';
            UPDATE moment SET time = 7 WHERE sequence = 1;
            UPDATE edition_change SET place = '420102';
            """)
        let opened = try Fixture.ledger(at: path)
        let name = (0..<3).map { Fixture.document("第\($0)县").description }
        #expect(
            try await Set(opened.verify().map(\.subject)) == [
                .reading(name[0]), .text(name[1]), .claims(name[2]), .moment(1), .change(name[1]),
                .history(PlaceYear(place: Fixture.counties[2], year: 2020)),
            ])
        try opened.close()
    }
}
