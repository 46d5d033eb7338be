/// The indicators that the product knows, with the constructions that state them and the words of the language around.
public struct Catalogue: Sendable {
    /// The entries, in the order of the catalogue's files.
    public let indicators: [Indicator]
    /// The number of these contents; part of the edition of every reading.
    public let edition: Int
    /// The constructions of each entry, in the order of ``indicators``.
    public let patterns: [[IndicatorPattern]]
    /// The words of the language that belong to no indicator.
    public let language: [WordClass: [String]]
    /// Every measure word that may follow a number.
    public let measures: [String]
    /// How zones are counted, by their codes; of those that it does not name nothing is known but what the gazetteer says.
    public let zones: [String: ZoneStanding]
    /// The sentences that prove the entries; none when it was loaded to read by, see ``bundled()``.
    public let examples: [CatalogueExample]
    private let byCode: [IndicatorCode: Int]

    /// Takes entries; of two with one code the first counts.
    public init(
        indicators: [Indicator], edition: Int, patterns: [[IndicatorPattern]] = [],
        language: [WordClass: [String]] = [:], measures: [String] = [],
        zones: [String: ZoneStanding] = [:], examples: [CatalogueExample] = []
    ) {
        self.indicators = indicators
        self.edition = edition
        self.patterns = patterns + Array(repeating: [], count: max(0, indicators.count - patterns.count))
        self.language = language
        self.measures = measures
        self.zones = zones
        self.examples = examples
        byCode = Dictionary(
            indicators.enumerated().map { ($0.element.code, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    /// The entry of a code; `nil` when this catalogue has none (a child may know more indicators than its parent).
    public subscript(code: IndicatorCode) -> Indicator? { index(of: code).map { indicators[$0] } }

    /// The place of a code in ``indicators``.
    public func index(of code: IndicatorCode) -> Int? { byCode[code] }
}
