import Indicators
import Places

/// Which cells are meant. Every condition that is set must hold; none set means all cells.
public struct CellSelection: Hashable, Codable, Sendable {
    /// Only cells of these places.
    public var places: Set<PlaceCode>?
    /// Only cells of these years, both ends included.
    public var years: ClosedRange<Int>?
    /// Only cells of these indicators.
    public var indicators: Set<IndicatorCode>?

    /// All cells.
    public static let all = CellSelection()

    /// Makes a selection; see the properties.
    public init(
        places: Set<PlaceCode>? = nil, years: ClosedRange<Int>? = nil, indicators: Set<IndicatorCode>? = nil
    ) {
        self.places = places
        self.years = years
        self.indicators = indicators
    }
}
