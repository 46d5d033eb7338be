import Places
import Rollups

extension Fold {
    /// How many places lie above a place: 0 for a province and for a place that the tree does not have.
    func depth(of key: PlaceYear) -> Int { ancestors(of: key).count }

    /// What lies above a place, nearest first.
    func ancestors(of key: PlaceYear) -> [PlaceYear] {
        var ancestors: [PlaceYear] = []
        var next = parent(of: key)
        while let key = next, ancestors.count < Self.deepest {
            ancestors.append(key)
            next = parent(of: key)
        }
        return ancestors
    }

    /// Whether a result says no more than that nothing is known. Such results are not stored.
    func isBlank(_ result: PlaceResult) -> Bool {
        result.state == .noReport && result.cells.isEmpty && result.uses.isEmpty
            && result == self.result(of: result.key, documents: [], children: [])
    }

    /// More levels than any tree of divisions has; it ends the walk should a table name a place its own ancestor.
    private static let deepest = 16
}
