import Documents
import Journal
import Messages
import Observations

extension QueueFilter {
    /// What of the filter the journal looks for.
    var selection: DocumentSelection {
        var selection = DocumentSelection()
        if let names, names.allSatisfy({ DocumentID($0) != nil }) {
            selection.ids = Set(names.compactMap { DocumentID($0) })
        }
        if let statuses {
            selection.statuses = Set(
                statuses.compactMap { $0 == "dead" ? .buried : JournalEntry.Status(rawValue: $0) })
        }
        selection.yearHint = year
        if since != nil || until != nil {
            selection.claimedWithin = (since ?? .min)...max(since ?? .min, (until ?? .max) - 1)
        }
        return selection
    }

    /// Whether a document is meant, by what the journal does not look for.
    func contains(_ entry: JournalEntry) -> Bool {
        if let names, !names.contains(where: { entry.id.description.hasPrefix($0) }) { return false }
        if let stage, entry.failure?.stage != stage { return false }
        if let code, entry.failure?.code != code { return false }
        if let olderThan, let edition = entry.edition.flatMap(Edition.init), edition >= olderThan { return false }
        if let place, !entry.claims.contains(where: { Self.isUnder($0.placeHint, place) }) { return false }
        return true
    }

    /// A code stands for its place and all that lies under it: 3301 00 for 330103, 33 00 00 for both.
    private static func isUnder(_ hint: String?, _ place: String) -> Bool {
        guard let hint else { return false }
        guard place.utf8.count == 6, place.utf8.allSatisfy({ (48...57).contains($0) }) else { return hint == place }
        var prefix = Substring(place)
        while prefix.hasSuffix("00"), prefix.utf8.count > 2 { prefix.removeLast(2) }
        return hint.hasPrefix(prefix)
    }
}
