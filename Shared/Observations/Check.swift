import Documents
import Foundation
import Indicators

/// Arithmetic that the document itself allows.
public struct Check: Hashable, Codable, Sendable {
    /// What is compared.
    public enum Rule: String, Codable, Sendable, CaseIterable {
        /// A stated share against numerator and denominator.
        case ratio
        /// A stated total against its parts.
        case sum
        /// A stated growth against both values.
        case growth
        /// What a place states of a named one below it, against what that one states itself.
        case child
        /// A stated growth against what the report of the year before states.
        case earlier
    }

    /// What is compared.
    public var rule: Rule
    /// The indicator of the checked figure; `nil` when the catalogue has none for it.
    public var indicator: IndicatorCode?
    /// Where the checked figure stands.
    public var result: TextSpan
    /// Where its inputs stand: numerator then denominator, or the parts; empty for ``Rule/child``, whose input stands in
    /// another document. ``Rule/earlier`` names the figure that grew; what it grew from stands in another document.
    public var inputs: [TextSpan]
    /// What the text states.
    public var stated: Decimal
    /// What the inputs give, rounded to the digits that the text shows.
    public var expected: Decimal
    /// Whether the two agree within the rounding that the text shows.
    public var holds: Bool
    /// The sentence of the checked figure.
    public var sentence: String

    /// Makes a check; see the properties.
    public init(
        rule: Rule, indicator: IndicatorCode?, result: TextSpan, inputs: [TextSpan], stated: Decimal, expected: Decimal,
        holds: Bool, sentence: String
    ) {
        self.rule = rule
        self.indicator = indicator
        self.result = result
        self.inputs = inputs
        self.stated = stated
        self.expected = expected
        self.holds = holds
        self.sentence = sentence
    }
}
