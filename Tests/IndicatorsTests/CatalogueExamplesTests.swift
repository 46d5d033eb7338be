import Extraction
import Indicators
import Places
import Testing

/// Every sentence beside an entry of the bundled catalogue, read by the whole catalogue.
struct CatalogueExamplesTests {
    /// How many examples each entry has at least.
    private static let minimum = (positive: 6, negative: 3)

    private let catalogue: Catalogue

    init() throws { catalogue = try Catalogue.bundledWithExamples() }

    @Test func examples_whenReadByTheWholeCatalogue_giveTheirFigures() throws {
        let trial = CatalogueTrial(Reader(catalogue: catalogue, gazetteer: try Gazetteer.bundled()))
        let differences = catalogue.examples.compactMap(trial.difference).map { difference in
            "\(difference.example.file):\(difference.example.line) \(difference.example.text)\n    "
                + "expected \(difference.expected), read \(difference.read)"
        }
        #expect(differences.isEmpty, "\(differences.count) differ:\n\(differences.joined(separator: "\n"))")
    }

    @Test func entries_whenBundled_haveExamplesOfBothKinds() {
        let examples = Dictionary(grouping: catalogue.examples, by: \.entry)
        let lacking = catalogue.indicators.map(\.code).compactMap { code -> String? in
            let own = examples[code] ?? []
            let positive = own.count { $0.figures.contains { $0.code == code } }
            let negative = own.count - positive
            guard positive < Self.minimum.positive || negative < Self.minimum.negative else { return nil }
            return "\(code): \(positive) positive, \(negative) negative"
        }
        #expect(lacking.isEmpty, "too few examples:\n\(lacking.joined(separator: "\n"))")
    }
}
