import Documents
import Foundation
import GRDB
import Ledger
import Observations
import Places
import Rollups
import Storage
import TestFiles
import Testing

/// Where a batch from below is parted because a fact of it meets damage.
@Suite struct LedgerSeamTests {
    private let folder: TemporaryFolder
    private let path: String
    private let origin = Origin(node: "below", place: PlaceCode(rawValue: "420000"))

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("ledger.sqlite")
    }

    private func alter(_ sql: String) throws {
        let file = try DatabaseQueue(path: path)
        try file.write { try $0.execute(sql: sql) }
        try file.close()
    }

    private func retraction(_ name: String) -> Fact {
        .retraction(
            document: Fixture.document(name),
            retraction: Retraction(counter: 1, isRetracted: true, reason: "因", person: nil, time: 0))
    }

    /// A dead letter and its retraction have one number, and the batch is parted between them. When the second part does not come to
    /// the disk, the node below is asked for both again.
    @Test func number_whoseFactsAreParted_isPassedOnlyWithTheLastOfThem() async throws {
        var ledger = try Fixture.ledger(at: path)
        let reading = Fixture.reading(
            "甲", jurisdiction: .place(Fixture.counties[0]), values: [(Fixture.indicators[0], 5)])
        _ = try await ledger.store([.reading(reading: reading, claims: [Fixture.claim("/甲")])])
        try ledger.close()
        // What a retraction of the first document needs is damaged; no retraction at all can be written.
        try alter(
            """
            UPDATE claim SET checksum = checksum + 1;
            CREATE TRIGGER outage BEFORE INSERT ON retraction BEGIN INSERT INTO nowhere VALUES (1); END;
            """)
        let buried = Fixture.document("乙")
        let facts: [(Int64, Fact)] = [
            (1, retraction("甲")), (2, .burial(document: buried, failure: Fixture.failure("x"))), (2, retraction("乙")),
            (3, .claim(document: Fixture.document("丙"), claim: Fixture.claim("/丙"))),
        ]
        func page(after: Int64) -> OutboxPage {
            OutboxPage(
                after: after, through: 3,
                facts: facts.filter { $0.0 > after }.map { NumberedFact(sequence: $0.0, fact: $0.1) })
        }
        ledger = try Fixture.ledger(at: path)
        await #expect(throws: StorageError.self) {
            try await ledger.storeApart(page(after: 0), from: origin, stream: "s")
        }
        let received = try await ledger.received(from: origin.node, stream: "s")
        #expect(received == 1, "of the second number a fact has no verdict")
        #expect(try await ledger.document(buried)?.facts.retraction == nil)
        try ledger.close()

        try alter("DROP TRIGGER outage")
        ledger = try Fixture.ledger(at: path)
        let intake = try await ledger.storeApart(page(after: received), from: origin, stream: "s")
        #expect(intake == .stored(refused: []))
        #expect(try await ledger.document(buried)?.facts.retraction?.isRetracted == true)
        #expect(try await ledger.received(from: origin.node, stream: "s") == 3)
        try ledger.close()
    }
}
