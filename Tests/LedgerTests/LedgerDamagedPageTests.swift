import Foundation
import GRDB
import Ledger
import Observations
import Places
import Storage
import TestFiles
import Testing

/// Pages of a ledger's file that SQLite cannot read: told by their tables, and nothing else is left out for them.
@Suite struct LedgerDamagedPageTests {
    private let tests: LedgerVerificationTests

    init() throws { tests = try LedgerVerificationTests() }

    /// A ledger of four documents and a freeze, without a page that nobody uses.
    private func filled() async throws -> Data {
        try await tests.filled()
        let ledger = try Fixture.ledger(at: tests.path)
        _ = try await ledger.freeze("年鉴", place: nil, year: nil, person: nil)
        try ledger.close()
        let file = try DatabaseQueue(path: tests.path)
        try await file.vacuum()
        try file.close()
        return try Data(contentsOf: URL(fileURLWithPath: tests.path))
    }

    /// A copy of the file with one page whose head is damaged.
    private func copy(_ whole: Data, damagedAt page: Int) throws -> String {
        let path = tests.folder.path("page-\(page).sqlite")
        try whole.write(to: URL(fileURLWithPath: path))
        try DamagedPage.damage(path, page: page)
        return path
    }

    @Test func verify_whenAnyPageIsDamaged_saysSoOrTheLedgerDoesNotOpen() async throws {
        let whole = try await filled()
        let pages = DamagedPage.pages(in: whole)
        #expect(pages.count > 20)
        var opened = 0
        for page in pages {
            let path = try copy(whole, damagedAt: page)
            let ledger: SQLiteLedger
            do {
                ledger = try Fixture.ledger(at: path)
            } catch {
                #expect(StorageError.isDamage(error), "page \(page): \(error)")
                continue
            }
            opened += 1
            let differences = try await ledger.verify()
            #expect(
                differences.contains { difference in
                    guard case .table = difference.subject else { return false }
                    return difference.kind == .unreadable && difference.description.contains("backup")
                }, "page \(page): \(differences)")
            try ledger.close()
        }
        #expect(opened > pages.count / 2)
    }

    /// The number of the first page of a table, from 0.
    private func root(of table: String) throws -> Int {
        let file = try DatabaseQueue(path: tests.path)
        let root = try file.read {
            try Int.fetchOne($0, sql: "SELECT rootpage FROM sqlite_master WHERE name = ?", arguments: [table])
        }
        try file.close()
        return try #require(root) - 1
    }

    /// A batch of claims with one reading among them, whose text has no page to go to.
    private static let batch: [Fact] =
        (0..<5).map { .claim(document: Fixture.document("新\($0)"), claim: Fixture.claim("/\($0)")) }
        + [.reading(reading: reading, claims: [])]
        + (5..<9).map { .claim(document: Fixture.document("新\($0)"), claim: Fixture.claim("/\($0)")) }
    private static let reading = Fixture.reading(
        "新", jurisdiction: .place(Fixture.counties[0]), values: [(Fixture.indicators[0], 5)])

    @Test func fact_thatMeetsADamagedPage_isPostponedAlone() async throws {
        let whole = try await filled()
        let ledger = try Fixture.ledger(at: try copy(whole, damagedAt: try root(of: "text")))
        await #expect(throws: StorageError.self) { try await ledger.store(Self.batch) }
        let answers = try await ledger.storeApart(Self.batch)
        #expect(answers.count == Self.batch.count)
        for (fact, answer) in zip(Self.batch, answers) {
            switch (fact, answer) {
            case (.reading, .later(let reason)): #expect(reason.contains("damaged"), "\(reason)")
            case (.claim, .settled(.stored)): break
            default: Issue.record("\(fact): \(answer)")
            }
        }
        try ledger.close()
    }

    /// Facts from below travel in order: the one that cannot be kept is told to both ends, and those behind it come through.
    @Test func stream_withAFactThatMeetsADamagedPage_goesOnBehindIt() async throws {
        let whole = try await filled()
        let ledger = try Fixture.ledger(at: try copy(whole, damagedAt: try root(of: "text")))
        let origin = Origin(node: "below", place: PlaceCode(rawValue: "420000"))
        let page = OutboxPage(
            after: 0, through: 20,
            facts: Self.batch.enumerated().map { NumberedFact(sequence: Int64($0.offset) + 3, fact: $0.element) })
        await #expect(throws: StorageError.self) { try await ledger.store(page, from: origin, stream: "s") }
        guard case .stored(let refused) = try await ledger.storeApart(page, from: origin, stream: "s") else {
            Issue.record("it has a gap")
            return
        }
        #expect(refused.map(\.sequence) == [8] && refused.allSatisfy { $0.reason.contains("sync") }, "\(refused)")
        #expect(try await ledger.received(from: origin.node, stream: "s") == 20)
        #expect(try await ledger.quarantineCount() == 1)
        try ledger.close()
    }

    @Test func verify_behindADamagedPage_goesOnToTheOtherTables() async throws {
        _ = try await filled()
        // The roots of the tables say which page is whose.
        let root = try root(of: "text")
        let file = try DatabaseQueue(path: tests.path)
        try await file.write { try $0.execute(sql: "UPDATE history SET changes = x'00' WHERE place = '420102'") }
        try file.close()
        let damaged = try copy(Data(contentsOf: URL(fileURLWithPath: tests.path)), damagedAt: root)
        let ledger = try Fixture.ledger(at: damaged)
        let differences = try await ledger.verify()
        let unreadable = Set(differences.filter { $0.kind == .unreadable }.map(\.subject))
        #expect(unreadable.isSuperset(of: [.table("text"), .rows(LedgerVerificationTests.first)]), "\(differences)")
        #expect(differences.contains { $0.subject == .history(LedgerVerificationTests.key) && $0.kind == .damaged })
        #expect(!differences.contains { $0.kind == .unreadable && $0.description.contains("Replay the document") })
        try ledger.close()
    }
}
