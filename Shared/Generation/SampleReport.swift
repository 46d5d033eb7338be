import Foundation
import Indicators
import Places
import Quantities

/// An invented report, with what a careful reader finds in it.
public struct SampleReport: Hashable, Sendable {
    /// A figure that it states.
    public struct Statement: Hashable, Sendable {
        /// The indicator.
        public var code: IndicatorCode
        /// The value in the base unit.
        public var value: Decimal
        /// The base unit.
        public var unit: String
        /// How the figure is qualified.
        public var qualifier: Qualifier
        /// Between what the true value lies, by the way in which the figure is printed.
        public var bounds: Bounds
        /// How far the figure reaches: as its sentence says (全县, 县政府), or where that is silent as the catalogue does.
        public var ambit: Ambit
        /// The days to which it refers.
        public var period: Period
        /// The sentence it stands in.
        public var sentence: String
    }

    /// The place that reports.
    public var place: Place
    /// The year reported.
    public var year: Int
    /// The day under the signature.
    public var published: CalendarDay?
    /// The report.
    public var text: String
    /// Every figure of an indicator that it states as a fact, in the order of the text.
    public var statements: [Statement]
}
