/// The answer to the question which place a name means.
public enum PlaceResolution: Hashable, Sendable {
    /// One place.
    case decided(Place)
    /// Several places, or one that did not exist in the year asked for (then with what took its territory over).
    /// Never guessed between.
    case undecided([Place])
    /// The gazetteer has no such name.
    case unknown

    /// The codes that come into question, in order.
    public var candidates: [PlaceCode] {
        switch self {
        case .decided(let place): [place.code]
        case .undecided(let places): places.map(\.code)
        case .unknown: []
        }
    }
}
