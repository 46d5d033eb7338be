import Places
import Rollups

/// Which results must be up to date: those of some places and of all under them, in some years.
public struct FoldScope: Hashable, Sendable {
    /// Only results of these places and of all under them.
    public var places: Set<PlaceCode>?
    /// Only results of these years, both ends included.
    public var years: ClosedRange<Int>?

    /// All results.
    public static let all = FoldScope()

    /// Makes a scope; see the properties.
    public init(places: Set<PlaceCode>? = nil, years: ClosedRange<Int>? = nil) {
        self.places = places
        self.years = years
    }

    /// What must be up to date to answer for some cells.
    init(of selection: CellSelection) { self.init(places: selection.places, years: selection.years) }

    /// What must be up to date to keep cells of a place and a year under a name, `nil` meaning all.
    init(place: PlaceCode?, year: Int?) {
        self.init(places: place.map { [$0] }, years: year.map { $0...$0 })
    }

    /// Whether a result is among them.
    func contains(_ key: PlaceYear, in fold: Fold) -> Bool {
        guard years?.contains(key.year) ?? true else { return false }
        guard let places else { return true }
        return places.contains(key.place) || fold.ancestors(of: key).contains { places.contains($0.place) }
    }

    /// What to fold, in this order, so that all of the scope is up to date: what waits in it and what lies above that, in
    /// levels of the tree, the deepest first. A result of a level waits then or nothing has changed for it.
    func levels(of waiting: Set<PlaceYear>, in fold: Fold) -> [[PlaceYear]] {
        var levels: [Int: Set<PlaceYear>] = [:]
        for key in waiting where contains(key, in: fold) {
            let upward = [key] + fold.ancestors(of: key)
            for (height, key) in upward.enumerated() where contains(key, in: fold) {
                levels[upward.count - height, default: []].insert(key)
            }
        }
        return levels.sorted { $0.key > $1.key }.map { $0.value.sorted() }
    }
}
