import Indicators
import Places

extension Cell {
    /// What names a cell: place, year, indicator; also the cursor of listings, which go in this order.
    public struct Key: Hashable, Codable, Sendable, Comparable {
        /// The place.
        public var place: PlaceCode
        /// The year.
        public var year: Int
        /// What is counted.
        public var indicator: IndicatorCode

        /// Makes a key.
        public init(place: PlaceCode, year: Int, indicator: IndicatorCode) {
            self.place = place
            self.year = year
            self.indicator = indicator
        }

        /// By place, then year, then indicator.
        public static func < (left: Self, right: Self) -> Bool {
            (left.place, left.year, left.indicator) < (right.place, right.year, right.indicator)
        }
    }

    /// What names the cell.
    public var key: Key { Key(place: place, year: year, indicator: indicator) }
}
