import Documents
import Foundation
import Generation
import Indicators
import Places
import Quantities
import Seeds
import Testing

/// What is promised of invented reports, whoever reads them.
struct SampleReportTests {
    private let catalogue: Catalogue
    private let gazetteer: Gazetteer

    init() throws {
        catalogue = try Catalogue.bundled()
        gazetteer = try BundledGazetteer.load()
    }

    private func reports(_ count: Int, seed: UInt64, year: Int = 2023) throws -> [SampleReport] {
        let writer = try ReportWriter(catalogue: catalogue, gazetteer: gazetteer, seed: seed)
        return Roster(gazetteer: gazetteer, years: year...year, seed: seed).places.prefix(count)
            .map { writer.report(of: $0, year: year) }
    }

    @Test func reports_whenTheSeedIsTheSame_areTheSame() throws {
        #expect(try reports(20, seed: 7) == reports(20, seed: 7))
        #expect(try reports(5, seed: 7)[...] == reports(20, seed: 7).prefix(5))
        #expect(try reports(5, seed: 7) != reports(5, seed: 8))
    }

    @Test func report_whenWrittenOnAnyMachine_isThisOne() throws {
        // The first numbers of SplitMix64 for the seed 0, as its authors publish them.
        var generator = SeededGenerator(seed: 0)
        #expect(generator.next() == 0xE220_A839_7B1D_CDAF)
        #expect(generator.next() == 0x6E78_9E6A_A1B9_65F4)
    }

    @Test func reports_whenManyAreWritten_areAllDifferent() throws {
        let all = try reports(200, seed: 3) + reports(200, seed: 3, year: 2022) + reports(200, seed: 4)
        #expect(Set(all.map { DocumentID(hashing: $0.text.utf8) }).count == all.count)
    }

    @Test func wordings_whenCounted_areTwoAtLeastForEveryIndicator() throws {
        let counts = try ReportWriter(catalogue: catalogue, gazetteer: gazetteer, seed: 0).wordings
        let lacking = catalogue.indicators.map(\.code).filter { counts[$0, default: 0] < 2 }
        #expect(lacking.isEmpty, "too few wordings in Shared/Generation/Sections: \(lacking)")
        #expect(counts.keys.allSatisfy { catalogue[$0] != nil }, "the catalogue has no such indicator")
    }

    @Test func indicators_whenManyPlacesReport_areAllStated() throws {
        let stated = Set(try reports(150, seed: 1).flatMap(\.statements).map(\.code))
        let lacking = catalogue.indicators.map(\.code).filter { !stated.contains($0) }
        #expect(lacking.isEmpty, "not stated: \(lacking)")
    }

    @Test func reports_whenWritten_areShapedLikeReports() throws {
        for report in try reports(60, seed: 5) {
            #expect(report.text.hasPrefix(ReportWriter.notice + "\n"))
            let headings = report.text.split(separator: "\n").count { $0.hasPrefix("（") } - 1
            #expect((20...62).contains(report.text.count { $0 == "。" } - headings))
            for statement in report.statements {
                #expect(report.text.contains(statement.sentence))
                #expect(statement.sentence.last == "。" && !statement.sentence.dropLast().contains("。"))
                #expect(statement.unit == catalogue[statement.code]?.unit)
            }
            let ownYear = report.statements.filter { $0.period.year == report.year }.map(\.code)
            #expect(Set(ownYear).count == ownYear.count, "an indicator is stated twice")
        }
    }

    @Test func statements_whenTwoYearsAreWritten_tellTheSameOfTheFirst() throws {
        let exact = try reports(120, seed: 2, year: 2022).flatMap { report in
            report.statements.filter { $0.qualifier == .exact && $0.period.year == 2022 && $0.unit != "元" }
                .map { (key: "\(report.place.code) \($0.code)", statement: $0) }
        }
        let known = Dictionary(exact.map { ($0.key, $0.statement) }, uniquingKeysWith: { first, _ in first })
        var compared = 0
        for report in try reports(120, seed: 2, year: 2023) {
            for statement in report.statements where statement.period.year == 2022 {
                guard let before = known["\(report.place.code) \(statement.code)"], !before.sentence.contains("万")
                else { continue }
                #expect(before.value == statement.value, "\(before.sentence) \(statement.sentence)")
                compared += 1
            }
        }
        #expect(compared > 20)
    }

    @Test(arguments: [20_000, 300_000]) func report_whenASizeIsAsked_isFilledUpToIt(bytes: Int) throws {
        let writer = try ReportWriter(catalogue: catalogue, gazetteer: gazetteer, seed: 6)
        let place = try #require(Roster(gazetteer: gazetteer, years: 2023...2023, seed: 6).places.first)
        let plain = writer.report(of: place, year: 2023)
        let long = writer.report(of: place, year: 2023, bytes: bytes)
        #expect((bytes - 1000...bytes).contains(long.text.utf8.count))
        #expect(long.statements == plain.statements)
    }

    @Test func roster_whenRead_bringsCountiesBeforeWhatIsAboveThem() {
        let places = Roster(gazetteer: gazetteer, years: 2021...2023, seed: 1).places
        var seen: Set<PlaceCode> = []
        for place in places {
            if let parent = place.parent { #expect(!seen.contains(parent), "\(place.name)") }
            #expect(seen.insert(place.code).inserted, "\(place.name) twice")
        }
        #expect(places.count > 2500)
    }
}
