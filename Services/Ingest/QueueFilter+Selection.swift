import Documents
import Journal
import Messages
import Observations

extension QueueFilter {
    /// The filter as the journal understands it.
    var selection: DocumentSelection {
        var selection = DocumentSelection(
            idPrefixes: names, failureStage: stage, failureCode: code, placeUnder: place, yearHint: year,
            known: known.map(Set.init),
            editionBelow: olderThan?.description)
        if let statuses {
            selection.statuses = Set(
                statuses.compactMap { $0 == "dead" ? .buried : JournalEntry.Status(rawValue: $0) })
        }
        if since != nil || until != nil {
            let first = since ?? .min
            selection.claimedWithin = first...max(first, (until ?? .max) - 1)
        }
        return selection
    }
}
