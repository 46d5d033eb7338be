/// Lists what waits in the journal, page by page, for whoever lends it: a pure state machine.
///
/// One page is read at a time. After a write that failed the listing starts over, since what was listed before must come
/// again; a page that is being read at that moment does not move the cursor of the new listing.
public struct QueueListing<Cursor: Sendable>: Sendable {
    /// After a failure of the journal nothing is read for so long.
    public static var pause: Duration { .seconds(5) }

    private let start: Cursor
    private var cursor: Cursor
    private var isReading = false
    private var isStale = false
    private var startsOverAt: Duration?

    /// - Parameter start: the cursor before the first document.
    public init(start: Cursor) {
        self.start = start
        cursor = start
    }

    /// Begins to read a page.
    ///
    /// - Returns: where the page begins; `nil` when one is being read already.
    public mutating func begin() -> Cursor? {
        guard !isReading else { return nil }
        isReading = true
        return cursor
    }

    /// The page that was begun has come.
    /// - Parameter end: the cursor behind it; the same as before when it was empty.
    public mutating func read(to end: Cursor) {
        isReading = false
        if !isStale { cursor = end }
        isStale = false
    }

    /// The page that was begun could not be read.
    public mutating func failed(now: Duration) {
        isReading = false
        isStale = false
        startOver(now: now)
    }

    /// Something could not be written: after a pause all that waits is listed again.
    public mutating func startOver(now: Duration) {
        startsOverAt = max(startsOverAt ?? .zero, now + Self.pause)
    }

    /// Time passed.
    ///
    /// - Returns: whether the listing starts over now.
    public mutating func tick(now: Duration) -> Bool {
        guard let at = startsOverAt, at <= now else { return false }
        startsOverAt = nil
        cursor = start
        isStale = isReading
        return true
    }
}
