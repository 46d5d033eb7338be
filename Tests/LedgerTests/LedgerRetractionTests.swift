import Documents
import Foundation
import Ledger
import Observations
import Places
import Rollups
import TestFiles
import Testing

/// In any ledger: what a retraction takes out of the sums, what a restoration brings back, and what stays to be seen.
@Suite struct LedgerRetractionTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    static func report(_ name: String, county: Int = 0, value: Decimal) -> Fact {
        .reading(
            reading: Fixture.reading(
                name, jurisdiction: .place(Fixture.counties[county]), values: [(Fixture.indicators[0], value)]),
            claims: [Fixture.claim("/\(name)")])
    }

    func cell(_ place: String, _ ledger: any FactLedger) async throws -> Cell? {
        let selection = CellSelection(
            places: [PlaceCode(rawValue: place)], years: 2020...2020, indicators: [Fixture.indicators[0]])
        return try await ledger.cells(matching: selection, after: nil, limit: 1).first
    }

    func state(_ place: PlaceCode, _ ledger: any FactLedger) async throws -> PlaceResult.ReportState? {
        try await ledger.results(years: nil, after: nil, limit: 100).first { $0.key.place == place }?.state
    }

    @Test(arguments: LedgerKind.allCases)
    func document_whenRetracted_leavesItsCellsAndStaysListed(kind: LedgerKind) async throws {
        let ledger = try kind.make(in: folder)
        _ = try await ledger.store([Self.report("甲", value: 5), Self.report("乙", county: 1, value: 7)])
        #expect(try await cell("420100", ledger)?.value == 12)
        let id = Fixture.document("甲")
        let retraction = try await ledger.retract(id, isRetracted: true, reason: "试报", person: "王")
        #expect(
            retraction
                == Retraction(
                    counter: 1_600_000_000_000, isRetracted: true, reason: "试报", person: "王", time: 1_600_000_000_000))

        #expect(try await cell("420102", ledger) == nil)
        let sum = try #require(try await cell("420100", ledger))
        #expect(sum.value == 7)
        #expect((sum.coverage.reporting, sum.coverage.stating, sum.coverage.unreadable) == (1, 1, 0))
        #expect(sum.coverage.missingNames == ["甲420102"])
        #expect(try await state(Fixture.counties[0], ledger) == .noReport)
        let listed = try #require(try await ledger.document(id))
        #expect(listed.facts.retraction == retraction)
        #expect(listed.uses.map(\.whyNot) == [.retracted])
        #expect(try await ledger.reading(of: id)?.observations.count == 1)
        #expect(try await ledger.counts().retracted == 1)
        #expect(try await ledger.verify() == [])
    }

    @Test(arguments: LedgerKind.allCases)
    func document_whenRestored_countsAsBefore(kind: LedgerKind) async throws {
        let ledger = try kind.make(in: folder)
        _ = try await ledger.store([Self.report("甲", value: 5), Self.report("乙", county: 1, value: 7)])
        let results = try await ledger.results(years: nil, after: nil, limit: 100)
        let id = Fixture.document("甲")
        _ = try await ledger.retract(id, isRetracted: true, reason: "试报", person: nil)
        let restored = try await ledger.retract(id, isRetracted: false, reason: "复核无误", person: nil)
        #expect(restored.counter == 1_600_000_000_001, "given in the same millisecond")
        #expect(try await ledger.results(years: nil, after: nil, limit: 100) == results)
        #expect(try await ledger.document(id)?.facts.retraction == restored)
        #expect(try await ledger.counts().retracted == 0)
    }

    @Test(arguments: LedgerKind.allCases)
    func document_whenRetractedBesideAnother_leavesTheOther(kind: LedgerKind) async throws {
        let ledger = try kind.make(in: folder)
        _ = try await ledger.store([Self.report("甲", value: 5), Self.report("乙", value: 6)])
        #expect(try await cell("420102", ledger)?.isAmbiguous == true)
        _ = try await ledger.retract(Fixture.document("乙"), isRetracted: true, reason: "误报", person: nil)
        #expect(try await cell("420102", ledger)?.ownValue == 5)
        #expect(try await state(Fixture.counties[0], ledger) == .reported)
    }

    @Test(arguments: LedgerKind.allCases)
    func document_whenRetracted_staysSoUnderEveryLaterReading(kind: LedgerKind) async throws {
        let ledger = try kind.make(in: folder)
        _ = try await ledger.store([Self.report("甲", value: 5)])
        let id = Fixture.document("甲")
        _ = try await ledger.retract(id, isRetracted: true, reason: "试报", person: nil)
        let later = Fixture.reading(
            "甲", edition: Edition(engine: 2, catalogue: 1, gazetteer: 1), jurisdiction: .place(Fixture.counties[0]),
            values: [(Fixture.indicators[0], 9)])
        #expect(try await ledger.store([.reading(reading: later, claims: [])]) == [.stored])
        #expect(try await cell("420102", ledger) == nil)
        _ = try await ledger.retract(id, isRetracted: false, reason: "复核", person: nil)
        #expect(try await cell("420102", ledger)?.ownValue == 9)
    }

    @Test(arguments: LedgerKind.allCases)
    func retraction_whenOlderOrAgain_changesNothing(kind: LedgerKind) async throws {
        let ledger = try kind.make(in: folder)
        _ = try await ledger.store([Self.report("甲", value: 5)])
        let id = Fixture.document("甲")
        let first = try await ledger.retract(id, isRetracted: true, reason: "试报", person: nil)
        let second = try await ledger.retract(id, isRetracted: false, reason: "复核", person: nil)
        for old in [first, second] {
            #expect(try await ledger.store([.retraction(document: id, retraction: old)]) == [.stored])
            #expect(try await ledger.document(id)?.facts.retraction == second)
        }
    }

    @Test(arguments: LedgerKind.allCases)
    func retraction_thatComesBeforeItsDocument_holdsWhenThatArrives(kind: LedgerKind) async throws {
        let ledger = try kind.make(in: folder)
        let last = 2_000_000_000_000  // By a clock that is ahead.
        let retraction = Retraction(counter: last, isRetracted: true, reason: "试报", time: 5)
        let id = Fixture.document("甲")
        #expect(try await ledger.store([.retraction(document: id, retraction: retraction)]) == [.stored])
        #expect(try await ledger.store([Self.report("甲", value: 5)]) == [.stored])
        #expect(try await cell("420102", ledger) == nil)
        #expect(try await ledger.retract(id, isRetracted: false, reason: "复核", person: nil).counter == last + 1)
        #expect(try await cell("420102", ledger)?.ownValue == 5)
    }

    @Test(arguments: LedgerKind.allCases)
    func retractions_ofOneCounter_joinAlikeInEitherOrder(kind: LedgerKind) async throws {
        let ledger = try kind.make(in: folder)
        let rivals = [
            Retraction(counter: 1, isRetracted: false, reason: "乙", time: 9),
            Retraction(counter: 1, isRetracted: true, reason: "甲", time: 1),
            Retraction(counter: 1, isRetracted: true, reason: "甲", person: "", time: 1),
            Retraction(counter: 1, isRetracted: true, reason: "甲", time: 2),
        ]
        for (number, order) in [rivals, rivals.reversed()].enumerated() {
            let id = Fixture.document("\(number)")
            _ = try await ledger.store([Self.report("\(number)", value: 5)])
            for rival in order { _ = try await ledger.store([.retraction(document: id, retraction: rival)]) }
            #expect(try await ledger.document(id)?.facts.retraction == rivals.max())
        }
        #expect(rivals.max()?.isRetracted == true)
    }

    @Test(arguments: LedgerKind.allCases)
    func retract_whatTheLedgerCannotRecord_saysWhy(kind: LedgerKind) async throws {
        let ledger = try kind.make(in: folder)
        _ = try await ledger.store([Self.report("甲", value: 5)])
        func code(_ name: String, _ reason: String) async throws -> LedgerError.Code? {
            do {
                _ = try await ledger.retract(Fixture.document(name), isRetracted: true, reason: reason, person: nil)
                return nil
            } catch let error as LedgerError {
                #expect(error.description.contains(Fixture.document(name).description))
                return error.code
            }
        }
        #expect(try await code("无", "试报") == .unknownDocument)
        #expect(try await code("甲", " \n") == .noReason)
        let last = Retraction(counter: Retraction.highestCounter, isRetracted: false, reason: "x", time: 0)
        let facts = [last.counter, 0, last.counter + 1].map { counter in
            Fact.retraction(
                document: Fixture.document("甲"),
                retraction: Retraction(counter: counter, isRetracted: false, reason: "x", time: 0))
        }
        let verdicts = try await ledger.store(facts)
        #expect(verdicts[0] == .stored)
        #expect(verdicts[1] != .stored && verdicts[2] != .stored)
        #expect(try await code("甲", "试报") == .noCounter)
        #expect(try await ledger.document(Fixture.document("甲"))?.facts.retraction == last)
    }

    @Test(arguments: LedgerKind.allCases)
    func burial_whenRetracted_isNoLongerSeenInTheCoverage(kind: LedgerKind) async throws {
        let ledger = try kind.make(in: folder)
        let id = Fixture.document("坏")
        _ = try await ledger.store([
            Self.report("乙", county: 1, value: 7), .burial(document: id, failure: Fixture.failure("not_text")),
            .claim(document: id, claim: Fixture.claim("/坏", place: "420102", year: 2020)),
        ])
        #expect(try await cell("420100", ledger)?.coverage.unreadable == 1)
        _ = try await ledger.retract(id, isRetracted: true, reason: "重复", person: nil)
        #expect(try await cell("420100", ledger)?.coverage.unreadable == 0)
        #expect(try await ledger.document(id)?.facts.isRetracted == true)
        _ = try await ledger.retract(id, isRetracted: false, reason: "复核", person: nil)
        #expect(try await cell("420100", ledger)?.coverage.unreadable == 1)
    }

    @Test func fact_writtenBeforeRetractions_isDecoded() throws {
        let id = Fixture.document("甲")
        let json = #"{"claim":{"claim":{"node":"n","source":"s","time":1},"document":"\#(id)"}}"#
        let claim = Claim(node: "n", time: 1, source: "s")
        #expect(try JSONDecoder().decode(Fact.self, from: Data(json.utf8)) == .claim(document: id, claim: claim))
        let facts =
            #"{"claims":[],"document":"\#(id)","outcome":{"buried":{"_0":{"code":"c","mayHeal":true,"#
            + #""reason":"r","stage":"read"}}}}"#
        #expect(try JSONDecoder().decode(DocumentFacts.self, from: Data(facts.utf8)).retraction == nil)
    }
}
