import Documents
import Indicators
import Places
import Rollups

/// The samples rolled up from the counties over the prefecture to the province, as a ledger does it.
struct SampleTree: Sendable {
    private let results: [PlaceYear: PlaceResult]

    /// Where the figures that are rolled up come from.
    enum Source: String, Sendable, CaseIterable {
        /// The tables of ``Truth``: the fold alone is under test.
        case tables
        /// The texts, read by the reader: the whole way is under test.
        case texts
    }

    private static let ofTables = Result { try SampleTree(SampleReadings.factsOfTables()) }
    private static let ofTexts = Result { try SampleTree(SampleReadings.all().facts) }

    /// The tree.
    /// - Throws: what stood in the way of reading the samples.
    static func folded(from source: Source) throws -> SampleTree {
        switch source {
        case .tables: try ofTables.get()
        case .texts: try ofTexts.get()
        }
    }

    private init(_ facts: [DocumentFacts]) throws {
        let readings = try SampleReadings.all()
        let fold = Fold(catalogue: readings.catalogue, gazetteer: readings.gazetteer)
        var touching: [PlaceYear: [DocumentFacts]] = [:]
        for document in facts {
            for key in fold.touched(by: document) { touching[key, default: []].append(document) }
        }
        var results: [PlaceYear: PlaceResult] = [:]
        for year in [2022, 2023] {
            for place in [
                "620102", "620103", "620104", "620105", "620111", "620121", "620122", "620123", "620100", "620000",
            ] {
                let key = PlaceYear(place: PlaceCode(rawValue: place), year: year)
                let under = readings.gazetteer.children(of: key.place, in: year).compactMap {
                    results[PlaceYear(place: $0.code, year: year)]
                }
                results[key] = fold.result(of: key, documents: touching[key] ?? [], children: under)
            }
        }
        self.results = results
    }

    /// What the fold says of a place in a year.
    func result(_ place: String, _ year: Int) -> PlaceResult {
        let key = PlaceYear(place: PlaceCode(rawValue: place), year: year)
        return results[key] ?? .nothing(key)
    }

    /// The cell of an indicator; `nil` when neither the place nor anything under it states it.
    func cell(_ place: String, _ year: Int, _ indicator: String) -> Cell? {
        result(place, year).cells.first { $0.indicator.rawValue == indicator }
    }
}
