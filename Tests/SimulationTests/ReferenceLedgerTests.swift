import Documents
import Observations
import Seeds
import Testing

/// The twin of the ledger must be right itself: facts join in any order and number.
@Suite struct ReferenceLedgerTests {
    private let facts: [Fact] = {
        let plans = [
            DocumentPlan(number: 0, kind: .sound, length: 3), DocumentPlan(number: 1, kind: .placeless, length: 5),
        ]
        let claims = (0..<3).map { number in
            Claim(node: "n\(number % 2)", time: Int64(9 - number), source: "s", placeHint: Divisions.counties[number])
        }
        let failure = Failure(stage: .decode, code: "not_text", reason: "No text.", mayHeal: false)
        return plans.flatMap { plan in
            Schedule.editions.map { Fact.reading(reading: plan.reading($0), claims: [claims[0]]) }
                + claims.map { .claim(document: plan.id, claim: $0) } + [.burial(document: plan.id, failure: failure)]
                + (1...3).map { counter in
                    let retraction = Retraction(
                        counter: counter, isRetracted: counter.isMultiple(of: 2), reason: "Told so.", time: 0)
                    return .retraction(document: plan.id, retraction: retraction)
                }
        }
    }()

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func facts_inAnyOrderAndNumber_giveTheSameLedger(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var ledger = ReferenceLedger()
        _ = ledger.store(facts)
        var other = ReferenceLedger()
        _ = other.store((facts + facts.shuffled(using: &random).prefix(5)).shuffled(using: &random))
        #expect(ledger == other)
        #expect(ledger.cells == ledger.recomputedCells)
        #expect(!ledger.cells.isEmpty)
    }

    /// The product's own ledger keeps the same, and one that keeps something else is noticed.
    @Test func productsLedger_comparedWithTheSmallOne_isToldFromAnother() async {
        var ledger = ReferenceLedger()
        _ = ledger.store(facts)
        #expect(await ProductLedger.differences(from: ledger) == [])
        var other = ReferenceLedger()
        _ = other.store(facts.reversed(), .lastReadingWins)
        let differences = await ProductLedger.differences(from: other)
        #expect(differences.count == 2, "\(differences)")
        #expect(differences.allSatisfy { $0.contains("another reading of") }, "\(differences)")
    }

    @Test func retractionAndAMove_foldTheCellsAgain() {
        var ledger = ReferenceLedger()
        _ = ledger.store(facts)
        let before = ledger.cells
        let id = DocumentPlan(number: 0, kind: .sound, length: 3).id
        ledger.retract(id, true)
        #expect(ledger.cells != before && ledger.cells == ledger.recomputedCells)
        ledger.retract(id, false)
        #expect(ledger.cells == before)
        ledger.move(Divisions.counties[0], to: Divisions.prefectures[1])
        #expect(ledger.cells != before && ledger.cells == ledger.recomputedCells)
    }
}
