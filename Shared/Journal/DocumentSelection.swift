import Documents

/// Which documents an operator means. Every condition that is set must hold; none set means all documents.
public struct DocumentSelection: Hashable, Codable, Sendable {
    /// Only these documents.
    public var ids: Set<DocumentID>?
    /// Only documents whose names begin with one of these: hexadecimal digits in lower case, as people shorten names.
    public var idPrefixes: [String]?
    /// Only documents that wait for one of these.
    public var statuses: Set<JournalEntry.Status>?
    /// Only documents whose last attempt failed at this stage; with `statuses` `[.buried]` the dead letters of a stage.
    public var failureStage: Failure.Stage?
    /// Only documents whose last attempt failed with this code.
    public var failureCode: String?
    /// Only documents that somebody handed in with exactly this place as a hint.
    public var placeHint: String?
    /// Only documents that somebody handed in with a place code as a hint that is this one or lies under it: 420000 means
    /// 421202 too. A name, which has nothing under it, means itself.
    public var placeUnder: String?
    /// Only documents that somebody handed in with this year as a hint.
    public var yearHint: Int?
    /// Only documents that somebody handed in from a source with this beginning.
    public var sourcePrefix: String?
    /// Only documents that somebody handed in within this time, milliseconds since 1970 (UTC).
    public var claimedWithin: ClosedRange<Int64>?
    /// Only documents whose stored reading is of another edition; documents without a reading are meant too.
    public var editionOtherThan: String?
    /// Only documents whose stored reading is of an older edition, `engine.catalogue.gazetteer`; documents without a
    /// reading, or with one whose edition is no such three numbers, count as older.
    public var editionBelow: String?

    /// All documents.
    public static let all = DocumentSelection()

    /// Makes a selection; see the properties.
    public init(
        ids: Set<DocumentID>? = nil, idPrefixes: [String]? = nil, statuses: Set<JournalEntry.Status>? = nil,
        failureStage: Failure.Stage? = nil, failureCode: String? = nil, placeHint: String? = nil,
        placeUnder: String? = nil, yearHint: Int? = nil, sourcePrefix: String? = nil,
        claimedWithin: ClosedRange<Int64>? = nil, editionOtherThan: String? = nil, editionBelow: String? = nil
    ) {
        self.ids = ids
        self.idPrefixes = idPrefixes
        self.statuses = statuses
        self.failureStage = failureStage
        self.failureCode = failureCode
        self.placeHint = placeHint
        self.placeUnder = placeUnder
        self.yearHint = yearHint
        self.sourcePrefix = sourcePrefix
        self.claimedWithin = claimedWithin
        self.editionOtherThan = editionOtherThan
        self.editionBelow = editionBelow
    }

    /// Whether a document is meant. The conditions on claims must hold for one and the same claim.
    public func contains(_ entry: JournalEntry) -> Bool {
        if let ids, !ids.contains(entry.id) { return false }
        if let idPrefixes, !idPrefixes.contains(where: entry.id.description.hasPrefix) { return false }
        if let statuses, !statuses.contains(entry.status) { return false }
        if let failureStage, entry.failure?.stage != failureStage { return false }
        if let failureCode, entry.failure?.code != failureCode { return false }
        if let editionOtherThan, entry.edition == editionOtherThan { return false }
        if let editionBelow, !EditionNumbers.isOlder(entry.edition, than: editionBelow) { return false }
        guard asksAboutClaims else { return true }
        let codePrefix = placeUnder.map(PlaceCode.prefix)
        return entry.claims.contains { contains($0, codePrefix) }
    }

    private var asksAboutClaims: Bool {
        placeHint != nil || placeUnder != nil || yearHint != nil || sourcePrefix != nil || claimedWithin != nil
    }

    private func contains(_ claim: Claim, _ codePrefix: PlaceCode.Prefix?) -> Bool {
        if let placeHint, claim.placeHint != placeHint { return false }
        if let codePrefix, !codePrefix.contains(claim.placeHint) { return false }
        if let yearHint, claim.yearHint != yearHint { return false }
        if let sourcePrefix, !claim.source.hasPrefix(sourcePrefix) { return false }
        if let claimedWithin, !claimedWithin.contains(claim.time) { return false }
        return true
    }
}
