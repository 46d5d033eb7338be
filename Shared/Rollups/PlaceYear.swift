import Places

/// A place in a year: the unit in which cells are folded.
public struct PlaceYear: Hashable, Codable, Sendable, Comparable {
    /// The place.
    public var place: PlaceCode
    /// The year.
    public var year: Int

    /// Makes a key.
    public init(place: PlaceCode, year: Int) {
        self.place = place
        self.year = year
    }

    /// By place, then year.
    public static func < (left: Self, right: Self) -> Bool { (left.place, left.year) < (right.place, right.year) }
}
