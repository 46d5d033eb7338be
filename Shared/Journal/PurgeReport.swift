/// What a purge removed.
public struct PurgeReport: Hashable, Codable, Sendable {
    /// Documents whose bytes were removed.
    public var documents = 0
    /// Bytes that were removed.
    public var bytes = 0

    /// Nothing.
    public init() {}

    /// Counts a document in whose bytes were removed.
    mutating func count(_ entry: JournalEntry) {
        documents += 1
        bytes += entry.byteCount
    }
}
