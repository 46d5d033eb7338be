import Documents
import Foundation
import Observations
import Places
import Quantities
import Rollups
import Testing

/// Growth that a report states, against the report of the year before.
@Suite struct EarlierCheckTests {
    /// The checks of a report of 2023 whose sentence goes on as given, after one of 2022 that states `before`.
    private func checks(
        _ value: Decimal, _ words: String, before: Decimal = 40, checks own: [Check] = [], earlierPeriod: Period? = nil
    ) -> [Check] {
        let sentence = "受理\(value)\(words)。"
        let now = figure(World.flow, value, period: World.year(2023), at: 2, sentence: sentence)
        let last = figure(World.flow, before, period: earlierPeriod ?? World.year(2022))
        let documents = [report(World.a, in: 2023, checks: own, states: [now]), report(World.a, states: [last])]
        let results = [2022, 2023].map { roll(World.a, in: $0, documents) }
        return EarlierChecks(results.flatMap(\.cells), fold: World.fold)
            .checks(of: documents[0], uses: results.flatMap(\.uses))
    }

    @Test(arguments: [
        ("件，同比增长55%", true, 55), ("件，比上年增长55.0%", true, 55), ("件（较上年上升56％", true, 56), ("件，同比增长24%", false, 24),
        ("件同比下降55%", false, -55), ("件，较去年增加了55%", true, 55), ("件，同比增长55.1%", true, 55.1),
        ("件，同比增长55.2%", false, 55.2),
    ])
    func growth_behindAFigure_isHeldAgainstTheYearBefore(words: String, holds: Bool, stated: Double) throws {
        let check = try #require(checks(62, words).first)
        #expect(check.rule == .earlier && check.holds == holds)
        #expect(abs((check.stated as NSDecimalNumber).doubleValue - stated) < 1e-9)
        #expect(check.sentence.contains(words))
    }

    @Test(arguments: [
        "件", "件，其中甲类30件，同比增长24%", "件，增长24%", "件，同比增长近24%", "件，同比增长24件", "件，同比分别增长24%、30%", "件，同比增长%",
    ])
    func growth_thatIsNotPlainlyTheFigures_isNotTaken(words: String) { #expect(checks(62, words).isEmpty) }

    @Test func growth_withoutAWholeYearBefore_isNotCompared() throws {
        #expect(checks(62, "件，同比增长24%", before: 0).isEmpty)
        #expect(checks(62, "件，同比增长24%", earlierPeriod: try World.days("2022-01-01", "2022-09-30")).isEmpty)
    }

    @Test func growth_thatTheTextChecksItself_isNotCheckedTwice() {
        let span = TextSpan(start: 10, end: 12)
        let own = Check(
            rule: .growth, indicator: World.flow, result: span, inputs: [], stated: 24, expected: 24, holds: true,
            sentence: "")
        #expect(checks(62, "件，同比增长24%", checks: [own]).isEmpty)
    }

    @Test func growth_span_isWhereTheShareStands() throws {
        let check = try #require(checks(62, "件，同比增长24%").first)
        let scalars = Array(check.sentence.unicodeScalars)[check.result.start..<check.result.end]
        #expect(String(String.UnicodeScalarView(scalars)) == "24")
    }
}
