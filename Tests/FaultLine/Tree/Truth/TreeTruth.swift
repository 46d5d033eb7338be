import Foundation
import Generation
import Indicators
import Places
import Quantities
import Rollups

/// What the places of a tree report, and what all cells must say by that: own figures, sums with their bounds, quotients, what is handed
/// up and by which rule, verdicts and coverage, at every level. It is computed from what the generator says that its reports state.
public struct TreeTruth: Sendable {
    /// The reports by the position of the node.
    public let reports: [Int: [SampleReport]]
    private let seed: UInt64
    private let cells: [Cell.Key: TruthCell]
    /// Indicators and years of which somebody's figure is misread; see ``Misreading``.
    private let misread: [IndicatorCode: Set<Int>]
    private let gazetteer: Gazetteer

    /// Writes the reports: those of the counties first, so that the ones above can be held against their sums.
    /// - Parameter bytes: how long each is made.
    public init(_ plan: TreePlan, catalogue: Catalogue, gazetteer: Gazetteer, bytes: Int) throws {
        let writer = try ReportWriter(catalogue: catalogue, gazetteer: gazetteer, seed: plan.seed)
        // What a report says of the year before is of the truth too.
        let years = plan.years.lowerBound - 1...plan.years.upperBound
        var source = TruthSource(gazetteer)
        var reports: [Int: [SampleReport]] = [:]
        for index in plan.members.indices.reversed() where plan.reports(index) {
            let place = plan.members[index].place
            let totals = Self.totals(of: place, years, source, catalogue)
            reports[index] = plan.years.map { writer.report(of: place, year: $0, bytes: bytes, totals: totals) }
            for report in reports[index] ?? [] { source.add(report) }
        }
        self.reports = reports
        self.gazetteer = gazetteer
        seed = plan.seed
        let misread = Self.misread(reports, catalogue)
        var cells: [Cell.Key: TruthCell] = [:]
        for year in years {
            for member in plan.members {
                let key = TruthSource.Key(place: gazetteer.code(of: member.place.code, in: year), year: year)
                for (code, cell) in TruthAccount(of: key, source, catalogue).cells
                where misread[code]?.contains(year) != true {
                    cells[Cell.Key(place: key.place, year: year, indicator: code)] = cell
                }
            }
        }
        self.cells = cells
        self.misread = misread
    }

    /// What is misread, and the rates made of it.
    private static func misread(
        _ reports: [Int: [SampleReport]], _ catalogue: Catalogue
    ) -> [IndicatorCode: Set<Int>] {
        var misread: [IndicatorCode: Set<Int>] = [:]
        for report in reports.values.joined() {
            for statement in report.statements where Misreading.concerns(statement, in: report) {
                misread[statement.code, default: []].insert(statement.period.to.year)
            }
        }
        for indicator in catalogue.indicators {
            for part in [indicator.numerator, indicator.denominator] {
                if let years = part.flatMap({ misread[$0] }) { misread[indicator.code, default: []].formUnion(years) }
            }
        }
        return misread
    }

    /// What lies below a place adds up to.
    private static func totals(
        of place: Place, _ years: ClosedRange<Int>, _ source: TruthSource, _ catalogue: Catalogue
    ) -> Totals {
        var totals = Totals()
        for year in years where place.level != .county {
            for (code, cell) in TruthAccount(of: TruthSource.Key(place: place.code, year: year), source, catalogue)
                .cells
            where cell.method == .sum {
                totals[code, year] = cell.value.map { NSDecimalNumber(decimal: $0.value).intValue }
            }
        }
        return totals
    }

    /// How many cells of a place and all below it are known.
    public func count(under place: PlaceCode) -> Int { cells.keys.count { isWithin($0.place, place) } }

    /// What the verdicts of these cells must be, counted.
    public func verdicts(under place: PlaceCode) -> [Cell.Verdict: Int] {
        cells.reduce(into: [:]) { if isWithin($1.key.place, place) { $0[$1.value.verdict, default: 0] += 1 } }
    }

    /// What the cells of a place and of all below it say otherwise, in words; none when all is as it must be. Places outside are not
    /// looked at: a node knows only what lies under its own.
    public func differences(_ found: [Cell], under place: PlaceCode) -> [String] {
        let told = Dictionary(grouping: found.filter { isWithin($0.place, place) }, by: \.key)
        let twice = told.filter { $0.value.count > 1 }.map { ($0.key, ["told \($0.value.count) times"]) }
        let found = told.compactMapValues(\.first)
        let invented = found.values.filter {
            cells[$0.key] == nil && misread[$0.indicator]?.contains($0.year) != true
                && ($0.isStated || $0.coverage.stating > 0)
        }
        let named = invented.map { ($0.key, ["nobody reported it"]) }
        let wrong = cells.filter { isWithin($0.key.place, place) }.compactMap { key, cell in
            let words = found[key].map(cell.differences) ?? ["there is no cell"]
            return words.isEmpty ? nil : (key, words)
        }
        return (twice + named + wrong).sorted { $0.0 < $1.0 }.map { key, words in
            let name = gazetteer.place(key.place, in: key.year)?.name ?? ""
            return "seed \(seed), \(key.place) \(name) \(key.year) \(key.indicator): \(words.joined(separator: "; "))"
        }
    }

    private func isWithin(_ code: PlaceCode, _ place: PlaceCode) -> Bool { gazetteer.isWithin(code, place) }
}
