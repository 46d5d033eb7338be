import Observations

/// A figure that a reading told differently from the one of a lower edition that it took the place of, or that it found in
/// a document that was a dead letter.
public struct RecordedChange: Hashable, Codable, Sendable {
    /// Its position in the order in which changes were recorded; the cursor of listings.
    public var sequence: Int64
    /// When, in milliseconds since 1970 (UTC); for people only.
    public var time: Int64
    /// The figure before and after.
    public var change: ReadingChange

    /// Makes an entry.
    public init(sequence: Int64, time: Int64, change: ReadingChange) {
        self.sequence = sequence
        self.time = time
        self.change = change
    }
}
