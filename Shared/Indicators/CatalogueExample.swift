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
    /// What must be read there, in any order.
    public var figures: [Figure]
    /// The entry it stands beside.
    public var entry: IndicatorCode
    /// Whether nothing but ``figures`` may be read there; otherwise only figures of ``entry`` must not be.
    public var namesAllFigures: Bool
    /// The file that it stands in.
    public var file: String
    /// Its line there, counted from 1.
    public var line: Int

    /// Makes an example.
    public init(
        text: String, figures: [Figure], entry: IndicatorCode, namesAllFigures: Bool = true, file: String = "",
        line: Int = 0
    ) {
        self.file = file
        self.line = line
        self.text = text
        self.figures = figures
        self.entry = entry
        self.namesAllFigures = namesAllFigures
    }
}
