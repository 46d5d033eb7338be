import Documents
import Foundation
import GRDB
import Indicators
import Ledger
import Observations
import Places
import Rollups
import TestFiles
import Testing

/// What a replay with a new edition changed, kept and foretold.
@Suite struct LedgerChangesTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    static func report(_ county: Int, edition: Int, _ values: [(Int, Decimal)]) -> Fact {
        .reading(
            reading: Fixture.reading(
                "第\(county)县", edition: Edition(engine: 1, catalogue: edition, gazetteer: 1),
                jurisdiction: .place(Fixture.counties[county]),
                values: values.map { (Fixture.indicators[$0], $1) }),
            claims: [Fixture.claim("/\(county)")])
    }

    func all(_ ledger: any LedgerReading, _ selection: ChangeSelection = .all) async throws -> [RecordedChange] {
        var found: [RecordedChange] = []
        while true {
            let page = try await ledger.changes(matching: selection, after: found.last?.sequence ?? 0, limit: 2)
            if page.isEmpty { return found }
            found += page
        }
    }

    @Test func reading_ofAHigherEdition_leavesItsDifferenceBehind() async throws {
        let ledger = try Fixture.ledger(at: folder.path("ledger.sqlite"))
        _ = try await ledger.store([
            Self.report(0, edition: 1, [(0, 5), (1, 4)]), Self.report(1, edition: 1, [(0, 7)]),
        ])
        #expect(try await all(ledger).isEmpty)
        let again = [Self.report(0, edition: 2, [(0, 6), (3, 9)]), Self.report(1, edition: 2, [(0, 7)])]
        _ = try await ledger.store(again)
        let changes = try await all(ledger)
        #expect(changes.map(\.sequence) == [1, 2, 3])
        #expect(changes.map { $0.change.old?.value } == [4, 5, nil])
        #expect(changes.map { $0.change.new?.value } == [nil, 6, 9])
        #expect(changes.allSatisfy { $0.change.place == Fixture.counties[0] && $0.time == 1_600_000_000_000 })
        #expect(changes.map { $0.change.old?.sentence } == ["共4件。", "共5件。", nil])
        // The same again, an older one, and another content under one edition leave nothing.
        _ = try await ledger.store(
            again + [Self.report(0, edition: 1, [(0, 5)]), Self.report(1, edition: 2, [(0, 8)])])
        #expect(try await all(ledger) == changes)
        try ledger.close()
    }

    /// What is folded differs in the editions that the cells name, and in nothing else; the history has no further version.
    @Test func reading_ofAHigherEditionThatTellsTheSame_takesThePlaceAndChangesNoFigure() async throws {
        let ledger = try Fixture.ledger(at: folder.path("ledger.sqlite"))
        _ = try await ledger.store((0..<3).map { Self.report($0, edition: 1, [(0, 5), (1, 4)]) })
        func cells() async throws -> (cells: [Cell], editions: Set<Edition>) {
            var cells = try await ledger.cells(matching: .all, after: nil, limit: 1_000)
            let editions = Set(cells.flatMap { $0.editions ?? [] })
            for index in cells.indices { cells[index].editions = nil }
            return (cells, editions)
        }
        let before = try await cells()
        #expect(!before.cells.isEmpty && before.editions.map(\.catalogue) == [1])
        let versions = try await ledger.history(of: before.cells[0].key)
        _ = try await ledger.store((0..<3).map { Self.report($0, edition: 2, [(0, 5), (1, 4)]) })
        let after = try await cells()
        #expect(after.cells == before.cells && after.editions.map(\.catalogue) == [2])
        #expect(try await ledger.history(of: before.cells[0].key) == versions)
        #expect(try await all(ledger).isEmpty)
        let documents = try await ledger.documents(after: 0, limit: 10)
        #expect(documents.map(\.facts.findings?.edition.catalogue) == [2, 2, 2])
        #expect(try await ledger.verify().isEmpty)
        // A later change starts from the reading that stands there now.
        _ = try await ledger.store([Self.report(0, edition: 3, [(0, 6), (1, 4)])])
        #expect(try await all(ledger).map(\.change.oldEdition?.catalogue) == [2])
        #expect(try await ledger.verify().isEmpty)
        try ledger.close()
    }

    @Test func changes_bySelection_areFoundAlone() async throws {
        let ledger = try Fixture.ledger(at: folder.path("ledger.sqlite"))
        for edition in 1...3 {
            _ = try await ledger.store(
                (0..<3).map { Self.report($0, edition: edition, [(0, Decimal(edition)), (1, Decimal(edition + $0))]) })
        }
        let changes = try await all(ledger)
        #expect(changes.count == 12)
        for selection in [
            ChangeSelection(document: Fixture.document("第1县")), ChangeSelection(place: Fixture.counties[2]),
            ChangeSelection(indicator: Fixture.indicators[1]), ChangeSelection(since: 1_600_000_000_001),
            ChangeSelection(
                since: 0, document: Fixture.document("第1县"), place: Fixture.counties[1],
                indicator: Fixture.indicators[0]),
            ChangeSelection(document: Fixture.document("无")),
        ] {
            #expect(try await all(ledger, selection) == changes.filter(selection.contains))
        }
        try ledger.close()
    }

    @Test func changes_ofACopyThatReadAgain_areWhatTheReplayLeavesBehind() async throws {
        let ledger = try Fixture.ledger(at: folder.path("ledger.sqlite"))
        let copy = try Fixture.ledger(at: folder.path("copy.sqlite"))
        let old: [Fact] =
            (0..<2).map { Self.report($0, edition: 1, [(0, 5), (1, Decimal($0))]) }
            + [.burial(document: Fixture.document("第2县"), failure: Fixture.failure("empty"))]
        let new = [
            Self.report(0, edition: 2, [(0, 5), (1, 9)]), Self.report(1, edition: 2, [(0, 5), (1, 1)]),
            Self.report(2, edition: 2, [(0, 5)]),
        ]
        _ = try await ledger.store(old)
        _ = try await copy.store(old)
        _ = try await copy.store(new)
        let foretold = try await all(copy).map(\.change)
        #expect(foretold.map { $0.old?.value } == [0, nil])
        #expect(foretold.map { $0.new?.value } == [9, 5])
        #expect(try await all(ledger).isEmpty)
        _ = try await ledger.store(new)
        #expect(try await all(ledger).map(\.change) == foretold)
        try ledger.close()
        try copy.close()
    }

    @Test(arguments: LedgerKind.allCases)
    func burial_readAfterAll_leavesItsFiguresAsNew(kind: LedgerKind) async throws {
        let ledger = try kind.make(in: folder)
        _ = try await ledger.store([
            .burial(document: Fixture.document("第0县"), failure: Fixture.failure("empty")),
            Self.report(1, edition: 1, [(0, 5)]),
        ])
        _ = try await ledger.store([Self.report(0, edition: 2, [(0, 5), (1, 6)])])
        let changes = try await all(ledger)
        #expect(changes.map { $0.change.new?.value } == [6, 5])
        #expect(changes.allSatisfy { $0.change.old == nil && $0.change.oldEdition == nil })
        #expect(changes.allSatisfy { $0.change.place == Fixture.counties[0] })
        // A burial that comes after the reading makes nothing new of it.
        _ = try await ledger.store([
            .burial(document: Fixture.document("第1县"), failure: Fixture.failure("empty")),
            Self.report(1, edition: 1, [(0, 5)]), Self.report(0, edition: 2, [(0, 5), (1, 6)]),
        ])
        #expect(try await all(ledger) == changes)
    }
}
