import Documents
import Observations

/// Which documents of a journal an operator means. Every condition that is set must hold; none set means all.
public struct QueueFilter: Hashable, Codable, Sendable {
    /// Only documents whose names begin with one of these: hexadecimal digits, in lower case.
    public var names: [String]?
    /// Only documents in one of these states: `pending`, `stored`, `dead`.
    public var statuses: [String]?
    /// Only documents handed in for this place: a code, then also for what lies under it, or a name.
    public var place: String?
    /// Only documents handed in for this year.
    public var year: Int?
    /// Documents for which `place` and `year` hold whatever was said when they were handed in: the ledger knows it from their texts.
    public var known: [DocumentID]?
    /// Only documents handed in at this time or later, milliseconds since 1970 (UTC).
    public var since: Int64?
    /// Only documents handed in before this time, milliseconds since 1970 (UTC).
    public var until: Int64?
    /// Only documents whose last attempt failed at this stage.
    public var stage: Failure.Stage?
    /// Only documents whose last attempt failed with this code.
    public var code: String?
    /// Only documents whose reading is of an older edition than this, or that have none.
    public var olderThan: Edition?

    /// All documents.
    public static let all = QueueFilter()

    /// Makes a filter; see the properties.
    public init(
        names: [String]? = nil, statuses: [String]? = nil, place: String? = nil, year: Int? = nil,
        known: [DocumentID]? = nil, since: Int64? = nil, until: Int64? = nil, stage: Failure.Stage? = nil,
        code: String? = nil,
        olderThan: Edition? = nil
    ) {
        self.names = names
        self.statuses = statuses
        self.place = place
        self.year = year
        self.known = known
        self.since = since
        self.until = until
        self.stage = stage
        self.code = code
        self.olderThan = olderThan
    }
}
