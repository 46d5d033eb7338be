import Observations
import Rollups

extension DocumentFacts {
    /// What the reading tells differently from an earlier one of the same document; everything, when there was none.
    ///
    /// - Parameter fold: what tells the place of each.
    func changes(since earlier: Findings?, fold: Fold) -> [ReadingChange] {
        var before = self
        if let earlier { before.outcome = .read(earlier) }
        return ReadingComparison.changes(
            of: document, from: earlier == nil ? nil : before.side(in: fold), to: side(in: fold))
    }

    /// The reading as far as it is compared; `nil` when there is none.
    private func side(in fold: Fold) -> ReadingComparison.Side? {
        findings.map {
            ReadingComparison.Side(
                edition: $0.edition, place: fold.attribution(of: self).place, observations: $0.observations)
        }
    }
}
