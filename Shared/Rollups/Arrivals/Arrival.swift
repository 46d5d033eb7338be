import Places

/// That a document arrived which may be a place's report, while no figure of it is in a cell.
public struct Arrival: Hashable, Sendable {
    /// What keeps its figures out.
    public enum State: String, Hashable, Codable, Sendable, CaseIterable {
        /// It waits to be read, or is being read.
        case inProcess = "in_process"
        /// It was read, and nothing tells which of several places it is from. The place is one of them.
        case undecided = "place_undecided"
    }

    /// The place.
    public var place: PlaceCode
    /// The year reported; `nil` when nothing tells. Such a document is in no coverage.
    public var year: Int?
    /// What keeps its figures out.
    public var state: State

    /// Makes an arrival; see the properties.
    public init(place: PlaceCode, year: Int?, state: State) {
        self.place = place
        self.year = year
        self.state = state
    }
}
