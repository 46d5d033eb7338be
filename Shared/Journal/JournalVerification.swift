import Documents

/// What was found when a journal was looked through.
public struct JournalVerification: Hashable, Codable, Sendable {
    /// Something that is not what was written.
    public struct Damage: Hashable, Codable, Sendable {
        /// The document, when its row says which; `nil` for a row that belongs to none.
        public var document: DocumentID?
        /// What is wrong and what to do, in one or two sentences.
        public var reason: String
    }

    /// Documents that were in the journal when it began.
    public var total: Int
    /// Documents that were looked at.
    public var documents = 0
    /// Bytes of documents that were read.
    public var bytes = 0
    /// What is damaged.
    public var damage: [Damage] = []

    /// Whether nothing is damaged.
    public var isWhole: Bool { damage.isEmpty }

    init(total: Int) { self.total = total }

    /// Counts a document in that was looked at.
    mutating func count(_ entry: JournalEntry, bytes: Int) {
        documents += 1
        self.bytes += bytes
    }
}
