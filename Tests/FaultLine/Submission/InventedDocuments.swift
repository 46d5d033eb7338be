import Generation
import Indicators
import Places

/// Any number of different documents from a seed: reports of the counties, prefectures and the province of a roster, year
/// by year, and among them now and then bytes that nobody can read.
public struct InventedDocuments: Sendable {
    /// The indicators that the reports speak of.
    public let catalogue: Catalogue
    private let gazetteer: Gazetteer
    private let places: [Place]
    private let years = 2016...2023
    private let seed: UInt64
    private let unreadableEvery: Int

    /// Loads what reports are made of.
    ///
    /// - Parameters:
    ///   - placeCount: how many places report. When each has reported all years, the next reports contradict the first ones.
    ///   - unreadableEvery: every so-manieth document is a dead letter; 0 for none.
    public init(seed: UInt64, placeCount: Int = 8, unreadableEvery: Int = 13) throws {
        catalogue = try Catalogue.bundled()
        gazetteer = try Gazetteer.bundled()
        places = Array(Roster(gazetteer: gazetteer, years: years, seed: seed).places.prefix(placeCount))
        self.seed = seed
        self.unreadableEvery = unreadableEvery
    }

    /// The place that reports in the document of a number.
    public func place(_ number: Int) -> PlaceCode { places[number % places.count].code }

    /// The documents with these numbers.
    /// - Parameter size: how long each report is made, in bytes, with sentences that hold no figure.
    public func documents(_ numbers: Range<Int>, size: Int = 0) throws -> [InventedDocument] {
        let perEdition = places.count * years.count
        var writers: [Int: ReportWriter] = [:]
        return try numbers.map { number in
            if unreadableEvery > 0, number % unreadableEvery == unreadableEvery - 1 {
                // No charset knows it: a length of NUL bytes behind a number that makes it one of its kind.
                return InventedDocument(
                    Array("\(seed) \(number)".utf8) + [UInt8](repeating: 0, count: 64), source: "unreadable \(number)")
            }
            let edition = number / perEdition
            let writer =
                try writers[edition]
                ?? ReportWriter(catalogue: catalogue, gazetteer: gazetteer, seed: seed &+ UInt64(edition))
            writers[edition] = writer
            let place = places[number % places.count]
            let year = years.lowerBound + number / places.count % years.count
            let report = writer.report(of: place, year: year, bytes: size)
            return InventedDocument(Array(report.text.utf8), source: "report \(number)", report: report)
        }
    }
}
