import Documents
import Extraction
import Foundation
import Indicators
import Observations
import Places

/// Reads the sentences beside the entries of a catalogue as they are meant: under the title of a county's report.
struct ExampleReader {
    /// The report that surrounds every example. Its sentences are invented and hold no figure.
    private static let head =
        "岳阳县2023年度法治政府建设情况报告\n\n2023年，岳阳县人民政府推进法治政府建设，现将有关情况报告如下。\n\n"

    private let reader: Reader

    init(_ catalogue: Catalogue) throws {
        reader = Reader(catalogue: catalogue, gazetteer: try Gazetteer.bundled())
    }

    /// What is read of an example, as `code value`, sorted.
    func read(_ text: String) -> [String] {
        let text = Self.head + text + "\n"
        let reading = reader.read(text, document: DocumentID(hashing: text.utf8))
        return reading.observations.map { "\($0.indicator) \($0.value)" }.sorted()
    }

    /// How what is read differs from what an example demands; `nil` when it does not.
    func difference(_ example: CatalogueExample) -> String? {
        let read = read(example.text)
        let isWrong: Bool
        let expected: String
        if example.namesAllFigures {
            let figures = example.figures.map { "\($0.code) \(Decimal(string: $0.value).map { "\($0)" } ?? $0.value)" }
            expected = figures.sorted().joined(separator: ", ")
            isWrong = figures.sorted() != read
        } else {
            expected = "nothing of \(example.entry)"
            isWrong = read.contains { $0.hasPrefix("\(example.entry) ") }
        }
        guard isWrong else { return nil }
        return """
            \(example.entry) | \(example.text)
                expected \(expected.isEmpty ? "nothing" : expected)
                read     \(read.isEmpty ? "nothing" : read.joined(separator: ", "))
            """
    }
}
