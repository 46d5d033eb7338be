/// A sentence beside an entry that proves it: what must be read there, and what must not.
public struct CatalogueExample: Hashable, Sendable {
    /// A figure that the example states.
    public struct Figure: Hashable, Sendable {
        /// The indicator.
        public var code: IndicatorCode
        /// The value as a plain number in the base unit.
        public var value: String

        /// Makes an expectation.
        public init(code: IndicatorCode, value: String) {
            self.code = code
            self.value = value
        }
    }

    /// The sentence.
    public var text: String
    /// All that must be read there, in any order; empty for a near miss.
    public var figures: [Figure]
    /// The entry it stands beside.
    public var entry: IndicatorCode

    /// Makes an example.
    public init(text: String, figures: [Figure], entry: IndicatorCode) {
        self.text = text
        self.figures = figures
        self.entry = entry
    }
}
