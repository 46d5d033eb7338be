import Documents
import Indicators
import Places

extension Fact {
    /// What kind of fact it is, for those who are told of it without its content.
    public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
        /// The document was read.
        case reading
        /// Somebody handed the document in.
        case claim
        /// The document could not be read.
        case burial
        /// The document was taken out of all sums, or put back.
        case retraction
        /// A person decided about a cell or a figure.
        case decision
    }

    /// What kind of fact it is.
    public var kind: Kind {
        switch self {
        case .reading: .reading
        case .claim: .claim
        case .burial: .burial
        case .retraction: .retraction
        case .adjudication: .decision
        }
    }
}

/// A fact that a node did not take from one below it, as people are told of it at both ends.
public struct RefusedFact: Hashable, Codable, Sendable {
    /// What a fact is about, as far as that is known.
    public struct Subject: Hashable, Codable, Sendable {
        /// The document; `nil` for a decision about a cell, which is kept under a name that no bytes have.
        public var document: DocumentID?
        /// The place.
        public var place: PlaceCode?
        /// The year.
        public var year: Int?
        /// What is counted, when a person decided about it.
        public var indicator: IndicatorCode?

        /// Makes a subject; see the properties.
        public init(
            document: DocumentID?, place: PlaceCode? = nil, year: Int? = nil, indicator: IndicatorCode? = nil
        ) {
            self.document = document
            self.place = place
            self.year = year
            self.indicator = indicator
        }
    }

    /// The node below that handed it up; `nil` at that node itself.
    public var node: String?
    /// The place for which that node answered then.
    public var nodePlace: PlaceCode?
    /// What kind of fact it is.
    public var kind: Fact.Kind
    /// What it is about.
    public var subject: Subject
    /// Why it was refused, in the words of the node that refused it.
    public var reason: String
    /// When it was refused first, by the clock of the node that tells of it, in milliseconds since 1970 (UTC).
    public var since: Int64
    /// When it was refused last.
    public var last: Int64
    /// How often it was handed up and refused.
    public var times: Int

    /// Makes it; see the properties.
    public init(
        node: String? = nil, nodePlace: PlaceCode? = nil, kind: Fact.Kind, subject: Subject, reason: String,
        since: Int64, last: Int64, times: Int
    ) {
        self.node = node
        self.nodePlace = nodePlace
        self.kind = kind
        self.subject = subject
        self.reason = reason
        self.since = since
        self.last = last
        self.times = times
    }
}
