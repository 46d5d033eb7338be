import Indicators
import Places

/// The roll-up: facts of a place and results of its children in, the place's result out. Pure; the tree is an argument.
public struct Fold: Sendable {
    /// What is counted and how it rolls up.
    public let catalogue: Catalogue
    /// The tree.
    public let gazetteer: Gazetteer

    /// Makes a fold over a catalogue and a tree.
    public init(catalogue: Catalogue, gazetteer: Gazetteer) {
        self.catalogue = catalogue
        self.gazetteer = gazetteer
    }

    /// The places and years whose result a document's facts can change by themselves (ancestors not included).
    public func touched(by facts: DocumentFacts) -> Set<PlaceYear> { [] }

    /// Folds one place and year.
    ///
    /// - Parameters:
    ///   - key: the place and the year.
    ///   - documents: the facts of every document that touches `key`, in any order.
    ///   - children: the results of what lies directly under the place, in any order; a child without an entry has
    ///     handed in nothing.
    public func result(of key: PlaceYear, documents: [DocumentFacts], children: [PlaceResult]) -> PlaceResult {
        .nothing(key)
    }
}
