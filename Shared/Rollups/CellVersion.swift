import Documents

/// What a cell said from one change to the next.
public struct CellVersion: Hashable, Codable, Sendable {
    /// The cell.
    public var key: Cell.Key
    /// Since when, in milliseconds since 1970 (UTC), by the clock of the ledger; for people only.
    public var since: Int64
    /// Until when; `nil` for the version that holds.
    public var until: Int64?
    /// What it said; `nil` when there was no such cell any more.
    public var brief: CellBrief?
    /// The documents whose facts came in with the change, at the place or under it, and that have to do with the cell, in the order of their
    /// names. Empty when nothing came in and the rules, the catalogue or the gazetteer had changed.
    public var causes: [DocumentID]

    /// Makes a version; see the properties.
    public init(key: Cell.Key, since: Int64, until: Int64?, brief: CellBrief?, causes: [DocumentID]) {
        self.key = key
        self.since = since
        self.until = until
        self.brief = brief
        self.causes = causes
    }
}
