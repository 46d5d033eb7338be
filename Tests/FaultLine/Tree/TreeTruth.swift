import Foundation
import Generation
import Indicators
import Places
import Quantities
import Rollups

/// What the counties of a tree report, and what the province's cells must say by that.
public struct TreeTruth: Sendable {
    /// The reports by the position of the node.
    public let reports: [Int: [SampleReport]]
    /// The sum over all counties, for indicators that are added up and that are stated exactly and for the whole year
    /// wherever they are stated.
    public let sums: [Cell.Key: Decimal]
    /// All cells of indicators that are added up which may say something.
    private let stated: Set<Cell.Key>
    /// The indicators that are added up.
    private let added: Set<IndicatorCode>

    /// Writes the reports.
    /// - Parameter bytes: how long each is made.
    public init(_ plan: TreePlan, catalogue: Catalogue, gazetteer: Gazetteer, bytes: Int) throws {
        let writer = try ReportWriter(catalogue: catalogue, gazetteer: gazetteer, seed: plan.seed)
        reports = Dictionary(
            uniqueKeysWithValues: plan.counties.map { county in
                (county, plan.years.map { writer.report(of: plan.members[county].place, year: $0, bytes: bytes) })
            })
        added = Set(catalogue.indicators.filter { $0.rollup == .sum }.map(\.code))
        (sums, stated) = Self.sums(reports, of: plan.members[0].place.code, added: added)
    }

    /// A report may also state what the year before was; that counts where the report of that year said nothing.
    private static func sums(
        _ reports: [Int: [SampleReport]], of province: PlaceCode, added: Set<IndicatorCode>
    ) -> (sums: [Cell.Key: Decimal], stated: Set<Cell.Key>) {
        var stated: [Cell.Key: [Int: SampleReport.Statement]] = [:]
        var unclear: Set<Cell.Key> = []
        for (county, reports) in reports {
            for report in reports.sorted(by: { $0.year < $1.year }) {
                for statement in report.statements where added.contains(statement.code) {
                    let year = statement.period.to.year
                    let key = Cell.Key(place: province, year: year, indicator: statement.code)
                    if statement.qualifier != .exact || !statement.period.isWholeYear { unclear.insert(key) }
                    if stated[key]?[county] == nil { stated[key, default: [:]][county] = statement }
                }
            }
        }
        let sums = stated.filter { !unclear.contains($0.key) }.mapValues { $0.values.reduce(0) { $0 + $1.value } }
        return (sums, Set(stated.keys))
    }

    /// What the cells say otherwise, in words; none when all is as it must be.
    public func differences(_ cells: [Cell]) -> [String] {
        let values = Dictionary(cells.map { ($0.key, $0.value) }) { first, _ in first }
        let province = stated.first?.place
        let invented = cells.filter {
            $0.key.place == province && added.contains($0.key.indicator) && $0.value != nil && !stated.contains($0.key)
        }
        return invented.map { "\($0.key.place) \($0.key.year) \($0.key.indicator): no county reported it" }
            + sums.sorted { $0.key < $1.key }.compactMap { key, sum in
                values[key] == .some(sum)
                    ? nil
                    : "\(key.place) \(key.year) \(key.indicator): \(values[key]?.map { "\($0)" } ?? "nothing") instead of \(sum)"
            }
    }
}
