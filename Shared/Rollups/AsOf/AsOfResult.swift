import Places

/// What the fold says of a place in the divisions of another year.
public struct AsOfResult: Hashable, Codable, Sendable {
    /// A place whose figures went in.
    public struct Part: Hashable, Codable, Sendable {
        /// The place.
        public var place: PlaceCode
        /// Whether it is one of the year of the figures, so that its own cell of that year is what went in; else one of the year of the
        /// divisions, made of others in turn.
        public var isOfTheFigures: Bool

        /// Names a part.
        public init(place: PlaceCode, isOfTheFigures: Bool) {
            self.place = place
            self.isOfTheFigures = isOfTheFigures
        }
    }

    /// The result; its year is that of the figures.
    public var result: PlaceResult
    /// The year of the divisions.
    public var asOf: Int
    /// What it is made of; for a place with the same territory in both years the place of the year of the figures alone.
    public var parts: [Part]
    /// What changes of divisions did to it, those of the places under it included.
    public var notes: [TerritoryNote]

    /// Makes a result.
    public init(result: PlaceResult, asOf: Int, parts: [Part], notes: [TerritoryNote]) {
        self.result = result
        self.asOf = asOf
        self.parts = parts
        self.notes = notes
    }
}
