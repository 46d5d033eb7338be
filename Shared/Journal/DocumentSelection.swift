import Documents

/// Which documents an operator means. Every condition that is set must hold; none set means all documents.
public struct DocumentSelection: Hashable, Codable, Sendable {
    /// Only documents whose names begin with one of these: hexadecimal digits in lower case, as people shorten names. A
    /// whole name is one of 64 digits.
    public var idPrefixes: [String]?
    /// Only documents that wait for one of these.
    public var statuses: Set<JournalEntry.Status>?
    /// Only documents whose last attempt failed at this stage; with `statuses` `[.buried]` the dead letters of a stage.
    public var failureStage: Failure.Stage?
    /// Only documents whose last attempt failed with this code.
    public var failureCode: String?
    /// Only documents that somebody handed in with a place code as a hint that is this one or lies under it: 420000 means
    /// 421202 too. A name, which has nothing under it, means itself.
    public var placeUnder: String?
    /// Only documents that somebody handed in with this year as a hint.
    public var yearHint: Int?
    /// Documents for which `placeUnder` and `yearHint` hold whatever was said when they were handed in: others know it from the texts.
    public var known: Set<DocumentID>?
    /// Only documents that somebody handed in within this time, milliseconds since 1970 (UTC).
    public var claimedWithin: ClosedRange<Int64>?
    /// Only documents whose stored reading is of an older edition, `engine.catalogue.gazetteer`; documents without a
    /// reading, or with one whose edition is no such three numbers, count as older.
    public var editionBelow: String?

    /// All documents.
    public static let all = DocumentSelection()

    /// Makes a selection; see the properties.
    public init(
        idPrefixes: [String]? = nil, statuses: Set<JournalEntry.Status>? = nil,
        failureStage: Failure.Stage? = nil, failureCode: String? = nil, placeUnder: String? = nil, yearHint: Int? = nil,
        known: Set<DocumentID>? = nil, claimedWithin: ClosedRange<Int64>? = nil, editionBelow: String? = nil
    ) {
        self.idPrefixes = idPrefixes
        self.statuses = statuses
        self.failureStage = failureStage
        self.failureCode = failureCode
        self.placeUnder = placeUnder
        self.yearHint = yearHint
        self.known = known
        self.claimedWithin = claimedWithin
        self.editionBelow = editionBelow
    }

    /// Whether a document is meant. The conditions on claims must hold for one and the same claim.
    public func contains(_ entry: JournalEntry) -> Bool {
        guard mayName(entry.id) else { return false }
        if let statuses, !statuses.contains(entry.status) { return false }
        if let failureStage, entry.failure?.stage != failureStage { return false }
        if let failureCode, entry.failure?.code != failureCode { return false }
        if let editionBelow, !EditionNumbers.isOlder(entry.edition, than: editionBelow) { return false }
        guard asksAboutClaims else { return true }
        let isKnown = known?.contains(entry.id) ?? false
        let codePrefix = isKnown ? nil : placeUnder.map(AreaPrefix.init)
        return entry.claims.contains { contains($0, codePrefix, isKnown ? nil : yearHint) }
    }

    /// Whether the names that are asked for allow this one.
    func mayName(_ id: DocumentID) -> Bool {
        idPrefixes?.contains(where: id.description.hasPrefix) != false
    }

    private var asksAboutClaims: Bool {
        placeUnder != nil || yearHint != nil || claimedWithin != nil
    }

    private func contains(_ claim: Claim, _ codePrefix: AreaPrefix?, _ yearHint: Int?) -> Bool {
        if let codePrefix, !codePrefix.contains(claim.placeHint) { return false }
        if let yearHint, claim.yearHint != yearHint { return false }
        if let claimedWithin, !claimedWithin.contains(claim.time) { return false }
        return true
    }
}
