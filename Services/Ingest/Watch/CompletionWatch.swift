/// Tells which files of a folder are complete: a pure state machine.
///
/// Nobody says when a file that is being copied has ended. A file counts as complete when neither its size nor its time
/// has changed from one look to another that is at least ``settle`` later. A file that is moved into the folder in one
/// step is complete when it is seen, but cannot be told from one whose copying pauses; it waits as well.
struct CompletionWatch {
    /// A file as it was seen.
    struct Sighting: Hashable {
        /// The path below the folder.
        var path: WatchedPath
        /// In bytes.
        var size: Int64
        /// When it was changed last, in nanoseconds since 1970, as the file system says.
        var changed: Int64
        /// The number of the file in its file system: another file under the same name is another file.
        var file: UInt64
    }

    private struct Watched {
        var sighting: Sighting
        var since: Duration
    }

    private let settle: Duration
    private var watched: [WatchedPath: Watched] = [:]

    /// - Parameter settle: how long a file must stay as it is.
    init(settle: Duration) { self.settle = settle }

    /// Looks at the folder.
    ///
    /// - Parameters:
    ///   - sightings: all files that are there now.
    ///   - now: by a monotonic clock.
    /// - Returns: those that are complete, in the order of their paths; each is returned again until it is gone.
    mutating func look(_ sightings: [Sighting], now: Duration) -> [Sighting] {
        var next: [WatchedPath: Watched] = [:]
        var complete: [Sighting] = []
        for sighting in sightings {
            let known = watched[sighting.path]
            let since = known?.sighting == sighting ? known?.since ?? now : now
            next[sighting.path] = Watched(sighting: sighting, since: since)
            if now - since >= settle { complete.append(sighting) }
        }
        watched = next
        return complete.sorted { $0.path < $1.path }
    }
}
