import Places

/// Cells that are kept under a name as they were at a moment: what was handed to the people's congress, what went into the yearbook.
public struct Freeze: Hashable, Codable, Sendable {
    /// The name, one a ledger.
    public var name: String
    /// When, in milliseconds since 1970 (UTC); for people.
    public var time: Int64
    /// Only the cells of this place and of all under it; `nil` for all.
    public var place: PlaceCode?
    /// Only the cells of this year; `nil` for all.
    public var year: Int?
    /// Who froze, when that is known.
    public var person: String?
    /// How many cells are kept.
    public var cells: Int

    /// Makes a freeze; see the properties.
    public init(name: String, time: Int64, place: PlaceCode?, year: Int?, person: String?, cells: Int) {
        self.name = name
        self.time = time
        self.place = place
        self.year = year
        self.person = person
        self.cells = cells
    }
}

extension Fold {
    /// Whether a freeze keeps the cells of a place and year.
    public func isMeant(_ key: PlaceYear, by freeze: Freeze) -> Bool {
        if let year = freeze.year, year != key.year { return false }
        guard let place = freeze.place else { return true }
        return key.place == place || gazetteer.lies(key.place, under: place)
    }
}
