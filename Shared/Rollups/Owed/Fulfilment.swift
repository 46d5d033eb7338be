import Documents
import Duties

/// What is known of a report that somebody owes.
public struct Fulfilment: Hashable, Codable, Sendable {
    /// What is known, in the order in which it comes before another: a report that was read before all else.
    public enum State: String, Codable, Sendable, CaseIterable {
        /// A report of the year was read.
        case handedIn = "handed_in"
        /// A document arrived that those who handed it in call the place's, and it is not read yet.
        case inProcess = "in_process"
        /// A report of the year was read, and somebody retracted it.
        case retracted
        /// What arrived for the place and year could not be read.
        case unreadable
        /// Only a plan, a news item or the like arrived for the year.
        case otherKind = "other_kind"
        /// A report arrived of which nothing tells whether it is this place's or this year's.
        case undecided
        /// Reports of other years arrived, and none of this one.
        case otherYear = "other_year"
        /// Nothing ever arrived.
        case never
    }

    /// A document that bears on it.
    public struct Evidence: Hashable, Codable, Sendable {
        /// The document.
        public var document: DocumentID
        /// Where it came from, as its first submitter named it.
        public var source: String?
        /// The year that it reports, when something tells.
        public var year: Int?
        /// Why it does not count, or could not be read, in a sentence where somebody wrote one.
        public var reason: String?

        /// Makes evidence; see the properties.
        public init(document: DocumentID, source: String?, year: Int?, reason: String? = nil) {
            self.document = document
            self.source = source
            self.year = year
            self.reason = reason
        }
    }

    /// What is owed.
    public var duty: Duty
    /// What is known of it.
    public var state: State
    /// The documents from which that is known; of other years' reports the latest year's alone.
    public var evidence: [Evidence]
    /// When a report of the year was first handed in, in milliseconds since 1970 (UTC); `nil` when none was.
    public var handedInAt: Int64?

    /// Makes a fulfilment; see the properties.
    public init(duty: Duty, state: State, evidence: [Evidence] = [], handedInAt: Int64? = nil) {
        self.duty = duty
        self.state = state
        self.evidence = evidence
        self.handedInAt = handedInAt
    }

    /// Whether a report shall come and none was read.
    public var isOutstanding: Bool { duty.standing == .owed && state != .handedIn }
}
