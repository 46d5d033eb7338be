import Observations

/// What a person decided about a cell's own figure or one that competes for it, and whether that still holds.
public struct CellDecision: Hashable, Codable, Sendable {
    /// What was decided.
    public var adjudication: Adjudication
    /// Whether it is applied (核定); else what it was about is no longer what it was, and it is to be looked at again (待复核).
    public var isApplied: Bool

    /// Makes a decision; see the properties.
    public init(_ adjudication: Adjudication, isApplied: Bool) {
        self.adjudication = adjudication
        self.isApplied = isApplied
    }
}

extension OwnFigure {
    /// The figure as a decision remembers it.
    var decided: Adjudication.Figure {
        Adjudication.Figure(document: document, value: value, bounds: bounds, period: period)
    }
}
