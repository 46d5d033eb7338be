import Documents
import Observations
import Quantities

/// What reports state and a catalogue has no entry for: quantities by the words that say what they count.
public struct CatalogueGaps: Sendable {
    /// One kind of quantity.
    public struct Gap: Hashable, Sendable {
        /// The words that say what is counted.
        public var label: String
        /// The measure word, `%` for a share; empty for none.
        public var unit: String
        /// In how many documents it stands.
        public var documents: Int
        /// How often it stands there in all.
        public var occurrences: Int
        /// Some of the places where it stands, of different documents as far as there are.
        public var examples: [Example]
    }

    /// A quantity in its words.
    public struct Example: Hashable, Sendable {
        /// The document as it was named.
        public var source: String
        /// The number as printed.
        public var surface: String
        /// Where it stands.
        public var span: TextSpan
        /// The line or sentence around it.
        public var sentence: String
    }

    private struct Key: Hashable {
        var label: String
        var unit: String
    }

    private static let examplesKept = 3
    private var gaps: [Key: Gap] = [:]
    private var lastDocument: [Key: Int] = [:]
    private var documentCount = 0
    /// The quantities without any words.
    public private(set) var unlabelled = 0
    /// The quantities that are no facts of the reporter, or no levels: plans, changes, parts.
    public private(set) var rejected = 0
    /// All quantities, those with an indicator too.
    public private(set) var quantities = 0
    /// Those that state an indicator.
    public private(set) var catalogued = 0

    /// Counts nothing yet.
    public init() {}

    /// Takes a reading in. Complexity: linear in its numbers and the length of its text.
    public mutating func add(_ reading: Reading, source: String) {
        documentCount += 1
        let text = DocumentText(reading.text)
        let stated = Set(reading.observations.map(\.span))
        for mention in reading.mentions where mention.kind == .quantity {
            quantities += 1
            if stated.contains(mention.span) {
                catalogued += 1
                continue
            }
            // A plan, a change, a part: not what the catalogue lacks.
            if mention.rejection != nil {
                rejected += 1
                continue
            }
            guard let label = mention.label else {
                unlabelled += 1
                continue
            }
            let key = Key(label: label.filter { !$0.isWhitespace }, unit: mention.unit ?? "")
            var gap =
                gaps[key] ?? Gap(label: key.label, unit: key.unit, documents: 0, occurrences: 0, examples: [])
            gap.occurrences += 1
            let isFirst = lastDocument[key] != documentCount
            if isFirst { gap.documents += 1 }
            if isFirst, gap.examples.count < Self.examplesKept {
                gap.examples.append(
                    Example(
                        source: source, surface: mention.surface, span: mention.span,
                        sentence: text.surroundings(of: mention.span)))
            }
            lastDocument[key] = documentCount
            gaps[key] = gap
        }
    }

    /// All gaps: those of most documents first, then the most frequent, then by label.
    public var ranked: [Gap] {
        gaps.values.sorted {
            ($1.documents, $1.occurrences, $0.label, $0.unit) < ($0.documents, $0.occurrences, $1.label, $1.unit)
        }
    }
}
