import Documents

/// Which documents an operator means. Every condition that is set must hold; none set means all documents.
public struct DocumentSelection: Hashable, Codable, Sendable {
    /// Only these documents.
    public var ids: Set<DocumentID>?
    /// Only documents that wait for one of these.
    public var statuses: Set<JournalEntry.Status>?
    /// Only documents that somebody handed in with this place as a hint.
    public var placeHint: String?
    /// Only documents that somebody handed in with this year as a hint.
    public var yearHint: Int?
    /// Only documents that somebody handed in from a source with this beginning.
    public var sourcePrefix: String?
    /// Only documents that somebody handed in within this time, milliseconds since 1970 (UTC).
    public var claimedWithin: ClosedRange<Int64>?
    /// Only documents whose stored reading is of another edition; documents without a reading are meant too.
    public var editionOtherThan: String?

    /// All documents.
    public static let all = DocumentSelection()

    /// Makes a selection; see the properties.
    public init(
        ids: Set<DocumentID>? = nil, statuses: Set<JournalEntry.Status>? = nil, placeHint: String? = nil,
        yearHint: Int? = nil, sourcePrefix: String? = nil, claimedWithin: ClosedRange<Int64>? = nil,
        editionOtherThan: String? = nil
    ) {
        self.ids = ids
        self.statuses = statuses
        self.placeHint = placeHint
        self.yearHint = yearHint
        self.sourcePrefix = sourcePrefix
        self.claimedWithin = claimedWithin
        self.editionOtherThan = editionOtherThan
    }

    /// Whether a document is meant. The conditions on claims must hold for one and the same claim.
    public func contains(_ entry: JournalEntry) -> Bool {
        if let ids, !ids.contains(entry.id) { return false }
        if let statuses, !statuses.contains(entry.status) { return false }
        if let editionOtherThan, entry.edition == editionOtherThan { return false }
        guard placeHint != nil || yearHint != nil || sourcePrefix != nil || claimedWithin != nil else { return true }
        return entry.claims.contains { claim in
            if let placeHint, claim.placeHint != placeHint { return false }
            if let yearHint, claim.yearHint != yearHint { return false }
            if let sourcePrefix, !claim.source.hasPrefix(sourcePrefix) { return false }
            if let claimedWithin, !claimedWithin.contains(claim.time) { return false }
            return true
        }
    }
}
