import Places
import Rollups

/// Which results must be up to date: some that are asked for, and all that lies under these.
public struct FoldScope: Hashable, Sendable {
    /// Asked for are only results of these places.
    public var places: Set<PlaceCode>?
    /// Only results of these years, both ends included.
    public var years: ClosedRange<Int>?
    /// Only results from this one on, in the order of place and year.
    public var first: PlaceYear?
    /// Only results up to this one.
    public var last: PlaceYear?

    /// All results.
    public static let all = FoldScope()

    /// Makes a scope; see the properties.
    public init(
        places: Set<PlaceCode>? = nil, years: ClosedRange<Int>? = nil, first: PlaceYear? = nil, last: PlaceYear? = nil
    ) {
        self.places = places
        self.years = years
        self.first = first
        self.last = last
    }

    /// What a page of cells depends on. A listing folds page by page what it needs, and not the whole country for the first of them.
    ///
    /// - Parameter page: the cells that were found; where they are fewer than `limit`, the page goes to the end.
    init(of selection: CellSelection, after key: Cell.Key?, page: [Cell], limit: Int) {
        self.init(
            places: selection.places, years: selection.years,
            first: key.map { PlaceYear(place: $0.place, year: $0.year) },
            last: page.count < limit ? nil : page.last.map { PlaceYear(place: $0.place, year: $0.year) })
    }

    /// What cells of a place and a year depend on, `nil` meaning all.
    init(place: PlaceCode?, year: Int?) {
        self.init(places: place.map { [$0] }, years: year.map { $0...$0 })
    }

    /// Whether a result is asked for, or lies under one that is.
    func contains(_ key: PlaceYear, in fold: Fold) -> Bool {
        isAskedFor(key) || fold.ancestors(of: key).contains(where: isAskedFor)
    }

    private func isAskedFor(_ key: PlaceYear) -> Bool {
        places?.contains(key.place) ?? true && years?.contains(key.year) ?? true && first.map { $0 <= key } ?? true
            && last.map { key <= $0 } ?? true
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
