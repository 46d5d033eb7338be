import ArgumentParser
import Foundation
import Indicators
import Phrases

/// The catalogue to read by, as every command takes it.
struct CatalogueOption: ParsableArguments {
    @Option(
        help: "A catalogue of one's own: a YAML file, or a folder of them; “extends: bundled” keeps the product's own.",
        completion: .file())
    var catalogue: String?

    /// Loads it; a fault is told on standard error and ends the command with status 78 (EX_CONFIG).
    ///
    /// - Parameter withExamples: whether those of the product's own entries are wanted too.
    func load(withExamples: Bool = false) throws -> Catalogue {
        do {
            guard let catalogue else {
                return try withExamples ? Catalogue.bundledWithExamples() : Catalogue.bundled()
            }
            return try Catalogue(contentsOf: URL(fileURLWithPath: catalogue))
        } catch {
            Output().fault(Phrase(zh: "无法载入目录：\(error)", en: "\(error)"))
            throw ExitCode(78)
        }
    }
}
