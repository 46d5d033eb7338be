import Documents

/// All that the fold says about a place in a year. It is stored, and it is the input of the fold one level up.
public struct PlaceResult: Hashable, Codable, Sendable {
    /// What is known of a place's report for the year, from what was read or buried. What is in process, or of an undecided place, is told
    /// beside it; see ``Arrival``.
    public enum ReportState: String, Codable, Sendable, CaseIterable {
        /// A report was read.
        case reported
        /// A report arrived and could not be read.
        case unreadable
        /// Nothing was read or buried.
        case noReport = "no_report"
    }

    /// Whether a figure of a document entered the place's own cell, and if not, why.
    public struct FigureUse: Hashable, Codable, Sendable {
        /// The document.
        public var document: DocumentID
        /// The position of the observation in the document's findings.
        public var index: Int
        /// Why it did not enter; `nil` when it did.
        public var whyNot: WhyNot?

        /// Makes the fate of one figure.
        public init(document: DocumentID, index: Int, whyNot: WhyNot?) {
            self.document = document
            self.index = index
            self.whyNot = whyNot
        }
    }

    /// The place and the year.
    public var key: PlaceYear
    /// What is known of the place's own report.
    public var state: ReportState
    /// One cell for each indicator that the place or something under it states, in the order of codes.
    public var cells: [Cell]
    /// The counties under the place and how many of them report; the numbers about a figure stay zero here.
    public var counties: Coverage.Counties
    /// The fate of every figure whose period lies in this year, in the order of documents and positions.
    public var uses: [FigureUse]

    /// Makes a result.
    public init(
        key: PlaceYear, state: ReportState, cells: [Cell], uses: [FigureUse], counties: Coverage.Counties = .init()
    ) {
        self.key = key
        self.state = state
        self.cells = cells
        self.uses = uses
        self.counties = counties
    }

    /// The result of a place of which nothing is known.
    public static func nothing(_ key: PlaceYear) -> PlaceResult {
        PlaceResult(key: key, state: .noReport, cells: [], uses: [])
    }
}
