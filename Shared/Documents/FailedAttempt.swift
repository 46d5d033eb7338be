/// An attempt to read a document that failed.
public struct FailedAttempt: Hashable, Codable, Sendable {
    /// When it was written down, milliseconds since 1970 (UTC); for people only.
    public var time: Int64
    /// Why it failed.
    public var failure: Failure
    /// Whether it counted: an outage is not the document's fault.
    public var counted: Bool

    /// Makes a record of an attempt.
    public init(time: Int64, failure: Failure, counted: Bool) {
        self.time = time
        self.failure = failure
        self.counted = counted
    }
}

extension [FailedAttempt] {
    /// Adds an attempt; when there are too many, attempts that did not count go first, the oldest first.
    public mutating func record(_ attempt: FailedAttempt, limit: Int) {
        append(attempt)
        while count > Swift.max(limit, 0) { remove(at: firstIndex { !$0.counted } ?? 0) }
    }
}
