import Documents
import Indicators
import Observations
import Places
import Quantities

/// Every input of a cell, each with the rule by which it came in or stayed out.
public struct CellInputs: Hashable, Codable, Sendable {
    /// Whose document states a figure.
    public enum Origin: String, Hashable, Codable, Sendable, CaseIterable {
        /// The place's, or a department's of it.
        case own
        /// The place above, which states a figure of this one by name. It never enters.
        case above
        /// Nothing tells whose: this place is one of those that it may be.
        case undecided
    }

    /// A figure that a document states of the indicator for the year; of a rate also its numerator and denominator.
    public struct Figure: Hashable, Codable, Sendable {
        /// Whose document it is.
        public var origin: Origin
        /// The document.
        public var document: DocumentID
        /// The position of the figure in the document's findings: what a decision about it names.
        public var index: Int
        /// Where the document came from, as its first submitter named it.
        public var source: String?
        /// What kind of document it is.
        public var kind: DocumentMetadata.Kind
        /// The department that reports; `nil` for the government.
        public var department: String?
        /// The year that the document reports.
        public var reportYear: Int?
        /// When it was published.
        public var published: CalendarDay?
        /// The figure with its sentence.
        public var observation: Observation
        /// Why it stayed out of the place's own figure; `nil` when it came in.
        public var whyNot: WhyNot?

        /// Makes a figure; see the properties.
        public init(
            origin: Origin, document: DocumentID, index: Int, source: String?, kind: DocumentMetadata.Kind,
            department: String?, reportYear: Int?, published: CalendarDay?, observation: Observation, whyNot: WhyNot?
        ) {
            self.origin = origin
            self.document = document
            self.index = index
            self.source = source
            self.kind = kind
            self.department = department
            self.reportYear = reportYear
            self.published = published
            self.observation = observation
            self.whyNot = whyNot
        }
    }

    /// The figures, those that came in before the others.
    public var figures: [Figure] = []
    /// Documents of the place and year that are not read yet.
    public var inProcess: [Fulfilment.Evidence] = []
    /// Documents of the place and year that could not be read.
    public var unreadable: [Fulfilment.Evidence] = []
    /// The places directly below: those that are expected, those that say anything, and those that ended in the year and stand down.
    public var children: [Child] = []

    /// No input at all.
    public init() {}
}
