import Documents
import Foundation
import Indicators
import Places
import Quantities

/// Indicator × place × period = value, as one document states it, one step from its sentence.
public struct Observation: Hashable, Codable, Sendable {
    /// The place that a figure is about, when it is not the reporting place and the text names it.
    public struct AboutPlace: Hashable, Codable, Sendable {
        /// The name as printed, in simplified characters.
        public var name: String
        /// The place it resolves to; `nil` when the gazetteer does not decide.
        public var code: PlaceCode?

        /// Makes a reference to a named place.
        public init(name: String, code: PlaceCode?) {
            self.name = name
            self.code = code
        }
    }

    /// What is counted.
    public var indicator: IndicatorCode
    /// The value in the base unit of the indicator: 5.86万户 is 58600, 84.1% is 84.1.
    public var value: Decimal
    /// The interval in which the true value lies.
    public var bounds: Bounds
    /// The base unit.
    public var unit: String
    /// How the text qualifies the figure.
    public var qualifier: Qualifier
    /// Whose figure it is.
    public var scope: Scope
    /// How far a figure of scope `self` reaches.
    public var ambit: Ambit
    /// Whether the ambit is the catalogue's usual one because the text is silent.
    public var ambitAssumed: Bool
    /// The place meant, when it is not the reporting one and the text names it.
    public var aboutPlace: AboutPlace?
    /// Whether the figure counts other things together with the indicator's, so that it must not enter a sum.
    public var joint: Bool
    /// Whether the text says zero in words (无一败诉), so that no figure stands there; `nil` for a figure. Such a zero is
    /// shown and never added.
    public var worded: Bool?
    /// The days to which it refers.
    public var period: Period
    /// The figure as printed.
    public var surface: String
    /// Where the figure stands.
    public var span: TextSpan
    /// The sentence it stands in, as printed.
    public var sentence: String
    /// Where the sentence stands.
    public var sentenceSpan: TextSpan
}

extension Observation {
    /// Makes an observation; see the properties.
    ///
    /// In an extension, so that the observation is put together by the initialiser that the compiler makes: one written out
    /// builds it, copies it and takes it apart again, and a reading makes hundreds.
    public init(
        indicator: IndicatorCode, value: Decimal, bounds: Bounds, unit: String, qualifier: Qualifier, scope: Scope,
        ambit: Ambit, ambitAssumed: Bool, aboutPlace: AboutPlace? = nil, joint: Bool = false, period: Period,
        surface: String, span: TextSpan, sentence: String, sentenceSpan: TextSpan
    ) {
        self.init(
            indicator: indicator, value: value, bounds: bounds, unit: unit, qualifier: qualifier, scope: scope,
            ambit: ambit, ambitAssumed: ambitAssumed, aboutPlace: aboutPlace, joint: joint, worded: nil,
            period: period, surface: surface, span: span, sentence: sentence, sentenceSpan: sentenceSpan)
    }
}
