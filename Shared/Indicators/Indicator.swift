/// An entry of the catalogue: what is counted, in which unit, and how it rolls up.
///
/// What offices call it, the phrasings that state it, stands beside it in the catalogue's file; see ``Catalogue``.
public struct Indicator: Hashable, Codable, Sendable {
    /// What kind of number it is.
    public enum Kind: String, Codable, Sendable {
        /// A number of things.
        case count
        /// A share in per cent.
        case ratio
        /// An amount in yuan.
        case money
        /// A length of time.
        case duration
    }

    /// How the number behaves over time and space.
    public enum Nature: String, Codable, Sendable {
        /// Counted over a period: parts of a year add.
        case flow
        /// Counted on a day: the latest day of the year counts.
        case stock
        /// Items of a list that is much the same in every county: never added.
        case list
        /// A share, a rate, a duration: never added.
        case rate
    }

    /// How it rolls up from children to parent.
    public enum Rollup: String, Codable, Sendable {
        /// Added with bounds.
        case sum
        /// Summed numerators over summed denominators.
        case ratio
        /// Distribution only.
        case none
    }

    /// Its stable name.
    public var code: IndicatorCode
    /// The group it belongs to, for pages and tables.
    public var theme: String
    /// Its Chinese name.
    public var zh: String
    /// Its English name.
    public var en: String
    /// What kind of number it is.
    public var kind: Kind
    /// The base unit, such as 件, %, 元.
    public var unit: String
    /// How it behaves over time and space.
    public var nature: Nature
    /// The ambit that silence means.
    public var usualAmbit: Ambit
    /// How it rolls up.
    public var rollup: Rollup
    /// For a ratio: the indicator above the line.
    public var numerator: IndicatorCode?
    /// For a ratio: the indicator below the line.
    public var denominator: IndicatorCode?
    /// What counts and what does not, where the name leaves doubt.
    public var definition: String?
    /// For a ratio: whether it may be above 100, as growth and what was done of a plan may; `nil` for a part of a whole.
    public var exceedsWhole: Bool?

    /// Makes an entry; see the properties.
    public init(
        code: IndicatorCode, theme: String, zh: String, en: String, kind: Kind, unit: String, nature: Nature,
        usualAmbit: Ambit, rollup: Rollup, numerator: IndicatorCode? = nil, denominator: IndicatorCode? = nil,
        definition: String? = nil, exceedsWhole: Bool? = nil
    ) {
        self.code = code
        self.theme = theme
        self.zh = zh
        self.en = en
        self.kind = kind
        self.unit = unit
        self.nature = nature
        self.usualAmbit = usualAmbit
        self.rollup = rollup
        self.numerator = numerator
        self.denominator = denominator
        self.definition = definition
        self.exceedsWhole = exceedsWhole
    }
}
