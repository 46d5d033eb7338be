/// What a place hands to the fold of the place above it: its result without what only its own readers need.
///
/// The fold takes nothing else from below, so a result that changes and hands up the same leaves all above it as it is.
public struct Contribution: Hashable, Sendable {
    /// The place and the year.
    public var key: PlaceYear
    /// What is known of the place's own report.
    public var state: PlaceResult.ReportState
    /// The counties under the place and how many of them report.
    public var counties: Coverage.Counties
    /// What is handed up of each indicator that the place or something under it states, in the order of codes.
    public var lines: [Line]

    /// Makes what is handed up; see the properties.
    public init(key: PlaceYear, state: PlaceResult.ReportState, counties: Coverage.Counties, lines: [Line]) {
        self.key = key
        self.state = state
        self.counties = counties
        self.lines = lines
    }

    /// What a result hands up.
    public init(of result: PlaceResult) {
        self.init(
            key: result.key, state: result.state, counties: result.counties, lines: result.cells.map(Line.init))
    }

    /// Whether anything at all is known: a report, a dead letter, or a figure.
    var speaks: Bool { state != .noReport || !lines.isEmpty }
}
