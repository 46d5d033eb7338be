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
        var period: Period

        var description: String { "\(code) \(value) \(unit) \(qualifier.rawValue) \(period.from)/\(period.to)" }
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
            let stated = report.statements.map {
                Found(code: $0.code, value: $0.value, unit: $0.unit, qualifier: $0.qualifier, period: $0.period)
            }
            let read = reading.observations.map {
                Found(code: $0.indicator, value: $0.value, unit: $0.unit, qualifier: $0.qualifier, period: $0.period)
            }
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
}
