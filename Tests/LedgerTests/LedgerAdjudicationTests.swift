import Documents
import Foundation
import GRDB
import Indicators
import Ledger
import Observations
import Places
import Quantities
import Rollups
import Storage
import TestFiles
import Testing

/// In any ledger: what a person decides goes before what was read, for as long as that stays what it was.
@Suite struct LedgerAdjudicationTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let county = Fixture.counties[0]
    private static let indicator = Fixture.indicators[0]
    private static let cell = Adjudication.Subject.cell(place: county, year: 2020, indicator: indicator)

    private static func figure(_ name: String) -> Adjudication.Subject {
        .observation(
            document: Fixture.document(name), indicator: indicator, span: TextSpan(start: 0, end: 1))
    }

    private func report(_ name: String, _ value: Decimal, county: Int = 0, edition: Int = 1) -> Fact {
        .reading(
            reading: Fixture.reading(
                name, edition: Edition(engine: 1, catalogue: edition, gazetteer: 1),
                jurisdiction: .place(Fixture.counties[county]), values: [(Self.indicator, value)]),
            claims: [Fixture.claim("/\(name)")])
    }

    private func cell(_ place: String, _ ledger: any FactLedger) async throws -> Cell? {
        let selection = CellSelection(
            places: [PlaceCode(rawValue: place)], years: 2020...2020, indicators: [Self.indicator])
        return try await ledger.cells(matching: selection, after: nil, limit: 1).first
    }

    @Test(arguments: LedgerKind.allCases)
    func value_ofACell_goesBeforeWhatWasReadAndUpTheTree(kind: LedgerKind) async throws {
        let ledger = try kind.make(in: folder)
        _ = try await ledger.store([report("甲", 5), report("乙", 7, county: 1)])
        let made = try await ledger.adjudicate(Self.cell, .value(6), reason: "电话核实", person: "王")
        #expect(made.counter == 1_600_000_000_000 && made.time == 1_600_000_000_000 && made.basis.map(\.value) == [5])
        let own = try #require(try await cell("420102", ledger))
        #expect(own.ownValue == 6 && own.ownBounds == Bounds(exactly: 6) && own.handedUp == 6)
        #expect(own.decisions == [CellDecision(made, isApplied: true)] && own.isAdjudicated && !own.isReopened)
        #expect(own.ownFigures.map(\.document) == [Fixture.document("甲")])
        #expect(try await cell("420100", ledger)?.value == 13)
        #expect(try await ledger.document(Fixture.document("甲"))?.uses.map(\.whyNot) == [.adjudicated])
        #expect(try await ledger.adjudications() == [made])
        #expect(try await ledger.counts().adjudicated == 1)
        #expect(try await ledger.counts().awaited == 0)
        #expect(try await ledger.documents(after: 0, limit: 10).count == 2)
        #expect(try await ledger.verify() == [])
        let key = Cell.Key(place: Self.county, year: 2020, indicator: Self.indicator)
        #expect(try await ledger.history(of: key).map { $0.brief?.decisions?.count } == [nil, 1])
    }

    @Test(arguments: LedgerKind.allCases)
    func cell_thatIsNotUsable_statesNothing(kind: LedgerKind) async throws {
        let ledger = try kind.make(in: folder)
        _ = try await ledger.store([report("甲", 5), report("乙", 7, county: 1)])
        _ = try await ledger.adjudicate(Self.cell, .notUsable, reason: "口径不同", person: nil)
        #expect(try await cell("420102", ledger)?.ownValue == nil)
        let sum = try #require(try await cell("420100", ledger))
        #expect(sum.value == 7 && sum.coverage.reporting == 2 && sum.coverage.missingNames == ["甲420102"])
    }

    @Test(arguments: LedgerKind.allCases)
    func decision_betweenTwoFigures_takesTheOneAndLeavesTheOther(kind: LedgerKind) async throws {
        let ledger = try kind.make(in: folder)
        _ = try await ledger.store([report("甲", 5), report("乙", 6)])
        #expect(try await cell("420102", ledger)?.isAmbiguous == true)
        _ = try await ledger.adjudicate(Self.cell, .value(6), reason: "以乙为准", person: nil)
        let own = try #require(try await cell("420102", ledger))
        #expect(own.ownValue == 6 && !own.isAmbiguous)
        #expect(try await ledger.document(Fixture.document("甲"))?.uses.map(\.whyNot) == [.adjudicated])
        #expect(try await ledger.document(Fixture.document("乙"))?.uses.map(\.whyNot) == [nil])
    }

    @Test(arguments: LedgerKind.allCases)
    func figure_thatIsNotUsable_leavesTheOthers(kind: LedgerKind) async throws {
        let ledger = try kind.make(in: folder)
        _ = try await ledger.store([report("甲", 5), report("乙", 6)])
        let made = try await ledger.adjudicate(Self.figure("甲"), .notUsable, reason: "抄错", person: nil)
        let own = try #require(try await cell("420102", ledger))
        #expect(own.ownValue == 6 && own.decisions == [CellDecision(made, isApplied: true)])
        _ = try await ledger.adjudicate(Self.figure("乙"), .value(8), reason: "多写一笔", person: nil)
        #expect(try await cell("420102", ledger)?.ownValue == 8)
        _ = try await ledger.retract(Fixture.document("乙"), isRetracted: true, reason: "试报", person: nil)
        // What was decided about a document that does not count is moot, and holds again when it counts.
        #expect(try await cell("420102", ledger)?.decisions == [CellDecision(made, isApplied: true)])
        _ = try await ledger.retract(Fixture.document("乙"), isRetracted: false, reason: "复核", person: nil)
        #expect(try await cell("420102", ledger)?.ownValue == 8)
        #expect(try await ledger.verify() == [])
    }

    @Test(arguments: LedgerKind.allCases, [true, false])
    func decision_survivesANewEditionAndReopensWithTheFigure(kind: LedgerKind, isAboutCell: Bool) async throws {
        let ledger = try kind.make(in: folder)
        _ = try await ledger.store([report("甲", 5)])
        let subject = isAboutCell ? Self.cell : Self.figure("甲")
        let made = try await ledger.adjudicate(subject, .value(6), reason: "核实", person: nil)
        _ = try await ledger.store([report("甲", 5, edition: 2)])
        #expect(try await cell("420102", ledger)?.ownValue == 6)
        _ = try await ledger.store([report("甲", 9, edition: 3)])
        let reopened = try #require(try await cell("420102", ledger))
        #expect(reopened.ownValue == 9 && reopened.isReopened && !reopened.isAdjudicated)
        #expect(reopened.decisions == [CellDecision(made, isApplied: false)])
        // The same figure as before brings the decision back.
        _ = try await ledger.store([report("甲", 5, edition: 4)])
        #expect(try await cell("420102", ledger)?.ownValue == 6)
        // A reading without the figure at all.
        _ = try await ledger.store([
            .reading(
                reading: Fixture.reading(
                    "甲", edition: Edition(engine: 2, catalogue: 1, gazetteer: 1), jurisdiction: .place(Self.county),
                    values: [(Fixture.indicators[1], 1)]), claims: [])
        ])
        #expect(try await cell("420102", ledger)?.decisions == [CellDecision(made, isApplied: false)])
        #expect(try await cell("420102", ledger)?.ownValue == nil)
        #expect(try await ledger.verify() == [])
    }

    @Test(arguments: LedgerKind.allCases)
    func value_whereNothingIsStated_standsUntilSomethingIs(kind: LedgerKind) async throws {
        let ledger = try kind.make(in: folder)
        let made = try await ledger.adjudicate(Self.cell, .value(6), reason: "电话", person: nil)
        #expect(made.basis.isEmpty)
        #expect(try await cell("420102", ledger)?.handedUp == 6)
        #expect(try await cell("420100", ledger)?.value == 6)
        #expect(try await ledger.results(years: nil, after: nil, limit: 9).first?.state == .noReport)
        _ = try await ledger.store([report("甲", 5)])
        #expect(try await cell("420102", ledger)?.ownValue == 5)
        #expect(try await cell("420102", ledger)?.isReopened == true)
        #expect(try await ledger.counts().awaited == 0)
    }

    @Test(arguments: LedgerKind.allCases)
    func decision_takenBack_leavesWhatWasRead(kind: LedgerKind) async throws {
        let ledger = try kind.make(in: folder)
        _ = try await ledger.store([report("甲", 5)])
        let results = try await ledger.results(years: nil, after: nil, limit: 9)
        for subject in [Self.cell, Self.figure("甲")] {
            let made = try await ledger.adjudicate(subject, .value(6), reason: "核实", person: nil)
            let back = try await ledger.adjudicate(subject, .withdrawn, reason: "已更正", person: nil)
            #expect(back.counter == made.counter + 1)
            #expect(try await ledger.results(years: nil, after: nil, limit: 9) == results)
            #expect(try await ledger.adjudications().isEmpty)
            // The one that was taken back does not come back with a late batch.
            #expect(try await ledger.store([.adjudication(made)]) == [.stored])
            #expect(try await ledger.results(years: nil, after: nil, limit: 9) == results)
        }
    }

    @Test(arguments: LedgerKind.allCases)
    func adjudicate_whatTheLedgerCannotRecord_saysWhy(kind: LedgerKind) async throws {
        let ledger = try kind.make(in: folder)
        _ = try await ledger.store([report("甲", 5)])
        func code(
            _ subject: Adjudication.Subject, _ decision: Adjudication.Decision, _ reason: String = "因"
        ) async throws -> LedgerError.Code? {
            do {
                _ = try await ledger.adjudicate(subject, decision, reason: reason, person: nil)
                return nil
            } catch let error as LedgerError {
                return error.code
            }
        }
        let nowhere = Adjudication.Subject.cell(
            place: PlaceCode(rawValue: "999999"), year: 2020, indicator: Self.indicator)
        let nothing = Adjudication.Subject.cell(
            place: Self.county, year: 2020, indicator: IndicatorCode(rawValue: "no.such"))
        #expect(try await code(nowhere, .value(1)) == .noSubject)
        #expect(try await code(nothing, .value(1)) == .noSubject)
        #expect(try await code(Self.figure("无"), .value(1)) == .noSubject)
        #expect(try await code(Self.cell, .value(1), " \n") == .noReason)
        #expect(try await code(Self.cell, .value(-1)) == .noValue)
        #expect(try await code(Self.cell, .value(.nan)) == .noValue)
        let rate = Adjudication.Subject.cell(place: Self.county, year: 2020, indicator: Fixture.indicators[2])
        #expect(try await code(rate, .value(101)) == .noValue, "a share is at most the whole")
        #expect(try await code(Self.cell, .withdrawn) == .nothingToWithdraw)
        func fact(_ counter: Int, _ decision: Adjudication.Decision = .notUsable) -> Fact {
            .adjudication(
                Adjudication(
                    subject: Self.cell, counter: counter, decision: decision, basis: [], reason: "x", time: 0))
        }
        let verdicts = try await ledger.store([
            fact(0), fact(Retraction.highestCounter + 1), fact(1, .value(.nan)), fact(Retraction.highestCounter),
        ])
        #expect(verdicts.map { $0 == .stored } == [false, false, false, true])
        #expect(try await code(Self.cell, .value(1)) == .noCounter)
        #expect(try await ledger.adjudications().count == 1)
    }

    @Test(arguments: LedgerKind.allCases)
    func decisions_ofOneCounter_joinAlikeInEitherOrder(kind: LedgerKind) async throws {
        let rivals = [
            Adjudication.Decision.value(6), .value(7), .notUsable, .withdrawn,
        ].map { Adjudication(subject: Self.cell, counter: 1, decision: $0, basis: [], reason: "因", time: 0) }
        #expect(rivals.max()?.decision == .notUsable)
        for (number, order) in [rivals, rivals.reversed()].enumerated() {
            let ledger = try kind.make(in: folder, name: "\(number).sqlite")
            for rival in order { _ = try await ledger.store([.adjudication(rival)]) }
            #expect(try await ledger.adjudications() == [rivals.max()])
        }
    }

    // MARK: In a file

    private func alter(_ sql: String) throws {
        let file = try DatabaseQueue(path: folder.path("ledger.sqlite"))
        try file.write { db in
            try db.execute(sql: sql)
            #expect(db.changesCount > 0)
        }
        try file.close()
    }

    @Test func decision_isThereAfterAnotherStart() async throws {
        var ledger = try Fixture.ledger(at: folder.path("ledger.sqlite"))
        _ = try await ledger.store([report("甲", 5)])
        let made = try await ledger.adjudicate(Self.cell, .value(6), reason: "核实", person: "王")
        try ledger.close()
        ledger = try Fixture.ledger(at: folder.path("ledger.sqlite"), fold: Fixture.fold(gazetteerEdition: 2))
        #expect(try await cell("420102", ledger)?.decisions == [CellDecision(made, isApplied: true)])
        #expect(try await ledger.verify() == [])
        try ledger.close()
    }

    @Test(arguments: [true, false])
    func decision_thatIsDamaged_isFoundAndHealsWhenItIsMadeAgain(isAboutCell: Bool) async throws {
        var ledger = try Fixture.ledger(at: folder.path("ledger.sqlite"))
        _ = try await ledger.store([report("甲", 5)])
        let subject = isAboutCell ? Self.cell : Self.figure("甲")
        _ = try await ledger.adjudicate(subject, .value(6), reason: "核实", person: nil)
        try ledger.close()
        try alter("UPDATE adjudication SET counter = 2000000000000")
        ledger = try Fixture.ledger(at: folder.path("ledger.sqlite"))
        let found = try await ledger.verify()
        #expect(found.map(\.kind) == [.damaged])
        #expect(found.first?.description.contains("decision") == true)
        #expect(
            try await ledger.adjudicate(subject, .value(8), reason: "重新核实", person: nil).counter == 2_000_000_000_001)
        #expect(try await cell("420102", ledger)?.ownValue == 8)
        #expect(try await ledger.verify() == [])
        try ledger.close()
    }

    @Test func decision_handedUp_isTakenForThePlaceOfTheNodeAlone() async throws {
        let child = try Fixture.ledger(at: folder.path("child.sqlite"))
        let parent = try Fixture.ledger(at: folder.path("parent.sqlite"))
        _ = try await child.store([report("甲", 5)])
        _ = try await child.adjudicate(Self.cell, .value(6), reason: "核实", person: nil)
        _ = try await child.adjudicate(Self.figure("甲"), .value(7), reason: "核实", person: nil)
        let page = try await child.outbox(after: 0, items: 100, bytes: 1 << 20)
        let origin = Origin(node: "below", place: Self.county)
        #expect(try await parent.store(page, from: origin, stream: child.stream) == .stored(refused: []))
        #expect(try await LedgerState(of: parent).cells == LedgerState(of: child).cells)
        let stranger = Origin(node: "other", place: Fixture.counties[1])
        let decisions = OutboxPage(
            after: 0, through: 9,
            facts: page.facts.filter { if case .adjudication = $0.fact { true } else { false } })
        guard case .stored(let refused) = try await parent.store(decisions, from: stranger, stream: "s") else {
            Issue.record("a gap where there is none")
            return
        }
        #expect(refused.count == decisions.facts.count && decisions.facts.count >= 2)
    }
}
