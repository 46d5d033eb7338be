import Places
import Rollups

/// What changes of divisions did, for scripts.
enum TerritoryLines {
    /// A list of objects.
    static func json(_ notes: [TerritoryNote]) -> String {
        JSONLine.objects(notes) { line, note in
            line.string("kind", note.kind.rawValue)
            line.string("place", note.place.rawValue)
            line.string("name", note.name)
            line.raw("others", JSONLine.list(note.others.map(JSONLine.quoted)))
        }
    }
}
