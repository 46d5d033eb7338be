import Indicators
import Places
import Rollups

/// The samples rolled up from the counties over the prefecture to the province, as a ledger does it.
struct SampleTree: Sendable {
    private let results: [PlaceYear: PlaceResult]

    private static let outcome = Result { try SampleTree() }

    /// The tree.
    /// - Throws: what stood in the way of reading the samples.
    static func folded() throws -> SampleTree { try outcome.get() }

    private init() throws {
        let readings = try SampleReadings.all()
        let fold = Fold(catalogue: readings.catalogue, gazetteer: readings.gazetteer)
        let facts = readings.facts
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
