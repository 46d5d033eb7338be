import Documents
import Foundation
import Indicators
import Observations
import Places
import Quantities
import Rollups
import Testing

/// Several figures of one cell: each rule by hand, in the order of the rules.
@Suite struct PrecedenceTests {
    @Test func total_whenTheDocumentChecksItAgainstItsParts_comesBeforeThem() {
        let check = Check(
            rule: .sum, indicator: World.flow, result: TextSpan(start: 0, end: 2),
            inputs: [TextSpan(start: 10, end: 12), TextSpan(start: 20, end: 22)], stated: 60, expected: 60, holds: true,
            sentence: "")
        let facts = report(
            World.a, checks: [check],
            states: [figure(World.flow, 60, at: 0), figure(World.flow, 25, at: 10), figure(World.flow, 35, at: 20)])
        let result = roll(World.a, [facts])
        #expect(result.cell(World.flow).ownValue == 60)
        #expect(result.whyNots(facts) == [nil, .totalStated, .totalStated])
    }

    @Test func total_thatIsTheSumOfAllOthers_comesBeforeThem() {
        let facts = report(World.a, states: [64, 172, 108].map { figure(World.flow, $0) })
        let result = roll(World.a, [facts])
        #expect(result.cell(World.flow).ownValue == 172)
        #expect(result.whyNots(facts) == [.totalStated, nil, .totalStated])
        let near = report(World.a, states: [64, 172, 109].map { figure(World.flow, $0) })
        #expect(roll(World.a, [near]).cell(World.flow).isAmbiguous)
        let two = report(World.a, states: [64, 108].map { figure(World.flow, $0) })
        let elsewhere = report(World.a, hand: "2", states: [figure(World.flow, 172)])
        #expect(roll(World.a, [two, elsewhere]).cell(World.flow).isAmbiguous)
    }

    @Test func ambit_whole_comesBeforeUnknownAndOrgan() {
        let facts = report(
            World.a,
            states: [
                figure(World.flow, 5, ambit: .organ), figure(World.flow, 60, ambit: .whole),
                figure(World.flow, 30, ambit: .unknown),
            ])
        let result = roll(World.a, [facts])
        #expect(result.cell(World.flow).ownValue == 60)
        #expect(result.whyNots(facts) == [.widerAmbitStated, nil, .widerAmbitStated])
    }

    @Test func wholeYear_comesBeforePartsOfIt() throws {
        let facts = report(
            World.a,
            states: [
                figure(World.flow, 50, period: try World.days("2022-01-01", "2022-11-30")), figure(World.flow, 60),
            ])
        let result = roll(World.a, [facts])
        #expect(result.cell(World.flow).ownValue == 60)
        #expect(result.whyNots(facts) == [.longerPeriodStated, nil])
    }

    @Test func flows_ofPartsThatDoNotOverlap_add() throws {
        let facts = report(
            World.a,
            states: [
                figure(World.flow, 20, period: try World.days("2022-01-01", "2022-06-30")),
                figure(World.flow, 30, period: try World.days("2022-07-01", "2022-11-30")),
                figure(World.flow, 4, period: try World.days("2022-03-01", "2022-03-31")),
            ])
        let cell = roll(World.a, [facts]).cell(World.flow)
        #expect(cell.ownValue == 50)
        #expect(cell.ownPeriod == (try World.days("2022-01-01", "2022-11-30")))
        #expect(cell.handedUpMakeup.partialPeriods == 1)
        #expect(roll(World.a, [facts]).whyNots(facts) == [nil, nil, .longerPeriodStated])
    }

    @Test func flows_ofPartsThatTileTheYear_areNoLongerPartial() throws {
        let facts = report(
            World.a,
            states: [
                figure(World.flow, 20, period: try World.days("2022-01-01", "2022-06-30")),
                figure(World.flow, 30, period: try World.days("2022-07-01", "2022-12-31")),
            ])
        #expect(roll(World.a, [facts]).cell(World.flow).handedUpMakeup.partialPeriods == 0)
    }

    @Test func flows_ofPartsThatOverlap_areAmbiguous() throws {
        let facts = report(
            World.a,
            states: [
                figure(World.flow, 20, period: try World.days("2022-01-01", "2022-06-30")),
                figure(World.flow, 30, period: try World.days("2022-04-01", "2022-11-30")),
            ])
        #expect(roll(World.a, [facts]).cell(World.flow).isAmbiguous)
    }

    @Test func flow_whenReportIsSignedBeforeTheYearEnds_isPartial() throws {
        let early = report(World.a, published: try World.day("2022-12-20"), states: [figure(World.flow, 20)])
        let late = report(World.a, published: try World.day("2023-01-20"), states: [figure(World.flow, 20)])
        #expect(roll(World.a, [early]).cell(World.flow).handedUpMakeup.partialPeriods == 1)
        #expect(roll(World.a, [late]).cell(World.flow).handedUpMakeup.partialPeriods == 0)
    }

    @Test func stock_ofTheLatestDay_counts() throws {
        let facts = report(
            World.a,
            states: [
                figure(World.stock, 8, period: try World.days("2022-11-30", "2022-11-30")),
                figure(World.stock, 7, period: try World.days("2022-06-30", "2022-06-30")),
            ])
        let result = roll(World.a, [facts])
        #expect(result.cell(World.stock).ownValue == 8)
        #expect(result.cell(World.stock).handedUpMakeup.partialPeriods == 0)
        #expect(result.whyNots(facts) == [nil, .laterDayStated])
    }

    @Test func parts_statedSideBySide_join() {
        let sentence = "全县127家党政机关和96家事业单位聘请了法律顾问。"
        let facts = report(
            World.a,
            states: [
                figure(World.stock, 127, at: 2, sentence: sentence),
                figure(World.stock, 96, at: 11, sentence: sentence),
            ])
        let cell = roll(World.a, [facts]).cell(World.stock)
        #expect(cell.ownValue == 223)
        #expect(cell.ownFigures.map(\.value) == [127, 96])
        #expect(cell.handedUpMakeup.figures == 1)
    }

    @Test(arguments: [
        ("全县127家党政机关，其中96家聘请了法律顾问。", 2, 12), ("全县127家党政机关，96家事业单位聘请了法律顾问。", 2, 11),
        ("两年分别为127家党政机关和96家。", 5, 14), ("共有127家和96家。", 2, 7),
    ])
    func figures_ofOneSentenceThatAreNotSideBySide_areAmbiguous(sentence: String, first: Int, second: Int) {
        let facts = report(
            World.a,
            states: [
                figure(World.stock, 127, at: first, sentence: sentence),
                figure(World.stock, 96, at: second, sentence: sentence),
            ])
        let result = roll(World.a, [facts])
        #expect(result.cell(World.stock).isAmbiguous)
        #expect(result.whyNots(facts) == [.ambiguous, .ambiguous])
    }

    @Test func figure_statedAgain_countsOnce() {
        let facts = report(World.a, states: [figure(World.flow, 60), figure(World.flow, 60)])
        let copy = report(World.a, hand: "copy", states: [figure(World.flow, 60)])
        let result = roll(World.a, [facts, copy])
        #expect(result.cell(World.flow).ownValue == 60)
        #expect(result.uses.count { $0.whyNot == nil } == 1)
        #expect(result.uses.count { $0.whyNot == .repeated } == 2)
    }

    @Test func figure_roundedElsewhere_countsInItsFinerForm() {
        let facts = report(
            World.a,
            states: [
                figure(World.flow, 32000, Bounds(lower: 32000, upper: 33000, excludesUpper: true)),
                figure(World.flow, 32418),
            ])
        let result = roll(World.a, [facts])
        #expect(result.cell(World.flow).ownValue == 32418)
        #expect(result.whyNots(facts) == [.lessPrecise, nil])
    }

    @Test func figure_thatOnlyNamesALimit_isNoRoundingOfAnother() {
        let facts = report(
            World.a, states: [figure(World.flow, 50, Bounds(lower: 50, upper: nil)), figure(World.flow, 320)])
        #expect(roll(World.a, [facts]).cell(World.flow).isAmbiguous)
    }

    @Test func publication_later_replacesTheEarlierAndTheUndated() throws {
        let undated = report(World.a, hand: "1", states: [figure(World.flow, 61)])
        let first = report(World.a, hand: "2", published: try World.day("2023-01-10"), states: [figure(World.flow, 62)])
        let second = report(
            World.a, hand: "3", published: try World.day("2023-02-10"), states: [figure(World.flow, 63)])
        let result = roll(World.a, [second, undated, first])
        #expect(result.cell(World.flow).ownValue == 63)
        #expect(result.whyNots(undated) == [.superseded])
        #expect(result.whyNots(first) == [.superseded])
        #expect(roll(World.a, [undated, first]).cell(World.flow).ownValue == 62)
    }

    @Test func figures_whenNothingDecides_giveNoValueAndShowAll() throws {
        let one = report(World.a, hand: "1", published: try World.day("2023-01-10"), states: [figure(World.flow, 62)])
        let two = report(World.a, hand: "2", published: try World.day("2023-01-10"), states: [figure(World.flow, 63)])
        let result = roll(World.a, [one, two])
        let cell = result.cell(World.flow)
        #expect(cell.isAmbiguous)
        #expect(cell.ownValue == nil)
        #expect(cell.handedUpBy == .nothing)
        #expect(Set(cell.ownFigures.map(\.value)) == [62, 63])
        let city = roll(World.city, [one, two, report(World.b, states: [figure(World.flow, 1)])]).cell(World.flow)
        #expect(city.value == 1)
        #expect(city.coverage.ambiguous == 1)
        #expect(city.coverage.missingNames == ["东县", "西县"])
    }
}
