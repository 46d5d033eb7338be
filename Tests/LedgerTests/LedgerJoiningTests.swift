import Documents
import Foundation
import Ledger
import Observations
import Places
import Rollups
import Seeds
import TestFiles
import Testing

/// Facts join in any order, and increments equal recomputation.
@Suite struct LedgerJoiningTests {
    /// Facts about seven documents: several editions, two contents under one edition, claims, burials, a document that
    /// moves from one place to another with a new edition, one without a place, one that is only claimed; retractions and
    /// restorations, some under one counter.
    static func facts(_ random: inout SeededGenerator) -> [Fact] {
        var facts: [Fact] = []
        for number in 0..<7 {
            let name = "第\(number)号"
            let id = Fixture.document(name)
            for edition in 1...3 where number < 5 && Bool.random(using: &random) {
                for content in 0..<(Int.random(in: 0..<4, using: &random) == 0 ? 2 : 1) {
                    let place = Fixture.places[Int.random(in: 0..<Fixture.places.count, using: &random)]
                    let values = Fixture.indicators.shuffled(using: &random).prefix(3).map {
                        ($0, Decimal(Int.random(in: 0...99, using: &random) + content))
                    }
                    let reading = Fixture.reading(
                        name, edition: Edition(engine: 1, catalogue: edition, gazetteer: 1),
                        jurisdiction: number == 4 ? .undecided(name: nil, candidates: [place]) : .place(place),
                        year: Int.random(in: 2019...2020, using: &random), values: values)
                    let claims = [Fixture.claim("/\(number)", time: Int64.random(in: 0..<9, using: &random))]
                    facts.append(.reading(reading: reading, claims: claims))
                }
            }
            for _ in 0..<Int.random(in: 0..<3, using: &random) {
                let hint = Fixture.places[Int.random(in: 0..<Fixture.places.count, using: &random)].rawValue
                facts.append(
                    .claim(
                        document: id,
                        claim: Fixture.claim(
                            "/\(number)", time: Int64.random(in: 0..<9, using: &random),
                            place: Bool.random(using: &random) ? hint : nil, year: 2020)))
            }
            for code in ["empty", "not_text"] where number != 6 && Int.random(in: 0..<3, using: &random) == 0 {
                facts.append(.burial(document: id, failure: Fixture.failure(code)))
            }
            for _ in 0..<Int.random(in: 0..<3, using: &random) {
                let retraction = Retraction(
                    counter: Int.random(in: 1...3, using: &random), isRetracted: Bool.random(using: &random),
                    reason: "因\(Int.random(in: 0...1, using: &random))",
                    person: Bool.random(using: &random) ? "王" : nil, time: Int64.random(in: 0..<3, using: &random))
                facts.append(.retraction(document: id, retraction: retraction))
            }
        }
        return facts + decisions(about: facts, &random)
    }

    /// Decisions of persons about cells and figures, some under one counter: about figures as one of the readings has them, as
    /// none has them, and about nothing that stands.
    private static func decisions(about facts: [Fact], _ random: inout SeededGenerator) -> [Fact] {
        func decision() -> Adjudication.Decision {
            switch Int.random(in: 0..<4, using: &random) {
            case 0: .notUsable
            case 1: .withdrawn
            default: .value(Decimal(Int.random(in: 0...9, using: &random)))
            }
        }
        func adjudication(_ subject: Adjudication.Subject, _ basis: [Adjudication.Figure]) -> Fact {
            .adjudication(
                Adjudication(
                    subject: subject, counter: Int.random(in: 1...3, using: &random), decision: decision(),
                    basis: Int.random(in: 0..<5, using: &random) == 0 ? [] : basis, reason: "因",
                    person: Bool.random(using: &random) ? "王" : nil, time: Int64.random(in: 0..<3, using: &random)))
        }
        var decisions: [Fact] = []
        for case .reading(let reading, _) in facts {
            guard let observation = reading.observations.randomElement(using: &random) else { continue }
            let figure = Adjudication.Figure(
                document: reading.document, value: observation.value, bounds: observation.bounds,
                period: observation.period)
            if Bool.random(using: &random) {
                let subject = Adjudication.Subject.observation(
                    document: reading.document, indicator: observation.indicator, span: observation.span)
                decisions.append(adjudication(subject, [figure]))
            }
            if let place = reading.metadata.place, let year = reading.metadata.year, Bool.random(using: &random) {
                let subject = Adjudication.Subject.cell(
                    place: place, year: year, indicator: observation.indicator)
                decisions.append(adjudication(subject, [figure]))
            }
        }
        let place = Fixture.places[Int.random(in: 0..<Fixture.places.count, using: &random)]
        let nothing = Adjudication.Subject.cell(place: place, year: 2020, indicator: Fixture.indicators[0])
        return decisions + [adjudication(nothing, []), adjudication(nothing, [])]
    }

    /// Stores facts in batches of random sizes, some of them at once from several tasks.
    static func store(_ facts: [Fact], in ledger: any FactLedger, _ random: inout SeededGenerator) async throws {
        var rest = facts[...]
        while !rest.isEmpty {
            var batches: [[Fact]] = []
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                batches.append(Array(rest.prefix(Int.random(in: 0...4, using: &random))))
                rest = rest.dropFirst(batches.last?.count ?? 0)
            }
            try await withThrowingTaskGroup { group in
                for batch in batches {
                    group.addTask {
                        let verdicts = try await ledger.store(batch)
                        #expect(verdicts == batch.map { _ in .stored })
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as [UInt64])
    func facts_inAnyOrderAndNumber_giveTheSameLedger(seed: UInt64) async throws {
        let folder = try TemporaryFolder()
        var random = SeededGenerator(seed: seed)
        let facts = Self.facts(&random)
        let straight = try Fixture.ledger(at: folder.path("straight.sqlite"))
        for fact in facts { _ = try await straight.store([fact]) }
        let expected = try await LedgerState(of: straight)
        #expect(try await straight.verify().isEmpty)
        #expect(!expected.facts.isEmpty)

        for round in 0..<4 {
            let again = facts.filter { _ in Bool.random(using: &random) }
            let shuffled = (facts + again).shuffled(using: &random)
            for kind in LedgerKind.allCases {
                let ledger = try kind.make(in: folder, name: "\(round).sqlite")
                try await Self.store(shuffled, in: ledger, &random)
                #expect(try await LedgerState(of: ledger) == expected, "round \(round), \(kind)")
                #expect(try await ledger.verify().isEmpty)
            }
        }
        try straight.close()
    }

    /// What arrived first makes no difference to what two ledgers know once each has heard all: a part of the facts in
    /// the one, the rest in the other, then all that each lacks.
    @Test(arguments: [21, 22, 23, 24, 25, 26] as [UInt64])
    func ledgers_thatHeardDifferentParts_agreeOnceEachHasHeardAll(seed: UInt64) async throws {
        let folder = try TemporaryFolder()
        var random = SeededGenerator(seed: seed)
        let facts = Self.facts(&random).shuffled(using: &random)
        let parts = [
            facts.filter { _ in Bool.random(using: &random) }, facts.filter { _ in Bool.random(using: &random) },
        ]
        var states: [LedgerState] = []
        for (number, part) in parts.enumerated() {
            let ledger = try LedgerKind.allCases[number].make(in: folder)
            try await Self.store(part, in: ledger, &random)
            #expect(try await ledger.verify().isEmpty)
            // A subset alone gives what the same subset gives in any other order.
            let other = try LedgerKind.memory.make(in: folder)
            try await Self.store(part.shuffled(using: &random), in: other, &random)
            #expect(try await LedgerState(of: other) == LedgerState(of: ledger))
            try await Self.store(facts.shuffled(using: &random), in: ledger, &random)
            states.append(try await LedgerState(of: ledger))
        }
        #expect(states[0] == states[1])
    }

    @Test(arguments: [11, 12, 13, 14] as [UInt64])
    func results_afterEachStep_equalRecomputation(seed: UInt64) async throws {
        let folder = try TemporaryFolder()
        var random = SeededGenerator(seed: seed)
        let ledger = try Fixture.ledger(at: folder.path("ledger.sqlite"))
        for fact in Self.facts(&random).shuffled(using: &random) {
            _ = try await ledger.store([fact])
            #expect(try await ledger.verify() == [])
        }
        // A rebuild finds the same as the steps did.
        let stepped = try await LedgerState(of: ledger)
        try await ledger.rebuild()
        #expect(try await LedgerState(of: ledger) == stepped)
        try ledger.close()
    }

    @Test func reading_ofAnOlderEdition_changesNothing() async throws {
        let folder = try TemporaryFolder()
        let ledger = try Fixture.ledger(at: folder.path("ledger.sqlite"))
        func reading(_ catalogue: Int, _ value: Decimal) -> Fact {
            .reading(
                reading: Fixture.reading(
                    "甲", edition: Edition(engine: 1, catalogue: catalogue, gazetteer: 1),
                    jurisdiction: .place(Fixture.counties[0]), values: [(Fixture.indicators[0], value)]), claims: [])
        }
        let id = Fixture.document("甲")
        #expect(try await ledger.store([.burial(document: id, failure: Fixture.failure("empty"))]) == [.stored])
        #expect(try await ledger.document(id)?.facts.findings == nil)
        #expect(try await ledger.store([reading(2, 20)]) == [.stored])
        #expect(
            try await ledger.store([reading(1, 10), .burial(document: id, failure: Fixture.failure("x"))]) == [
                .stored, .stored,
            ])
        #expect(try await ledger.document(id)?.facts.findings?.observations.map(\.value) == [20])
        #expect(try await ledger.store([reading(3, 30)]) == [.stored])
        #expect(try await ledger.document(id)?.facts.findings?.observations.map(\.value) == [30])
        #expect(try await ledger.storedDocuments(after: 0, limit: 10) == [StoredDocument(sequence: 1, id: id)])
        try ledger.close()
    }

    @Test func reading_withADecimalThatIsNone_isRefusedAlone() async throws {
        let folder = try TemporaryFolder()
        let ledger = try Fixture.ledger(at: folder.path("ledger.sqlite"))
        func reading(_ name: String, _ value: Decimal) -> Fact {
            .reading(
                reading: Fixture.reading(
                    name, jurisdiction: .place(Fixture.counties[0]), values: [(Fixture.indicators[0], value)]),
                claims: [])
        }
        let verdicts = try await ledger.store([reading("甲", 1), reading("乙", .nan), reading("丙", 3)])
        #expect(verdicts[0] == .stored)
        #expect(verdicts[2] == .stored)
        guard case .refused(let reason) = verdicts[1] else {
            Issue.record("stored a value that is no number")
            return
        }
        #expect(reason.contains(Fixture.document("乙").description))
        #expect(try await ledger.counts().read == 2)
        try ledger.close()
    }
}
