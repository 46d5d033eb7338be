import Places

/// What a change of divisions between the year of the figures and that of the divisions does to a place.
public struct TerritoryNote: Hashable, Codable, Sendable {
    /// What it does.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// The place is made of several that were places of their own; their figures are added.
        case merged
        /// A place lies in several of the others; its figures cannot be divided among them and are counted where all of them lie.
        case split
        /// The place had other counties: what it stated itself is not about this territory, so what lies under it now is added.
        case otherTerritory = "other_territory"
        /// A place of which the tables do not tell where it lies; its figures are counted nowhere.
        case lost
    }

    /// What it does.
    public var kind: Kind
    /// The place whose figures are concerned.
    public var place: PlaceCode
    /// Its name in the year of the figures; for a place that is made of others, in the year of the divisions.
    public var name: String
    /// The names of the others: what it is made of, or in which it lies.
    public var others: [String]

    /// Makes a note.
    public init(_ kind: Kind, place: PlaceCode, name: String, others: [String] = []) {
        self.kind = kind
        self.place = place
        self.name = name
        self.others = others
    }
}
