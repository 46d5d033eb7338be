import Documents
import Extraction
import Foundation
import Generation
import Indicators
import Observations
import Places
import Quantities
import Seeds
import Testing

/// The truth beside invented reports, against what the reader finds in them: the wordings leave no doubt, so that a
/// difference is a fault of the reader or of a wording.
struct ReadingTests {
    private static let years = 2021...2023

    private let catalogue: Catalogue
    private let gazetteer: Gazetteer

    init() throws {
        catalogue = try Catalogue.bundled()
        gazetteer = try BundledGazetteer.load()
    }

    /// A figure, as truth and reading must agree on it.
    private struct Found: Hashable, CustomStringConvertible {
        var code: IndicatorCode
        var value: Decimal
        var unit: String
        var qualifier: Qualifier
        var bounds: Bounds
        var period: Period

        var description: String {
            let upper = bounds.upper.map { "\($0)" } ?? "…"
            return
                "\(code) \(value) \(unit) \(qualifier.rawValue) [\(bounds.lower), \(upper)\(bounds.excludesUpper ? ")" : "]") "
                + "\(period.from)/\(period.to)"
        }

        init(_ statement: SampleReport.Statement) {
            (code, value, unit) = (statement.code, statement.value, statement.unit)
            (qualifier, bounds, period) = (statement.qualifier, statement.bounds, statement.period)
        }

        init(_ observation: Observation) {
            (code, value, unit) = (observation.indicator, observation.value, observation.unit)
            (qualifier, bounds, period) = (observation.qualifier, observation.bounds, observation.period)
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func reports_whenRead_giveTheirTruthAndNothingElse(seed: UInt64) throws {
        let reader = Reader(catalogue: catalogue, gazetteer: gazetteer)
        let writer = try ReportWriter(catalogue: catalogue, gazetteer: gazetteer, seed: seed)
        let roster = Roster(gazetteer: gazetteer, years: Self.years, seed: seed)
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<12 {
            let place = try #require(roster.places.randomElement(using: &generator))
            let report = writer.report(of: place, year: Int.random(in: Self.years, using: &generator))
            let reading = reader.read(report.text, document: DocumentID(hashing: report.text.utf8))
            let metadata = reading.metadata
            #expect(metadata.place == place.code, "seed \(seed): \(place.name) is read as \(metadata.jurisdiction)")
            #expect(metadata.year == report.year, "seed \(seed): \(place.name)")
            #expect(metadata.published == report.published, "seed \(seed): \(place.name)")
            #expect(metadata.kind == .annualReport, "seed \(seed): \(place.name)")
            let stated = report.statements.map(Found.init)
            let read = reading.observations.map(Found.init)
            for (statement, found) in zip(report.statements, stated) where !read.contains(found) {
                Issue.record("seed \(seed), \(place.name): \(found) is not read in “\(statement.sentence)”")
            }
            for (observation, found) in zip(reading.observations, read) where !stated.contains(found) {
                Issue.record("seed \(seed), \(place.name): \(found) is read wrongly in “\(observation.sentence)”")
            }
            #expect(read.count == stated.count, "seed \(seed): \(place.name)")
            for observation in reading.observations where observation.scope != .`self` {
                Issue.record("seed \(seed), \(place.name): not the place's own: “\(observation.sentence)”")
            }
            for check in reading.checks where !check.holds {
                Issue.record("seed \(seed), \(place.name): the figures contradict each other: “\(check.sentence)”")
            }
        }
    }

    /// How far figures reach is told by 全县, 各级 and 县政府, else by the catalogue.
    @Test func figures_whenRead_reachAsFarAsTheirSentencesSay() throws {
        let reader = Reader(catalogue: catalogue, gazetteer: gazetteer)
        let writer = try ReportWriter(catalogue: catalogue, gazetteer: gazetteer, seed: 9)
        var compared: [Ambit: Int] = [:]
        for place in Roster(gazetteer: gazetteer, years: Self.years, seed: 9).places.prefix(40) {
            let report = writer.report(of: place, year: 2022)
            let reading = reader.read(report.text, document: DocumentID(hashing: report.text.utf8))
            for statement in report.statements {
                let observation = reading.observations.first {
                    $0.indicator == statement.code && $0.period == statement.period
                }
                #expect(
                    observation?.ambit == statement.ambit, "\(place.name), \(statement.code): “\(statement.sentence)”")
                compared[statement.ambit, default: 0] += 1
            }
        }
        #expect(Ambit.allCases.allSatisfy { compared[$0, default: 0] > 20 }, "\(compared)")
    }

    /// A prefecture's own figures, in view of what its counties state together: just that, more, less, or of their own.
    @Test func totals_whenGiven_areStatedOrNearlySo() throws {
        let reader = Reader(catalogue: catalogue, gazetteer: gazetteer)
        let writer = try ReportWriter(catalogue: catalogue, gazetteer: gazetteer, seed: 3)
        let added = catalogue.indicators.filter { $0.rollup == .sum }.map(\.code)
        var totals = Totals()
        for code in added { for year in 2021...2022 { totals[code, year] = 54_321 } }
        var (same, more, less) = (0, 0, 0)
        let places = Roster(gazetteer: gazetteer, years: Self.years, seed: 3).places.filter { $0.level == .prefecture }
        for place in places.prefix(12) {
            #expect(writer.report(of: place, year: 2022, totals: Totals()) == writer.report(of: place, year: 2022))
            let report = writer.report(of: place, year: 2022, totals: totals)
            let reading = reader.read(report.text, document: DocumentID(hashing: report.text.utf8))
            #expect(
                Set(reading.observations.map(Found.init)) == Set(report.statements.map(Found.init)), "\(place.name)")
            for statement in report.statements where added.contains(statement.code) && statement.qualifier == .exact {
                if statement.value == 54_321 {
                    same += 1
                } else if statement.value > 54_321 {
                    more += 1
                } else {
                    less += 1
                }
            }
        }
        #expect(same > 50 && more > 20 && less > 20, "\(same) \(more) \(less)")
    }
}
