/// Why a verdict is what it is. The words for people are made of it in their language.
public struct VerdictReason: Hashable, Codable, Sendable {
    /// The reason. The raw values are stable: they stand in exported tables.
    public enum Code: String, Codable, Sendable, CaseIterable {
        /// Nothing under the place is expected to report.
        case noChildren = "no_children"
        /// No child states the figure.
        case noChildStates = "no_child_states"
        /// The place itself does not state the figure.
        case noOwnFigure = "no_own_figure"
        /// The place states several figures and nothing decides between them.
        case ambiguous
        /// The figure is one that is never added: a list, a rate, a duration.
        case notAdded = "not_added"
        /// Rates are shown beside each other, not compared.
        case rateNotCompared = "rate_not_compared"
        /// The own figure covers the government's own organs alone.
        case organOnly = "organ_only"
        /// The own figure does not say how far it reaches, and is smaller than the children's sum.
        case ambitUnknown = "ambit_unknown"
        /// The figures do not refer to the same days.
        case periodsDiffer = "periods_differ"
        /// The bounds overlap and every child states the figure.
        case agrees
        /// The bounds overlap, and leave room for the children that are missing.
        case agreesWithRoom = "agrees_with_room"
        /// The bounds overlap although children are missing, and leave no room for them: a warning.
        case agreesWithoutRoom = "agrees_without_room"
        /// The own figure is larger, and children are missing.
        case childrenMissing = "children_missing"
        /// The own figure is larger although every child states it: the rest may be the organ's own share.
        case organShare = "organ_share"
        /// The own figure is smaller than what the children state together.
        case belowSum = "below_sum"
    }

    /// The reason.
    public var code: Code
    /// The children that it is about: those missing, or those whose days differ.
    public var names: [String]

    /// Makes a reason.
    public init(_ code: Code, names: [String] = []) {
        self.code = code
        self.names = names
    }

    /// Whether an `equal` verdict deserves a second look all the same.
    public var isWarning: Bool { code == .agreesWithoutRoom }
}
