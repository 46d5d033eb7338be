import Foundation
import Indicators
import Observations
import Places
import Quantities
import Rollups
import Testing

/// The cells of 兰州市 in both years, and of 甘肃省, against what was computed by hand.
struct SampleCellTests {
    @Test(arguments: [2022, 2023], SampleTree.Source.allCases)
    func cells_whenCountiesAreAddedUp_areThoseComputedByHand(year: Int, source: SampleTree.Source) throws {
        let tree = try SampleTree.folded(from: source)
        for row in (year == 2022 ? Truth.cells2022 : Truth.cells2023).rows {
            let indicator = row["indicator"]
            let cell = try #require(tree.cell("620100", year, indicator), "\(indicator) has no cell")
            #expect(amount(cell.value, cell.bounds) == row["value"], "\(indicator): sum")
            #expect(amount(cell.ownValue, cell.ownBounds) == row["own"], "\(indicator): own figure")
            #expect(cell.ownAmbit?.rawValue ?? "-" == row["ambit"], "\(indicator): ambit")
            #expect(amount(cell.handedUp, cell.handedUpBounds) == row["handed up"], "\(indicator): handed up")
            #expect(cell.verdict.rawValue == row["verdict"], "\(indicator): verdict")
            #expect(cell.difference.map { "\($0)" } ?? "-" == row["difference"], "\(indicator): difference")
            #expect("\(cell.coverage.stating)" == row["stating"], "\(indicator): stating")
            #expect(cell.coverage.expected == 8, "\(indicator): expected")
            #expect(cell.coverage.reporting == (year == 2022 ? 7 : 8), "\(indicator): reporting")
            let missing = cell.coverage.missingNames
            #expect(
                (missing.isEmpty ? "-" : missing.joined(separator: "、")) == row["missing"], "\(indicator): missing")
        }
    }

    @Test(arguments: Truth.ratios.rows, SampleTree.Source.allCases)
    func ratios_whenCountiesStateBothParts_areSummedPartsAndNeverMeans(row: Table.Row, source: SampleTree.Source) throws
    {
        let year = try #require(Int(row["year"]))
        let cell = try #require(try SampleTree.folded(from: source).cell("620100", year, row["indicator"]))
        #expect(cell.method == .ratio)
        #expect(cell.numerator.map { "\($0)" } == row["numerator"])
        #expect(cell.denominator.map { "\($0)" } == row["denominator"])
        #expect(cell.value == Decimal(string: row["value"]))
        #expect(cell.ownValue == Decimal(string: row["own"]))
        #expect(cell.ratioExcluded.first ?? "-" == row["excluded"])
    }

    @Test(arguments: SampleTree.Source.allCases)
    func coverage_whenCountyReportsLate_showsItUnderTheYearItLooksBackOn(source: SampleTree.Source) throws {
        let tree = try SampleTree.folded(from: source)
        #expect(tree.result("620111", 2022).state == .noReport)
        #expect(tree.result("620111", 2023).state == .reported)
        #expect(tree.cell("620100", 2022, "reconsideration.received")?.coverage.statedLater == 1)
    }

    @Test(arguments: SampleTree.Source.allCases)
    func coverage_whenCountyStatesZero_countsItAsStated(source: SampleTree.Source) throws {
        let cell = try #require(try SampleTree.folded(from: source).cell("620100", 2023, "norms.issued"))
        #expect(cell.coverage.zero == 1)
        #expect(cell.coverage.stating == 8)
    }

    @Test(arguments: SampleTree.Source.allCases)
    func province_whenOnePrefectureReports_isFarFromComplete(source: SampleTree.Source) throws {
        let cell = try #require(try SampleTree.folded(from: source).cell("620000", 2023, "mediation.received"))
        #expect(cell.value == 32003)
        #expect(cell.ownValue == 216_000)
        #expect(cell.coverage.expected == 14)
        #expect(cell.coverage.stating == 1)
        #expect(cell.coverage.counties.reporting == 8)
        #expect(cell.verdict == .incomplete)
    }

    private func amount(_ value: Decimal?, _ bounds: Bounds?) -> String {
        guard let value else { return "-" }
        return Amount(value: value, bounds: bounds ?? .init(exactly: value)).description
    }
}
