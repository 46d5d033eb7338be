import Documents

/// Documents that the ledger of the root is not known to have, among so many of the journal.
public struct UnsettledPage: Hashable, Sendable {
    /// One of them, as far as those who ask want to know.
    public struct Item: Hashable, Sendable {
        /// Which it is.
        public var id: DocumentID
        /// Whether it has come to its end here: stored or buried.
        public var hasEnded: Bool
        /// Whether nothing of it is left to be reported.
        public var isReported: Bool

        /// Makes an item.
        public init(id: DocumentID, hasEnded: Bool, isReported: Bool) {
            self.id = id
            self.hasEnded = hasEnded
            self.isReported = isReported
        }
    }

    /// In the order in which they were taken; none, when all that was looked at is settled.
    public var items: [Item]
    /// The place of the journal to go on from; `nil` when it ends there.
    public var next: Int64?

    /// Makes a page.
    public init(items: [Item], next: Int64?) {
        self.items = items
        self.next = next
    }
}
