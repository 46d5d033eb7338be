/// Lists what waits in the journal, page by page, for whoever lends it: a pure state machine.
///
/// One page is read at a time. After a write that failed the listing starts over, since what was listed before must come
/// again; a page that is being read at that moment does not move the cursor of the new listing. Behind the last page
/// nothing is read until it is said that more waits.
public struct QueueListing<Cursor: Sendable>: Sendable {
    /// After a failure of the journal nothing is read for so long.
    public static var pause: Duration { .seconds(5) }

    private let start: Cursor
    private var cursor: Cursor
    private var isReading = false
    private var isStale = false
    private var mayHaveMore = true
    private var hasGrownMeanwhile = false
    private var startsOverAt: Duration?

    /// - Parameter start: the cursor before the first document.
    public init(start: Cursor) {
        self.start = start
        cursor = start
    }

    /// Begins to read a page.
    ///
    /// - Returns: where the page begins; `nil` when one is being read already, and when nothing can be behind the last one.
    public mutating func begin() -> Cursor? {
        guard !isReading, mayHaveMore else { return nil }
        isReading = true
        hasGrownMeanwhile = false
        return cursor
    }

    /// The page that was begun has come.
    /// - Parameters:
    ///   - end: the cursor behind it; the same as before when it was empty.
    ///   - isLast: whether nothing waited behind it when it was read: it was not full.
    public mutating func read(to end: Cursor, isLast: Bool) {
        isReading = false
        if !isStale {
            cursor = end
            mayHaveMore = !isLast || hasGrownMeanwhile
        }
        isStale = false
    }

    /// More waits in the journal than before.
    public mutating func grew() {
        mayHaveMore = true
        hasGrownMeanwhile = true
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
        mayHaveMore = true
        isStale = isReading
        return true
    }
}
