import Documents
import Foundation
import GRDB
import Ledger
import Observations
import Places
import Rollups
import Synchronization
import TestFiles
import Testing

/// Every changed row of every table is found, told once and at its origin, and leaves the other documents readable.
@Suite struct LedgerVerificationTests {
    typealias Subject = LedgerDifference.Subject

    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("ledger.sqlite")
    }

    /// Three reports, one of them read again and retracted, and a burial: documents 1 to 4.
    func filled() async throws {
        let ledger = try Fixture.ledger(at: path)
        _ = try await ledger.store((0..<3).map { LedgerDamageTests.report($0) })
        _ = try await ledger.store([LedgerDamageTests.report(1, value: 8, edition: 2)])
        _ = try await ledger.retract(Fixture.document("第2县"), isRetracted: true, reason: "试报", person: nil)
        let bad = Fixture.document("坏")
        _ = try await ledger.store([
            .burial(document: bad, failure: Fixture.failure("empty")),
            .claim(document: bad, claim: Fixture.claim("/坏", place: "420202", year: 2020)),
        ])
        #expect(try await ledger.verify() == [])
        try ledger.close()
    }

    static let first = Fixture.document("第0县").description
    static let second = Fixture.document("第1县").description
    static let third = Fixture.document("第2县").description
    static let fourth = Fixture.document("坏").description
    static let key = PlaceYear(place: PlaceCode(rawValue: "420102"), year: 2020)

    static func digit(_ column: String, _ table: String, _ condition: String) -> String {
        // The last byte of the column becomes another one.
        "UPDATE \(table) SET \(column) = CAST(substr(\(column), 1, length(\(column)) - 1) || x'7e' AS BLOB) "
            + "WHERE \(condition)"
    }

    static let damages: [(sql: String, found: [Subject: LedgerDifference.Kind])] = [
        (
            "UPDATE document SET id = '\(String(repeating: "0", count: 64))' WHERE sequence = 1",
            [.document("number 1"): .damaged]
        ),
        (digit("findings", "reading", "document = 1"), [.reading(first): .damaged]),
        ("UPDATE reading SET stored_at = 7 WHERE document = 1", [.reading(first): .damaged]),
        ("UPDATE text SET text = CAST('x' AS BLOB) WHERE document = 1", [.text(first): .damaged]),
        ("UPDATE text SET mentions = x'00' WHERE document = 2", [.text(second): .damaged]),
        ("DELETE FROM text WHERE document = 1", [.text(first): .damaged]),
        ("UPDATE claim SET checksum = checksum + 1 WHERE document = 1", [.claims(first): .damaged]),
        ("UPDATE burial SET failure = CAST('{}' AS BLOB)", [.burial(fourth): .damaged]),
        ("UPDATE retraction SET is_retracted = 0", [.retraction(third): .damaged]),
        ("UPDATE retraction SET retraction = CAST('{}' AS BLOB)", [.retraction(third): .damaged]),
        ("DELETE FROM touch WHERE document = 1", [.touch(first, key): .missing]),
        ("INSERT INTO touch VALUES (1, '420103', 2020)", [.touch(first, other): .superfluous]),
        (digit("content", "result", "place = '420102'"), [.result(key): .damaged]),
        (digit("handed", "result", "place = '420102'"), [.result(key): .damaged]),
        ("UPDATE result SET parent = NULL WHERE place = '420102'", [.result(key): .damaged]),
        ("DELETE FROM result WHERE place = '420102'", [.result(key): .missing]),
        ("UPDATE result SET cells = 2 WHERE place = '420102'", [.result(key): .damaged]),
        ("UPDATE history SET changes = x'00' WHERE place = '420102'", [.history(key): .damaged]),
        (digit("causes", "moment", "sequence = 1"), [.moment(1): .damaged]),
        ("UPDATE moment SET time = 7 WHERE sequence = 1", [.moment(1): .damaged]),
        ("UPDATE edition_change SET place = '420102'", [.change(second): .damaged]),
    ]
    static let other = PlaceYear(place: PlaceCode(rawValue: "420103"), year: 2020)

    @Test(arguments: damages.indices)
    func row_whenChanged_isFoundAndToldOnce(index: Int) async throws {
        let (sql, found) = Self.damages[index]
        try await filled()
        let file = try DatabaseQueue(path: path)
        try await file.write { try $0.execute(sql: sql) }
        try file.close()
        let ledger = try Fixture.ledger(at: path)
        let differences = try await ledger.verify()
        #expect(Dictionary(uniqueKeysWithValues: differences.map { ($0.subject, $0.kind) }) == found, "\(sql)")
        for difference in differences {
            #expect(difference.description.contains(/Replay|Restore|restore|fold/))
        }
        // A document that nothing happened to is whole.
        #expect(try await ledger.document(Fixture.document("第1县"))?.facts.findings != nil)
        let whole = found[.text(Self.second)] == nil ? "第1县" : "第0县"
        #expect(try await ledger.reading(of: Fixture.document(whole)) != nil)
        try ledger.close()
    }

    /// Rows that are whole each by itself, and do not belong together: what is stored is folded again and compared.
    @Test func result_thatTheFactsDoNotGive_isFound() async throws {
        try await filled()
        let otherPath = folder.path("other.sqlite")
        let other = try Fixture.ledger(at: otherPath)
        _ = try await other.store([LedgerDamageTests.report(0, value: 99)])
        try other.close()
        let file = try DatabaseQueue(path: path)
        try await file.writeWithoutTransaction { db in
            try db.execute(sql: "ATTACH ? AS other", arguments: [otherPath])
            try db.execute(
                sql: "INSERT OR REPLACE INTO reading SELECT * FROM other.reading WHERE document = 1; DETACH other")
        }
        try file.close()
        let ledger = try Fixture.ledger(at: path)
        let differences = try await ledger.verify()
        #expect(differences.contains { $0.subject == .result(Self.key) && $0.kind == .different }, "\(differences)")
        #expect(!differences.contains { $0.subject == .reading(Self.first) })
        try ledger.close()
    }

    @Test func verify_inSmallPages_findsTheSameAndTellsHowFarItIs() async throws {
        try await filled()
        let sound = try Fixture.ledger(at: path)
        _ = try await sound.freeze("年鉴", place: nil, year: nil, person: nil)
        try sound.close()
        let file = try DatabaseQueue(path: path)
        try await file.write {
            try $0.execute(sql: "UPDATE result SET checksum = 7; DELETE FROM text WHERE document = 1")
        }
        try file.close()
        let ledger = try Fixture.ledger(at: path)
        let reports = Mutex<[VerificationProgress]>([])
        let differences = try await ledger.verify(pageSize: 1) { report in reports.withLock { $0.append(report) } }
        #expect(try await Set(ledger.verify()) == Set(differences))
        #expect(differences.count > 3)
        let told = reports.withLock { $0 }
        #expect(Set(told.map(\.stage)) == Set(VerificationProgress.Stage.allCases))
        #expect(told.last { $0.stage == .documents }.map { $0.done == $0.total } == true)
        #expect(told.map(\.differences) == told.map(\.differences).sorted())
        try await ledger.rebuild()
        #expect(try await ledger.verify().map(\.subject) == [.text(Self.first)])
        try ledger.close()
    }

    @Test func verify_whenCancelled_endsAfterThePage() async throws {
        try await filled()
        let ledger = try Fixture.ledger(at: path)
        let pages = Mutex(0)
        let task = Task {
            try await ledger.verify(pageSize: 1) { _ in
                pages.withLock { $0 += 1 }
                withUnsafeCurrentTask { $0?.cancel() }
            }
        }
        await #expect(throws: CancellationError.self) { _ = try await task.value }
        #expect(pages.withLock { $0 } == 1)
        #expect(try await ledger.store([LedgerDamageTests.report(0, value: 9, edition: 2)]) == [.stored])
        try ledger.close()
    }

    @Test func verify_besideAWriter_seesOneState() async throws {
        let ledger = try Fixture.ledger(at: path)
        _ = try await ledger.store([LedgerDamageTests.report(0)])
        let stream = AsyncStream<Int>.makeStream()
        let writing = Task {
            var edition = 2
            for await _ in stream.stream {
                _ = try await ledger.store([LedgerDamageTests.report(0, value: Decimal(edition), edition: edition)])
                edition += 1
            }
        }
        for _ in 0..<5 {
            #expect(try await ledger.verify(pageSize: 1) { stream.continuation.yield($0.done) } == [])
        }
        stream.continuation.finish()
        try await writing.value
        try ledger.close()
    }
}
