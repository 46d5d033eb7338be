import Documents
import Foundation
import GRDB
import Ledger
import Observations
import Places
import TestFiles
import Testing

/// The list of what the node above refused, where the file of this one is damaged.
@Suite struct LedgerRefusalDamageTests {
    private let folder: TemporaryFolder
    private let path: String
    private static let pageBytes = 4_096

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("ledger.sqlite")
    }

    /// A ledger of which two readings were refused, closed again.
    private func fill() async throws {
        let ledger = try Fixture.ledger(at: path)
        for name in ["甲", "乙"] {
            let reading = Fixture.reading(
                name, jurisdiction: .place(Fixture.counties[1]), values: [(Fixture.indicators[0], 5)])
            _ = try await ledger.store([.reading(reading: reading, claims: [Fixture.claim("/\(name)")])])
        }
        let page = try await ledger.outbox(after: 0, items: 100, bytes: 1 << 20)
        try await ledger.keep(
            page.facts.filter { $0.fact.kind == .reading }
                .map { HandUpRefusal(sequence: $0.sequence, reason: "Not yours.") })
        try await ledger.keep(UplinkState(handedUp: page.through))
        try ledger.close()
    }

    private func refused() async throws -> [RefusedFact] {
        let ledger = try Fixture.ledger(at: path)
        let facts = try await ledger.refusedAbove(before: nil, limit: 10).facts
        try ledger.close()
        return facts
    }

    @Test func damagedName_costsItsOwnItemOnly() async throws {
        try await fill()
        let file = try DatabaseQueue(path: path)
        try await file.write {
            try $0.execute(
                sql: "UPDATE document SET checksum = checksum + 1 WHERE id = ?",
                arguments: [Fixture.document("甲").description])
        }
        try file.close()
        let facts = try await refused()
        #expect(facts.map(\.subject.document) == [Fixture.document("乙"), nil])
        #expect(facts.map(\.subject.place) == [Fixture.counties[1], nil])
        #expect(facts.allSatisfy { $0.kind == .reading && $0.reason == "Not yours." && $0.times == 1 })
    }

    /// SQLite itself cannot read a page: of what lies there nothing is told but the document and the reason.
    @Test func damagedPage_leavesDocumentsAndReasons() async throws {
        try await fill()
        let file = try DatabaseQueue(path: path)
        try await file.vacuum()
        let root = try await file.read { db in
            try Int.fetchOne(db, sql: "SELECT rootpage FROM sqlite_master WHERE name = 'claim'")
        }
        try file.close()
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        bytes[(try #require(root) - 1) * Self.pageBytes] ^= 4
        try bytes.write(to: URL(fileURLWithPath: path))
        let facts = try await refused()
        #expect(facts.map(\.subject) == ["乙", "甲"].map { RefusedFact.Subject(document: Fixture.document($0)) })
        #expect(facts.allSatisfy { $0.kind == .reading && $0.reason == "Not yours." && $0.times == 1 })
    }
}
