import Documents
import Rollups

/// A document whose facts changed in a group of writes, and the places and years that it touched before or touches now.
struct ChangeCause: Hashable, Codable, Sendable {
    let document: DocumentID
    let touched: [PlaceYear]

    init(document: DocumentID, touched: some Sequence<PlaceYear>) {
        self.document = document
        self.touched = touched.sorted()
    }

    /// The documents that can have changed a cell: those that touch its place, or a place below it, in its year.
    static func documents(_ causes: [ChangeCause], behind key: Cell.Key, fold: Fold) -> [DocumentID] {
        let here = PlaceYear(place: key.place, year: key.year)
        return causes.filter { cause in
            cause.touched.contains { touched in touched == here || fold.ancestors(of: touched).contains(here) }
        }.map(\.document).sorted()
    }
}
