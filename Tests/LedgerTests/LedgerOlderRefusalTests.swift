import Documents
import GRDB
import Ledger
import Observations
import Places
import Storage
import TestFiles
import Testing

/// What is refused of nodes below and has no row on the list any more.
@Suite struct LedgerOlderRefusalTests {
    private let folder: TemporaryFolder
    private let path: String
    private let county = Origin(node: "county", place: Fixture.counties[0])
    private let city = Origin(node: "county", place: PlaceCode(rawValue: "420100"))

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("above.sqlite")
    }

    private func ledger(counted: Int = 100) throws -> SQLiteLedger {
        try SQLiteLedger(
            path: path, fold: Fixture.fold, limits: LedgerLimits(refusedPerNode: 3, countedPerNode: counted)
        ) { 1_600_000_000_000 }
    }

    /// Hands up claims for a place of the county's neighbour, behind a number of its outbox.
    private func handUp(_ names: Range<Int>, after: Int64, to ledger: SQLiteLedger, as origin: Origin) async throws {
        let facts = names.enumerated().map { offset, name in
            NumberedFact(
                sequence: after + Int64(offset) + 1,
                fact: .claim(
                    document: Fixture.document("\(name)"),
                    claim: Fixture.claim("/\(name)", place: Fixture.counties[1].rawValue, year: 2020)))
        }
        let page = OutboxPage(after: after, through: after + Int64(facts.count), facts: facts)
        _ = try await ledger.store(page, from: origin, stream: "s")
    }

    @Test func older_countOnceHoweverOftenTheyCome_andNotAnyMoreWhenTheyAreTaken() async throws {
        let ledger = try ledger()
        for pass in 0..<3 {
            try await handUp(0..<5, after: Int64(pass) * 10, to: ledger, as: county)
            try await handUp(5..<10, after: Int64(pass) * 10 + 5, to: ledger, as: county)
            #expect(try await ledger.quarantineCount() == 10, "pass \(pass)")
            #expect(try await ledger.refusedBelow(before: nil, limit: 10).past == ["county": 7])
        }
        // Its key is admitted for the city by now: first the listed ones are taken, then those that only counted.
        try await handUp(7..<10, after: 30, to: ledger, as: city)
        #expect(try await ledger.refusedBelow(before: nil, limit: 10).facts.isEmpty)
        #expect(try await ledger.quarantineCount() == 7)
        try await handUp(0..<7, after: 33, to: ledger, as: city)
        #expect(try await ledger.quarantineCount() == 0)
        #expect(try await ledger.refusedBelow(before: nil, limit: 10).past.isEmpty)
        try ledger.close()
    }

    @Test func older_areKnownAgainUpToALimit() async throws {
        let ledger = try ledger(counted: 4)
        try await handUp(0..<20, after: 0, to: ledger, as: county)
        #expect(try await ledger.quarantineCount() == 7)
        try ledger.close()
    }

    /// The version before counted a fact anew each time it came; which facts those were nobody knows.
    @Test func countOfTheVersionBefore_isForgotten() async throws {
        try ledger().close()
        let file = try DatabaseQueue(path: path)
        try await file.write {
            try $0.execute(
                sql: """
                    DROP TABLE quarantine_older;
                    CREATE TABLE quarantine_past (
                        node TEXT PRIMARY KEY, facts INTEGER NOT NULL CHECK (facts > 0)) STRICT, WITHOUT ROWID;
                    INSERT INTO quarantine_past VALUES ('county', 4500);
                    DELETE FROM grdb_migrations WHERE identifier GLOB 'ledger.14 *';
                    """)
        }
        try file.close()
        let ledger = try ledger()
        #expect(try await ledger.quarantineCount() == 0)
        #expect(try await ledger.refusedBelow(before: nil, limit: 10).past.isEmpty)
        try await handUp(0..<5, after: 0, to: ledger, as: county)
        #expect(try await ledger.quarantineCount() == 5)
        try ledger.close()
    }
}
