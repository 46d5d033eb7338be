import Documents
import Foundation
import Ledger
import Observations
import Places
import Rollups
import TestFiles
import Testing

/// What was refused of a document that is retracted at the node that handed it up.
@Suite struct LedgerWithdrawalTests {
    private let folder: TemporaryFolder
    private let child: SQLiteLedger
    private let parent: SQLiteLedger
    private let county = Origin(node: "county", place: Fixture.counties[0])
    private let city = Origin(node: "county", place: PlaceCode(rawValue: "420100"))
    private let document = Fixture.document("甲")

    init() throws {
        folder = try TemporaryFolder()
        child = try Fixture.ledger(at: folder.path("child.sqlite"))
        parent = try Fixture.ledger(at: folder.path("parent.sqlite"))
    }

    private func reading(of place: PlaceCode, hint: PlaceCode? = nil) -> Fact {
        .reading(
            reading: Fixture.reading("甲", jurisdiction: .place(place), values: [(Fixture.indicators[0], 5)]),
            claims: hint.map { [Fixture.claim("/甲", place: $0.rawValue, year: 2020)] } ?? [])
    }

    private func handUp(as origin: Origin) async throws {
        let after = try await parent.received(from: origin.node, stream: child.stream)
        let page = try await child.outbox(after: after, items: 100, bytes: 1 << 20)
        guard case .stored(let refused) = try await parent.store(page, from: origin, stream: child.stream) else {
            Issue.record("a gap")
            return
        }
        try await child.keep(refused)
        try await child.keep(UplinkState(handedUp: page.through))
    }

    private func say(isRetracted: Bool) async throws {
        _ = try await child.retract(document, isRetracted: isRetracted, reason: "因", person: nil)
    }

    private func listed() async throws -> (below: Int, above: Int) {
        let facts = try await child.refusedAbove(before: nil, limit: 10).facts
        #expect(try await child.refusedAboveCount() == facts.count)
        return (facts.count, try await parent.quarantineCount())
    }

    /// A report of the neighbour was handed in here. Who retracts it has done what there was to do.
    @Test func retraction_ofWhatWasNeverTaken_endsItAtBothEnds() async throws {
        _ = try await child.store([reading(of: Fixture.counties[1], hint: Fixture.counties[1])])
        try await handUp(as: county)
        #expect(try await listed() == (2, 2), "the reading and the claim")
        try await say(isRetracted: true)
        #expect(try await listed() == (0, 2), "nothing was handed up yet")
        try await handUp(as: county)
        #expect(try await listed() == (0, 0))
        #expect(try await child.handUpRefusedAgain() == 0)
        #expect(try await child.holdings().isEmpty, "a comparison does not ask for it")
        #expect(try await parent.document(document) == nil)

        // Handed in where it belongs, it counts, and the comparison still does not ask here.
        _ = try await parent.store([reading(of: Fixture.counties[1])])
        #expect(try await child.handUpRefusedAgain() == 0)
        #expect(try await child.holdings().isEmpty)
        #expect(try await parent.document(document)?.facts.retraction == nil)
    }

    @Test func restoration_bringsItBack() async throws {
        _ = try await child.store([reading(of: Fixture.counties[1])])
        try await handUp(as: county)
        for isRetracted in [true, false] {
            try await say(isRetracted: isRetracted)
            try await handUp(as: county)
        }
        #expect(try await listed() == (2, 2), "the reading and its restoration")
    }

    /// The report is the county's own; only what a clerk said of its place was not.
    @Test func retraction_thatIsTaken_endsWhatWasRefusedBesideIt() async throws {
        _ = try await child.store([reading(of: Fixture.counties[0], hint: Fixture.counties[1])])
        try await handUp(as: county)
        #expect(try await listed() == (1, 1), "the claim")
        try await say(isRetracted: true)
        #expect(try await listed() == (1, 1), "the node above does not know yet")
        try await handUp(as: county)
        #expect(try await listed() == (0, 0))
        #expect(try await parent.document(document)?.facts.retraction?.isRetracted == true)
    }

    /// The node above took the report once and adds it up: that its retraction is refused must be told.
    @Test func retraction_ofWhatIsStillCountedAbove_staysListed() async throws {
        _ = try await child.store([reading(of: Fixture.counties[1])])
        try await handUp(as: city)
        #expect(try await listed() == (0, 0))
        try await say(isRetracted: true)
        try await handUp(as: county)
        let kinds = try await child.refusedAbove(before: nil, limit: 10).facts.map(\.kind)
        #expect(kinds == [.retraction])
        #expect(try await listed() == (1, 2), "above the reading that came along too")
        #expect(try await parent.document(document)?.facts.retraction == nil)
    }
}
