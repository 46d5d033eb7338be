/// The indicators that the product knows.
public struct Catalogue: Sendable {
    /// The entries, in the order of the catalogue's file.
    public let indicators: [Indicator]
    /// The number of these contents; part of the edition of every reading.
    public let edition: Int
    private let byCode: [IndicatorCode: Indicator]

    /// Takes entries; of two with one code the first counts.
    public init(indicators: [Indicator], edition: Int) {
        self.indicators = indicators
        self.edition = edition
        byCode = Dictionary(indicators.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The entry of a code; `nil` when this catalogue has none (a child may know more indicators than its parent).
    public subscript(code: IndicatorCode) -> Indicator? { byCode[code] }
}
