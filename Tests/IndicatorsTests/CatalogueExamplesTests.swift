import Indicators
import Testing

/// Every sentence beside an entry of the bundled catalogue, read by the whole catalogue.
struct CatalogueExamplesTests {
    private let catalogue: Catalogue

    init() throws { catalogue = try Catalogue.bundled() }

    @Test func examples_whenReadByTheWholeCatalogue_giveTheirFigures() throws {
        let reader = try ExampleReader(catalogue)
        let differences = catalogue.examples.compactMap(reader.difference)
        #expect(differences.isEmpty, "\(differences.count) differ:\n\(differences.joined(separator: "\n"))")
    }
}
