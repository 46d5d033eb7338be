import Documents
import Duties
import Foundation
import Observations
import Places
import Quantities
import Rollups
import Seeds
import Testing

/// What was handed in against what is owed, in the invented country.
@Suite struct FulfilmentTests {
    static func duty(_ place: PlaceCode = World.a, department: String? = nil, standing: Duty.Standing = .owed) throws
        -> Duty
    {
        Duty(
            place: place, department: department, year: 2022, due: try World.day("2023-03-01"), standing: standing)
    }

    func fulfilment(_ duty: Duty, _ documents: [DocumentFacts], at moment: Int64 = 100) -> Fulfilment {
        let unplaced = documents.filter { World.fold.touched(by: $0).isEmpty }
        return World.fold.fulfilment(of: duty, documents: documents, unplaced: unplaced, at: moment)
    }

    /// A document as it was handed in at a time.
    func handedIn(_ facts: DocumentFacts, at time: Int64, retracted: String? = nil) -> DocumentFacts {
        var facts = facts
        facts.claims = [Claim(node: "n", time: time, source: "s.txt")]
        facts.retraction = retracted.map { Retraction(counter: 1, isRetracted: true, reason: $0, time: 9) }
        return facts
    }

    static func dead(_ place: PlaceCode) -> DocumentFacts {
        DocumentFacts(
            document: DocumentID(hashing: place.rawValue.utf8),
            claims: [Claim(node: "n", time: 0, source: "s", placeHint: place.rawValue, yearHint: 2022)],
            outcome: .buried(Failure(stage: .decode, code: "not_text", reason: "No text.", mayHeal: false)))
    }

    func decided(_ facts: DocumentFacts, as jurisdiction: DocumentMetadata.Jurisdiction) -> DocumentFacts {
        var facts = facts
        guard case .read(var findings) = facts.outcome else { return facts }
        findings.metadata.jurisdiction = jurisdiction
        facts.outcome = .read(findings)
        return facts
    }

    @Test func state_saysWhatIsKnown() throws {
        let duty = try Self.duty()
        let plan = report(World.a, hand: "plan", kind: .workPlan, states: [])
        let before = report(World.a, in: 2021, states: []), long = report(World.a, in: 2019, states: [])
        let yearless = report(World.a, in: nil, hand: "y", states: [])
        #expect(fulfilment(duty, []).state == .never)
        #expect(fulfilment(duty, [report(World.b, states: [])]).state == .never)
        #expect(fulfilment(duty, [long, before]).state == .otherYear)
        #expect(fulfilment(duty, [long, before]).evidence.map(\.year) == [2021])
        #expect(fulfilment(duty, [before, yearless]).state == .undecided)
        #expect(fulfilment(duty, [before, yearless, plan]).state == .otherKind)
        #expect(fulfilment(duty, [before, plan, Self.dead(World.a)]).state == .unreadable)
        #expect(fulfilment(duty, [before, plan, Self.dead(World.a)]).evidence.first?.reason == "No text.")
        let retracted = handedIn(report(World.a, states: []), at: 5, retracted: "试报")
        #expect(fulfilment(duty, [Self.dead(World.a), retracted]).state == .retracted)
        #expect(fulfilment(duty, [Self.dead(World.a), retracted]).evidence.first?.reason == "试报")
        let good = handedIn(report(World.a, hand: "good", states: []), at: 7)
        let found = fulfilment(duty, [retracted, plan, good])
        #expect(found.state == .handedIn && found.handedInAt == 7 && !found.isOutstanding)
    }

    @Test func document_inQuarantine_isNothing() throws {
        var facts = Self.dead(World.a)
        facts.outcome = .buried(Failure(stage: .ingest, code: Failure.secretCode, reason: "机密", mayHeal: false))
        #expect(facts.isWithheld && !Self.dead(World.a).isWithheld)
        let found = fulfilment(try Self.duty(), [facts])
        #expect(found.state == .never && found.evidence.isEmpty)
    }

    @Test func document_inProcess_isNotNothing() throws {
        func awaited(_ place: PlaceCode, _ year: Int?) -> AwaitedDocument {
            AwaitedDocument(
                document: DocumentID(hashing: [3]),
                claims: [Claim(node: "n", time: 50, source: "t.txt", placeHint: place.rawValue, yearHint: year)])
        }
        func state(_ awaited: AwaitedDocument, _ documents: [DocumentFacts] = [], at moment: Int64 = 100) throws
            -> Fulfilment
        {
            World.fold.fulfilment(
                of: try Self.duty(), documents: documents, unplaced: [], awaited: [awaited], at: moment)
        }
        let found = try state(awaited(World.a, 2022), [Self.dead(World.a)])
        #expect(found.state == .inProcess && found.isOutstanding && found.evidence.map(\.source) == ["t.txt"])
        #expect(try state(awaited(World.a, nil)).state == .inProcess)
        #expect(try state(awaited(World.a, 2021)).state == .never)
        #expect(try state(awaited(World.b, 2022)).state == .never)
        #expect(try state(awaited(World.a, 2022), at: 49).state == .never)
        #expect(try state(awaited(World.a, 2022), [report(World.a, states: [])]).state == .handedIn)
    }

    @Test func document_whosePlaceIsUndecided_mayBeMeant() throws {
        let undecided = decided(
            report(World.c, states: []), as: .undecided(name: "东县", candidates: [World.a, World.b]))
        #expect(fulfilment(try Self.duty(), [undecided]).state == .undecided)
        #expect(fulfilment(try Self.duty(World.c), [undecided]).state == .never)
    }

    @Test func document_handedInLater_isNotKnownYet() throws {
        let late = handedIn(report(World.a, states: []), at: 50)
        #expect(fulfilment(try Self.duty(), [late], at: 49).state == .never)
        #expect(fulfilment(try Self.duty(), [late], at: 50).state == .handedIn)
    }

    @Test func department_owesForItself() throws {
        var bureau = report(World.a, hand: "bureau", level: .department, states: [])
        if case .read(var findings) = bureau.outcome {
            findings.metadata.department = "东县公安局"
            bureau.outcome = .read(findings)
        }
        #expect(fulfilment(try Self.duty(), [bureau]).state == .never)
        #expect(fulfilment(try Self.duty(department: "公安局"), [bureau]).state == .handedIn)
        #expect(fulfilment(try Self.duty(department: "司法局"), [bureau]).state == .never)
        #expect(fulfilment(try Self.duty(department: "公安局"), [report(World.a, states: [])]).state == .never)
    }

    @Test func report_thatCountsForTheCoverage_isHandedIn() throws {
        let kinds: [DocumentMetadata.Kind] = DocumentMetadata.Kind.allCases
        for kind in kinds {
            let document = report(World.a, kind: kind, states: [figure(World.flow, 1)])
            let counts = roll(World.a, [document]).state == .reported
            #expect((fulfilment(try Self.duty(), [document]).state == .handedIn) == counts, "\(kind)")
        }
        let dead = Self.dead(World.a)
        #expect(roll(World.a, [dead]).state == .unreadable)
        #expect(fulfilment(try Self.duty(), [dead]).state == .unreadable)
    }

    @Test func order_ofDocuments_doesNotMatter() throws {
        let documents = [
            report(World.a, states: []), report(World.a, in: 2021, states: []), Self.dead(World.a),
            report(World.a, hand: "plan", kind: .workPlan, states: []),
        ].enumerated().map { handedIn($0.element, at: Int64($0.offset)) }
        let duty = try Self.duty()
        var random = SeededGenerator(seed: 5)
        for _ in 0..<20 {
            let shuffled = documents.shuffled(using: &random)
            #expect(fulfilment(duty, shuffled) == fulfilment(duty, documents))
        }
    }
}

/// Whom the coverage waits for.
@Suite struct ExemptCoverageTests {
    private func fold(_ entries: [DutyRoster.Entry]) -> Fold {
        Fold(catalogue: World.catalogue, gazetteer: World.fold.gazetteer, roster: DutyRoster(entries))
    }

    private func exempt(_ places: PlaceCode...) -> Fold {
        fold(places.map { DutyRoster.Entry(place: $0, standing: .exempt) })
    }

    private let two = [
        report(World.a, states: [figure(World.flow, 1)]), report(World.b, states: [figure(World.flow, 2)]),
    ]

    @Test func sum_withoutAnExemptCounty_isComplete() {
        #expect(!roll(World.city, two).cell(World.flow).isComplete)
        let cell = roll(World.city, two, fold: exempt(World.c)).cell(World.flow)
        #expect(cell.isComplete && cell.coverage.expected == 2)
        #expect(cell.coverage.counties.expected == 2 && cell.coverage.missingNames.isEmpty)
    }

    @Test func county_thatReportsThoughExempt_isCounted() {
        let three = two + [report(World.c, states: [figure(World.flow, 4)])]
        let cell = roll(World.city, three, fold: exempt(World.c)).cell(World.flow)
        #expect(cell.value == 7 && cell.coverage.expected == 3 && cell.coverage.reporting == 3)
    }

    @Test func county_thatIsSecret_isMissing() {
        let secret = fold([DutyRoster.Entry(place: World.c, standing: .secret)])
        #expect(roll(World.city, two, fold: secret).cell(World.flow).coverage.missingNames == ["西县"])
    }

    @Test func prefecture_thatIsExempt_isExpectedForItsCounties() {
        let one = roll(World.province, two, fold: exempt(World.otherCity)).cell(World.flow).coverage
        #expect(one.missingNames.contains("乙市") && one.counties.expected == 6)
        let all = roll(World.province, two, fold: exempt(World.otherCity, World.d, World.e)).cell(World.flow).coverage
        #expect(!all.missingNames.contains("乙市") && all.counties.expected == 4)
        let counties = roll(World.province, two, fold: exempt(World.d)).cell(World.flow).coverage
        #expect(counties.counties.expected == 5)
    }
}
