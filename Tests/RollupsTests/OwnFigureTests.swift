import Documents
import Foundation
import Indicators
import Observations
import Places
import Quantities
import Rollups
import Testing

/// Which figures of a document are the place's own, and what happens to the others.
@Suite struct OwnFigureTests {
    @Test func figure_whenItIsNotThePlacesOwn_staysOutAndSaysWhy() throws {
        let facts = report(
            World.a,
            states: [
                figure(World.flow, 10), figure(World.flow, 3, scope: .part), figure(World.flow, 900, scope: .parent),
                figure(World.flow, 7, scope: .other), figure(World.flow, 50, joint: true),
                figure(World.flow, 4, unit: "人"),
                figure(World.flow, 30, period: try World.days("2020-01-01", "2022-12-31")),
            ])
        let result = roll(World.a, [facts])
        #expect(result.cell(World.flow).ownValue == 10)
        #expect(result.whyNots(facts) == [nil, .part, .parent, .other, .joint, .unitDiffers, .severalYears])
    }

    @Test func zero_whenItIsSaidInWords_isShownAndNotAdded() {
        var zero = figure(World.flow, 0)
        zero.worded = true
        let facts = report(World.a, states: [zero])
        let result = roll(World.a, [facts])
        #expect(result.cell(World.flow).ownValue == nil)
        #expect(result.whyNots(facts) == [.worded])
    }

    @Test(arguments: [
        (DocumentMetadata.Kind.annualReport, DocumentMetadata.Level.county, WhyNot?.none),
        (.inspectionSelfReport, .county, nil), (.other, .county, nil), (.workPlan, .county, .workPlan),
        (.news, .county, .news), (.annualReport, .department, .department),
    ])
    func document_ofEachKind_countsOrSaysWhyNot(
        kind: DocumentMetadata.Kind, level: DocumentMetadata.Level, whyNot: WhyNot?
    ) {
        let facts = report(World.a, kind: kind, level: level, states: [figure(World.flow, 10)])
        let result = roll(World.a, [facts])
        #expect(result.whyNots(facts) == [whyNot])
        #expect(result.state == (whyNot == nil ? .reported : .noReport))
        #expect(result.cell(World.flow).ownValue == (whyNot == nil ? 10 : nil))
    }

    @Test func document_ofOtherKind_standsBackBehindAReportForTheSameCellOnly() {
        let other = report(
            World.a, hand: "page", kind: .other, states: [figure(World.flow, 99), figure(World.stock, 5)])
        let annual = report(World.a, states: [figure(World.flow, 10)])
        let result = roll(World.a, [other, annual])
        #expect(result.cell(World.flow).ownValue == 10)
        #expect(result.cell(World.stock).ownValue == 5)
        #expect(result.whyNots(other) == [.notAReport, nil])
    }

    @Test func document_whenPlaceIsUndecided_isRolledUpNowhere() {
        var facts = report(World.a, states: [figure(World.flow, 10)])
        guard case .read(var findings) = facts.outcome else { return }
        findings.metadata.jurisdiction = .undecided(name: "县", candidates: [World.a, World.b])
        facts.outcome = .read(findings)
        #expect(World.fold.touched(by: facts).isEmpty)
        #expect(World.fold.usesWithoutPlace(of: facts).map(\.whyNot) == [.placeUndecided])
        facts.claims = [Claim(node: "n", time: 0, source: "s", placeHint: "南县")]
        #expect(World.fold.touched(by: facts) == [PlaceYear(place: World.b, year: 2022)])
        facts.claims.append(Claim(node: "n", time: 0, source: "t", placeHint: World.a.rawValue))
        #expect(World.fold.touched(by: facts).isEmpty)
        facts.claims = [Claim(node: "n", time: 0, source: "s", placeHint: World.c.rawValue)]
        #expect(World.fold.touched(by: facts).isEmpty)
    }

    @Test func document_whenPlaceIsOutside_ignoresHints() {
        var facts = report(World.a, states: [figure(World.flow, 10)])
        guard case .read(var findings) = facts.outcome else { return }
        findings.metadata.jurisdiction = .outside(name: "彼岸县")
        facts.outcome = .read(findings)
        facts.claims = [Claim(node: "n", time: 0, source: "s", placeHint: World.b.rawValue)]
        #expect(World.fold.usesWithoutPlace(of: facts).map(\.whyNot) == [.placeOutside])
    }

    @Test func document_whenRetracted_givesNoFigureAndNoReport() {
        var facts = report(World.a, states: [figure(World.flow, 10)])
        facts.retraction = Retraction(counter: 1, isRetracted: true, reason: "试报", time: 0)
        let result = roll(World.a, [facts])
        #expect(result.whyNots(facts) == [.retracted])
        #expect(result.state == .noReport)
        #expect(result.cells.isEmpty)
        facts.retraction = Retraction(counter: 2, isRetracted: false, reason: "复核", time: 0)
        #expect(roll(World.a, [facts]).cell(World.flow).ownValue == 10)
    }

    @Test func document_whenRetractedAndOfNoPlace_saysThatItIsRetracted() {
        var facts = report(World.a, states: [figure(World.flow, 10)])
        guard case .read(var findings) = facts.outcome else { return }
        findings.metadata.jurisdiction = .undecided(name: "县", candidates: [World.a, World.b])
        facts.outcome = .read(findings)
        facts.retraction = Retraction(counter: 1, isRetracted: true, reason: "试报", time: 0)
        #expect(World.fold.usesWithoutPlace(of: facts).map(\.whyNot) == [.retracted])
    }

    @Test func document_whenYearIsUnknown_givesNoFigure() {
        let facts = report(World.a, in: nil, states: [figure(World.flow, 10)])
        let result = roll(World.a, [facts])
        #expect(result.whyNots(facts) == [.yearUnknown])
        #expect(result.state == .noReport)
    }

    @Test func document_whenBuried_showsAsUnreadableWhereItsSubmitterPutsIt() {
        let failure = Failure(stage: .decode, code: "not_text", reason: "No text in it.", mayHeal: false)
        let claim = Claim(
            node: "n", time: 0, source: "s", placeHint: World.a.rawValue, yearHint: 2022)
        let buried = DocumentFacts(document: DocumentID(hashing: [1]), claims: [claim], outcome: .buried(failure))
        #expect(roll(World.a, [buried]).state == .unreadable)
        #expect(roll(World.a, [buried, report(World.a, states: [])]).state == .reported)
        let unnamed = DocumentFacts(document: DocumentID(hashing: [1]), claims: [], outcome: .buried(failure))
        #expect(World.fold.touched(by: unnamed).isEmpty)
    }

    @Test func figure_ofLastYear_fillsLastYearsCellAndLeavesThisOnesAlone() {
        let facts = report(
            World.a, in: 2022, states: [figure(World.flow, 12), figure(World.flow, 9, period: World.year(2021))])
        #expect(
            World.fold.touched(by: facts) == [
                PlaceYear(place: World.a, year: 2022), PlaceYear(place: World.a, year: 2021),
            ])
        #expect(roll(World.a, in: 2022, [facts]).cell(World.flow).ownValue == 12)
        let before = roll(World.a, in: 2021, [facts])
        #expect(before.cell(World.flow).ownValue == 9)
        #expect(before.state == .noReport)
        #expect(before.cell(World.flow).ownFigures.map(\.reportYear) == [2022])
    }

    @Test func indicator_whenCatalogueDoesNotKnowIt_isShownAndNeverAdded() {
        let strange = figure(.init(rawValue: "t.strange"), 5)
        let result = roll(World.city, [report(World.a, states: [strange])])
        #expect(result.cell(strange.indicator).method == .none)
        #expect(result.cell(strange.indicator).handedUpBy == .nothing)
        #expect(result.cell(strange.indicator).coverage.stating == 1)
    }
}
