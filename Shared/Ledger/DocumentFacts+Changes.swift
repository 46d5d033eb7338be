import Observations
import Rollups

extension DocumentFacts {
    /// What another reading of the document tells differently.
    ///
    /// - Parameter fold: what tells the place of each.
    func changes(to new: DocumentFacts, from fold: Fold, to newFold: Fold) -> [ReadingChange] {
        ReadingComparison.changes(of: document, from: side(in: fold), to: new.side(in: newFold))
    }

    /// The reading as far as it is compared; `nil` when there is none.
    func side(in fold: Fold) -> ReadingComparison.Side? {
        findings.map {
            ReadingComparison.Side(
                edition: $0.edition, place: fold.attribution(of: self).place, observations: $0.observations)
        }
    }
}
