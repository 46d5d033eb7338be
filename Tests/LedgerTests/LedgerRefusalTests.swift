import Documents
import Ledger
import Observations
import Places
import Rollups
import TestFiles
import Testing

/// What is refused at the uplink, in the ledger below and the one above.
@Suite struct LedgerRefusalTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func ledgers() throws -> (child: SQLiteLedger, parent: SQLiteLedger) {
        (try Fixture.ledger(at: folder.path("child.sqlite")), try Fixture.ledger(at: folder.path("parent.sqlite")))
    }

    /// The key of a node stood under a wrong place. What a person says of a document brings along what was refused of it.
    @Test func reading_thatIsTakenWithARestoration_isListedAtNeitherEnd() async throws {
        let (child, parent) = try ledgers()
        _ = try await child.store([Fixture.reported("甲", Fixture.neighbour)])
        try await Fixture.handUp(from: child, to: parent, as: Fixture.county)
        #expect(try await child.refusedAboveCount() == 1)
        #expect(try await child.holdings().isEmpty, "the parent shall not have it")
        #expect(try await parent.quarantineCount() == 1)
        for isRetracted in [true, false] {
            _ = try await child.retract(Fixture.document("甲"), isRetracted: isRetracted, reason: "因", person: nil)
        }
        #expect(try await child.refusedAboveCount() == 1, "nothing was heard of it yet")
        try await Fixture.handUp(from: child, to: parent, as: Fixture.county)
        let above = try await child.refusedAbove(before: nil, limit: 9).facts.map(\.kind)
        #expect(above == [.retraction, .reading])
        #expect(try await parent.refusedBelow(before: nil, limit: 9).facts.map(\.kind) == [.retraction, .reading])
        for isRetracted in [true, false] {
            _ = try await child.retract(Fixture.document("甲"), isRetracted: isRetracted, reason: "因", person: nil)
        }
        try await Fixture.handUp(from: child, to: parent, as: Fixture.city)
        #expect(try await child.refusedAbove(before: nil, limit: 9).facts.isEmpty)
        #expect(try await child.holdings().flatMap { $0.holdings.map(\.document) } == [Fixture.document("甲")])
        #expect(try await parent.refusedBelow(before: nil, limit: 9).facts.isEmpty)
        #expect(try await parent.counts().read == 1)
    }

    /// The same, with nothing said of the document: the operator orders a comparison.
    @Test func reading_thatIsHandedUpOnceMore_isTakenWhenThePlaceIsRight() async throws {
        let (child, parent) = try ledgers()
        _ = try await child.store([
            Fixture.reported("甲", Fixture.neighbour), Fixture.reported("乙", Fixture.counties[0]),
        ])
        try await Fixture.handUp(from: child, to: parent, as: Fixture.county)
        let head = try await child.outboxHead()
        #expect(try await child.handUpRefusedAgain() == 1)
        let again = try await child.outbox(after: head, items: 100, bytes: 1 << 20).facts
        #expect(again.map(\.fact.document) == [Fixture.document("甲")], "what was taken does not go up again")
        try await Fixture.handUp(from: child, to: parent, as: Fixture.city)
        #expect(try await child.refusedAboveCount() == 0)
        #expect(try await child.handUpRefusedAgain() == 0)
        #expect(try await parent.counts().read == 2)
    }
}
