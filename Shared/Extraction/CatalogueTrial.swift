import Documents
import Foundation
import Indicators
import Observations

/// Runs the sentences beside the entries of a catalogue against the whole catalogue.
///
/// Each is read as it is meant: as a paragraph of a county's report about a year, so that periods and places are those of
/// a report.
public struct CatalogueTrial: Sendable {
    /// The report around every example. Its sentences are invented and hold no figure.
    private static let head =
        "岳阳县2023年度法治政府建设情况报告\n\n2023年，岳阳县人民政府推进法治政府建设，现将有关情况报告如下。\n\n"

    /// A figure that an example states or that was read in it.
    public struct Figure: Hashable, Sendable, Comparable, CustomStringConvertible {
        /// The indicator.
        public var code: IndicatorCode
        /// The value in the base unit.
        public var value: Decimal

        /// `code value`.
        public var description: String { "\(code) \(value)" }

        /// By code, then by value.
        public static func < (left: Self, right: Self) -> Bool { (left.code, left.value) < (right.code, right.value) }
    }

    /// An example that is read otherwise than it says.
    public struct Difference: Hashable, Sendable {
        /// The example.
        public var example: CatalogueExample
        /// What it says, sorted; for a near miss without figures what must not be read is anything of its entry.
        public var expected: [Figure]
        /// What was read, sorted.
        public var read: [Figure]

        /// What should have been read and was not.
        public var missing: [Figure] { expected.filter { !read.contains($0) } }

        /// What was read and should not have been.
        public var wrong: [Figure] {
            example.namesAllFigures
                ? read.filter { !expected.contains($0) } : read.filter { $0.code == example.entry }
        }
    }

    private let reader: Reader

    /// Takes the reader whose catalogue is tried.
    public init(_ reader: Reader) { self.reader = reader }

    /// How what is read differs from what an example says; `nil` when it does not.
    public func difference(_ example: CatalogueExample) -> Difference? {
        let text = Self.head + example.text + "\n"
        let reading = reader.read(text, document: DocumentID(hashing: text.utf8))
        let read = reading.observations.filter { $0.worded != true }.map { Figure(code: $0.indicator, value: $0.value) }
            .sorted()
        let expected = example.figures.map {
            // A value that is no number is never read, so that the example shows as a difference.
            Figure(code: $0.code, value: Decimal(string: $0.value) ?? .nan)
        }
        .sorted()
        let differs =
            example.namesAllFigures ? read != expected : read.contains { $0.code == example.entry }
        return differs ? Difference(example: example, expected: expected, read: read) : nil
    }
}
